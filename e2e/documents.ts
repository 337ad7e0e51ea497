import { type APIRequestContext, test as base, type Page } from '@playwright/test'
import { pageCases } from './pages'

/** What a page says about itself to machines, and where it leads. Values are as written in it. */
export interface DocumentFacts {
  title: string
  description: string
  canonical: string | null
  alternates: { hreflang: string; href: string }[]
  openGraph: { property: string; content: string }[]
  icons: string[]
  manifest: string | null
  jsonLd: string[]
  breadcrumb: { name: string; href: string }[]
  modified: string | null
  links: LinkFacts[]
  /** Addresses of styles, scripts, fonts and images. */
  parts: string[]
  ids: string[]
  mains: number
  /** From 1 to 6, in order. */
  headingLevels: number[]
  /** The short titles of its entries; the page’s own is marked. */
  sectionMenu: { text: string; isCurrent: boolean }[]
}

export interface LinkFacts {
  href: string
  hreflang: string | null
  text: string
}

/** Adds what every page says, by path, read once for all tests of a worker. */
export const test = base.extend<object, { documents: Map<string, DocumentFacts> }>({
  documents: [
    async ({ browser, playwright }, use, worker) => {
      const { baseURL } = worker.project.use
      const request = await playwright.request.newContext(baseURL ? { baseURL } : {})
      const page = await browser.newPage()
      const documents = new Map<string, DocumentFacts>()
      for (const { path } of pageCases) documents.set(path, await readDocument(request, page, path))
      await page.close()
      await request.dispose()
      await use(documents)
    },
    { scope: 'worker' },
  ],
})

/** @throws for a path that is no page of the table. */
export function factsOf(documents: Map<string, DocumentFacts>, path: string): DocumentFacts {
  const facts = documents.get(path)
  if (!facts) throw new Error(`No page has the path “${path}”`)
  return facts
}

async function readDocument(
  request: APIRequestContext,
  page: Page,
  path: string,
): Promise<DocumentFacts> {
  const response = await request.get(path)
  return page.evaluate(extractFacts, await response.text())
}

/** Runs in the browser, on the document as served: its scripts have not run. */
function extractFacts(html: string): DocumentFacts {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const all = (selector: string) => [...document.querySelectorAll(selector)]
  const values = (selector: string, name: string) =>
    all(selector).map((element) => element.getAttribute(name) ?? '')
  const value = (selector: string, name: string) => values(selector, name)[0] ?? null
  const text = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  return {
    title: document.title,
    description: value('meta[name=description]', 'content') ?? '',
    canonical: value('link[rel=canonical]', 'href'),
    alternates: all('link[rel=alternate][hreflang]').map((link) => ({
      hreflang: link.getAttribute('hreflang') ?? '',
      href: link.getAttribute('href') ?? '',
    })),
    openGraph: all('meta[property^="og:"]').map((meta) => ({
      property: meta.getAttribute('property') ?? '',
      content: meta.getAttribute('content') ?? '',
    })),
    icons: values('link[rel~=icon], link[rel=apple-touch-icon]', 'href'),
    manifest: value('link[rel=manifest]', 'href'),
    jsonLd: all('script[type="application/ld+json"]').map((script) => script.textContent ?? ''),
    breadcrumb: all('.breadcrumb a').map((link) => ({
      name: text(link),
      href: link.getAttribute('href') ?? '',
    })),
    modified: value('.date-modified time', 'datetime'),
    links: all('a[href]').map((link) => ({
      href: link.getAttribute('href') ?? '',
      hreflang: link.getAttribute('hreflang'),
      text: text(link),
    })),
    parts: [
      ...values('link[rel=stylesheet], link[rel=preload]', 'href'),
      ...values('script[src], img[src]', 'src'),
    ],
    ids: values('[id]', 'id'),
    mains: all('main').length,
    headingLevels: all('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName[1])),
    sectionMenu: all('.section-menu a').map((link) => ({
      text: text(link),
      isCurrent: link.getAttribute('aria-current') === 'page',
    })),
  }
}
