import { expect, type Page } from '@playwright/test'
import { kindHeaders } from '../delivery/headers'
import { defaultLocale, type Locale, locales, localeTable } from '../i18n/locales'
import { securityContact } from '../portal.config'
import { publicOrigin } from '../site/origin'
import { getPath, getText, homeId, pageLocales } from '../site/registry'
import { securityTextPath } from '../site/security-text'
import { type DocumentFacts, factsOf, test } from './documents'
import { type PageCase, pageCases } from './pages'

interface WebPageData {
  '@type': string
  inLanguage?: string
  dateModified?: string
  url?: string
  itemListElement?: { position: number; name: string; item: string }[]
}

test('every page names itself as its canonical address', ({ documents }) => {
  for (const { path } of pageCases) {
    expect.soft(factsOf(documents, path).canonical, path).toBe(publicOrigin() + path)
  }
})

test('every page names all its languages, itself and the default, and they name it back', ({
  documents,
}) => {
  for (const entry of pageCases) {
    const { alternates } = factsOf(documents, entry.path)
    expect.soft(pairs(alternates), entry.path).toEqual(expectedAlternates(entry))
    for (const { href } of alternates) {
      const other = factsOf(documents, href.replace(publicOrigin(), ''))
      expect.soft(pairs(other.alternates), `${entry.path} → ${href}`).toEqual(pairs(alternates))
    }
  }
})

test('the sitemap lists every page with the alternates and the date that the page has', async ({
  documents,
  page,
  request,
}) => {
  const response = await request.get('/sitemap.xml')
  expect(response.headers()['content-type']).toContain('xml')
  const entries = await readSitemap(page, await response.text())
  const addresses = entries.map(({ url }) => url).sort()
  expect(addresses).toEqual(pageCases.map(({ path }) => publicOrigin() + path).sort())
  for (const entry of pageCases) {
    const listed = entries.find(({ url }) => url === publicOrigin() + entry.path)
    const { alternates, modified } = factsOf(documents, entry.path)
    expect.soft(pairs(listed?.alternates ?? []), entry.path).toEqual(pairs(alternates))
    expect.soft(listed?.modified, entry.path).toBe(entry.page.modified)
    expect.soft(modified, entry.path).toBe(entry.page.modified)
  }
})

test('robots.txt names the sitemap', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots.split('\n')).toContain(`Sitemap: ${publicOrigin()}/sitemap.xml`)
})

test('security.txt says whom to tell of a weakness, in every language of the portal', async ({
  request,
}) => {
  const response = await request.get(securityTextPath)
  expect(response.headers()).toMatchObject({
    'cache-control': kindHeaders.file['Cache-Control'],
    'content-type': 'text/plain; charset=utf-8',
  })
  const lines = (await response.text()).split('\n')
  expect(lines).toContain(`Contact: ${securityContact.address}`)
  expect(lines).toContain(`Preferred-Languages: ${locales.join(', ')}`)
  expect(lines).toContain(`Canonical: ${publicOrigin()}${securityTextPath}`)
  const [, expires = ''] = lines.find((line) => line.startsWith('Expires: '))?.split(': ') ?? []
  expect(Date.parse(expires)).toBeGreaterThan(Date.now())
})

test('no two pages of a language have the same title or description', ({ documents }) => {
  for (const locale of locales) {
    const facts = pageCases
      .filter((entry) => entry.locale === locale)
      .map(({ path }) => factsOf(documents, path))
    expect.soft(repeated(facts.map(({ title }) => title)), locale).toEqual([])
    expect.soft(repeated(facts.map(({ description }) => description)), locale).toEqual([])
  }
})

test('every page has a title of its own language and a description that fits a result list', ({
  documents,
}) => {
  for (const { page, locale, path } of pageCases) {
    const { title, description } = factsOf(documents, path)
    expect.soft(title, path).toContain(getText(page, locale).title)
    expect.soft(description, path).toBe(getText(page, locale).description)
    expect.soft(description.length, `${path}: ${description}`).toBeGreaterThan(20)
    expect.soft(description.length, `${path}: ${description}`).toBeLessThanOrEqual(130)
  }
})

test('a shared page says its language and its other languages', ({ documents }) => {
  for (const { page, locale, path } of pageCases) {
    const facts = factsOf(documents, path)
    const others = pageLocales(page).filter((other) => other !== locale)
    expect.soft(openGraph(facts, 'og:locale'), path).toEqual([localeTable[locale].openGraph])
    expect
      .soft(openGraph(facts, 'og:locale:alternate').sort(), path)
      .toEqual(others.map((other) => localeTable[other].openGraph).sort())
    expect.soft(openGraph(facts, 'og:url'), path).toEqual([publicOrigin() + path])
    expect.soft(openGraph(facts, 'og:title'), path).toEqual([getText(page, locale).title])
  }
})

