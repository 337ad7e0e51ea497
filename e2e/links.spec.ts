import { expect } from '@playwright/test'
import { isLocale, languageName } from '../i18n/locales'
import { readExternalLinks } from '../site/content'
import { publicOrigin } from '../site/origin'
import { getPage, getPath, homeId, neutralPath, pageLocales } from '../site/registry'
import { type DocumentFacts, factsOf, type LinkFacts, test } from './documents'
import { comparisonCases, pageCases, samples, translators } from './pages'

test('every link inside the portal leads to a document, without a redirect', async ({
  documents,
  request,
}) => {
  const faults: string[] = []
  const sources = new Map<string, string>()
  // Made per request, and each looked at by a test of its own (comparison.spec.ts).
  const beside = new Set(comparisonCases.map(({ path }) => path))
  for (const { path } of pageCases) {
    const { links, parts } = factsOf(documents, path)
    for (const address of [...links.map(({ href }) => href), ...parts]) {
      const url = new URL(address, publicOrigin() + path)
      if (url.origin !== publicOrigin() || beside.has(url.pathname)) continue
      sources.set(url.pathname + url.search, path)
    }
  }
  expect(sources.size).toBeGreaterThan(pageCases.length)
  for (const [address, source] of sources) {
    const response = await request.get(address, { maxRedirects: 0 })
    if (response.status() !== 200) faults.push(`${source} → ${address}: ${response.status()}`)
  }
  expect(faults).toEqual([])
})

test('every link to a section leads to a section that is there', ({ documents }) => {
  const faults: string[] = []
  let checked = 0
  for (const { path } of pageCases) {
    for (const { href } of factsOf(documents, path).links) {
      const url = new URL(href, publicOrigin() + path)
      if (url.origin !== publicOrigin() || !url.hash) continue
      const id = decodeURIComponent(url.hash.slice(1))
      const targets = targetsOf(documents, url.pathname)
      if (targets.length === 0) faults.push(`${path} → ${href}: no page of ours`)
      for (const target of targets) {
        checked += 1
        const found = target.ids.filter((candidate) => candidate === id)
        if (found.length !== 1) faults.push(`${path} → ${href}: ${found.length} × #${id}`)
      }
    }
  }
  expect(checked).toBeGreaterThan(pageCases.length)
  expect(faults).toEqual([])
})

test('no id is used twice on a page', ({ documents }) => {
  const faults = pageCases.flatMap(({ path }) =>
    factsOf(documents, path)
      .ids.filter((id, index, ids) => ids.indexOf(id) !== index)
      .map((id) => `${path}: #${id}`),
  )
  expect(faults).toEqual([])
})

test('every other site that a page links to is listed, and its language is said', async ({
  documents,
}) => {
  const listed = readExternalLinks()
  const faults: string[] = []
  const used = new Set<string>()
  for (const { path, locale } of pageCases) {
    for (const link of factsOf(documents, path).links) {
      if (new URL(link.href, publicOrigin()).origin === publicOrigin()) continue
      const language = listed.get(link.href)?.language
      used.add(link.href)
      if (!language) faults.push(`${path} → ${link.href}: not in content/external-links.yml`)
      else if (language !== locale) {
        const note = translators[locale]('content.onlyInLanguage', {
          language: languageName(language, locale),
        })
        if (!saysLanguage(link, language, note)) faults.push(`${path} → ${link.href}: no “${note}”`)
      } else if (link.hreflang && link.hreflang !== locale) {
        faults.push(`${path} → ${link.href}: hreflang “${link.hreflang}”`)
      }
    }
  }
  expect(faults).toEqual([])
  expect([...used].sort()).toEqual([...listed.keys()].sort())
})

test('every link to a page in another language says which', ({ documents }) => {
  const faults: string[] = []
  for (const { path, locale } of pageCases) {
    for (const { href, hreflang } of factsOf(documents, path).links) {
      const url = new URL(href, publicOrigin() + path)
      const [, target] = url.pathname.split('/')
      if (url.origin !== publicOrigin() || !isLocale(target)) continue
      const expected: (string | null)[] = target === locale ? [null, locale] : [target]
      if (!expected.includes(hreflang)) faults.push(`${path} → ${href}: hreflang ${hreflang}`)
    }
  }
  expect(faults).toEqual([])
})

function saysLanguage(link: LinkFacts, language: string, note: string): boolean {
  return link.hreflang === language && link.text.endsWith(note.replace(/\s+/g, ' '))
}

/** The page at a path; the page in each of its languages at a neutral one. */
function targetsOf(documents: Map<string, DocumentFacts>, path: string): DocumentFacts[] {
  const page = pageCases.find((entry) => neutralPath(entry.page) === path)?.page
  const paths = page ? pageLocales(page).map((locale) => getPath(page, locale)) : [path]
  return paths.flatMap((candidate) => documents.get(candidate) ?? [])
}

test('a page is fetched when the reader points at its link, and no address that is no page', async ({
  page,
}) => {
  const neutral = ['/language', neutralPath(getPage(homeId))]
  for (const { path } of samples) {
    const prefetched: string[] = []
    const session = await page.context().newCDPSession(page)
    await session.send('Preload.enable')
    session.on('Preload.prefetchStatusUpdated', ({ prefetchUrl, status }) => {
      if (status === 'Ready') prefetched.push(new URL(prefetchUrl).pathname)
    })
    await page.goto(path)
    const next = page.locator('.breadcrumb a[href^="/"]:visible').first()
    const address = await next.getAttribute('href')
    await page.evaluate(
      (addresses) =>
        addresses.forEach((href) => {
          document.body.prepend(Object.assign(document.createElement('a'), { href, text: href }))
        }),
      neutral,
    )
    // Pressing, unlike pointing, needs no time.
    for (const link of [...neutral.map((text) => page.getByRole('link', { name: text })), next]) {
      await link.hover()
      await page.mouse.down()
      await page.mouse.move(0, 0)
      await page.mouse.up()
    }
    await expect.poll(() => prefetched, path).toEqual([address])
    await session.detach()
  }
})