test('structured data states the language, the date and the breadcrumb that a reader sees', ({
  documents,
}) => {
  for (const { page, locale, path } of pageCases) {
    const { jsonLd, breadcrumb } = factsOf(documents, path)
    const graph = jsonLd.flatMap((json): WebPageData[] => JSON.parse(json)['@graph'])
    const webPage = graph.find((node) => node['@type'] === 'WebPage')
    expect.soft(webPage, path).toMatchObject({
      inLanguage: locale,
      dateModified: page.modified,
      url: publicOrigin() + path,
    })
    const list = graph.find((node) => node['@type'] === 'BreadcrumbList')?.itemListElement ?? []
    const steps = breadcrumb.map(({ name, href }) => ({ name, item: publicOrigin() + href }))
    const own = { name: getText(page, locale).shortTitle, item: publicOrigin() + path }
    expect
      .soft(
        list.map(({ name, item }) => ({ name, item })),
        path,
      )
      .toEqual(steps.length > 0 ? [...steps, own] : [])
    expect
      .soft(
        list.map(({ position }) => position),
        path,
      )
      .toEqual(list.map((_, at) => at + 1))
  }
})

test('only the home pages ask for a manifest, that of their language, whose addresses answer', async ({
  documents,
  request,
}) => {
  for (const { page, locale, path } of pageCases) {
    const { manifest } = factsOf(documents, path)
    const expected = page.id === homeId ? `/${locale}/manifest.webmanifest` : null
    expect.soft(manifest, path).toBe(expected)
  }
  for (const locale of locales) {
    const response = await request.get(`/${locale}/manifest.webmanifest`)
    const manifest: { lang: string; start_url: string; icons: { src: string }[] } =
      await response.json()
    expect.soft(manifest.lang).toBe(locale)
    expect.soft(manifest.start_url).toBe(`/${locale}`)
    expect.soft(manifest.icons.length).toBeGreaterThan(0)
    for (const { src } of manifest.icons) {
      expect.soft((await request.get(src)).status(), `${locale}: ${src}`).toBe(200)
    }
  }
})

test('the icons and the sharing image of every page are there', async ({ documents, request }) => {
  const images = new Set<string>()
  for (const { path } of pageCases) {
    const facts = factsOf(documents, path)
    const shared = openGraph(facts, 'og:image')
    expect.soft(shared.length, path).toBe(1)
    expect.soft(facts.icons.length, path).toBeGreaterThan(0)
    for (const address of [...facts.icons, ...shared]) images.add(address)
  }
  for (const address of images) {
    const response = await request.get(address.replace(publicOrigin(), ''))
    expect.soft(response.status(), address).toBe(200)
    expect.soft(response.headers()['content-type'], address).toMatch(/^image\//)
  }
})

function expectedAlternates({ page }: PageCase): string[] {
  const url = (locale: Locale) => publicOrigin() + getPath(page, locale)
  return [
    ...pageLocales(page).map((locale) => `${locale} ${url(locale)}`),
    `x-default ${url(defaultLocale)}`,
  ].sort()
}

function pairs(alternates: DocumentFacts['alternates']): string[] {
  return alternates.map(({ hreflang, href }) => `${hreflang} ${href}`).sort()
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

function openGraph(facts: DocumentFacts, property: string): string[] {
  return facts.openGraph.filter((meta) => meta.property === property).map(({ content }) => content)
}

function readSitemap(page: Page, xml: string) {
  return page.evaluate((source) => {
    const sitemap = new DOMParser().parseFromString(source, 'text/xml')
    return [...sitemap.querySelectorAll('url')].map((url) => ({
      url: url.querySelector('loc')?.textContent ?? '',
      modified: url.querySelector('lastmod')?.textContent ?? '',
      alternates: [...url.getElementsByTagName('xhtml:link')].map((link) => ({
        hreflang: link.getAttribute('hreflang') ?? '',
        href: link.getAttribute('href') ?? '',
      })),
    }))
  }, xml)
}

test('icons that browsers ask for by convention are there', async ({ request }) => {
  const icons = ['/favicon.ico', '/apple-touch-icon.png', '/apple-touch-icon-precomposed.png']
  for (const path of icons) {
    const response = await request.get(path)
    expect.soft(response.status(), path).toBe(200)
    expect.soft(response.headers()['content-type'], path).toMatch(/^image\/(?:png|x-icon)$/)
  }
})
