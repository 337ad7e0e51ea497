import { readFileSync, writeFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { kindHeaders, securityHeaders } from '../delivery/headers'
import { languageName, locales, localeTable } from '../i18n/locales'
import { publicOrigin } from '../site/origin'
import { comparisonPath, getPath, getText, pageLocales } from '../site/registry'
import { formatDate } from '../text/dates'
import { factsOf, test } from './documents'
import {
  type ComparisonCase,
  comparisonCases,
  comparisonSamples,
  messages,
  pageCases,
  translators,
} from './pages'
import { ask } from './raw-http'
import { copyBuild, startPortal } from './servers'

const sample = comparisonSamples.at(-1) as ComparisonCase

test('every page stands beside itself in every other language, and no block stands alone', async ({
  page,
  request,
}) => {
  test.setTimeout(600_000)
  expect(comparisonCases.length).toBeGreaterThan(200)
  const faults: string[] = []
  for (const { page: entry, locale, other, path } of comparisonCases) {
    const response = await request.get(path, { maxRedirects: 0 })
    expect(response.status(), path).toBe(200)
    const { pairs, ...facts } = await page.evaluate(readComparison, await response.text())
    expect.soft(facts, path).toEqual({
      lang: locale,
      title: expect.stringContaining(getText(entry, locale).title),
      titles: [getText(entry, locale).title, getText(entry, other).title],
      robots: 'noindex',
      canonical: publicOrigin() + getPath(entry, locale),
      alternates: 0,
      scripts: 1,
      repeatedIds: [],
      deadAnchors: [],
      skippedHeadings: 0,
    })
    expect(pairs.length, path).toBeGreaterThan(0)
    for (const { langs, texts, kinds, links } of pairs) {
      const fault = (what: string) => faults.push(`${path}: ${what} at “${texts[0]?.slice(0, 60)}”`)
      if (String(langs) !== `${locale},${other}`) fault(`columns in ${langs}`)
      if (texts.includes('')) fault('an empty cell')
      if (kinds[0] !== kinds[1]) fault(`${kinds[0]} beside ${kinds[1]}`)
      for (const { href, hreflang, column } of links) {
        const target = /^\/(\w+)/.exec(href)?.[1]
        if (target && target !== 'go' && target !== (hreflang ?? column)) fault(`a link to ${href}`)
      }
    }
  }
  expect(faults).toEqual([])
})

test('every page leads to itself beside each other language, in words of its own', ({
  documents,
}) => {
  for (const { page, locale, path } of pageCases) {
    const { links } = factsOf(documents, path)
    for (const other of pageLocales(page).filter((one) => one !== locale)) {
      expect.soft(links, path).toContainEqual({
        href: publicOrigin() + comparisonPath({ page, locale, other }),
        hreflang: null,
        text: translators[locale]('comparison.link', {
          language: languageName(locale, locale),
          other: languageName(other, locale),
        }),
      })
    }
  }
})

test('other spellings of the address lead to the right one, and nothing else is found', async ({
  request,
}) => {
  const { page, locale, other, path } = sample
  const answer = async (address: string) => {
    const response = await request.get(address, { maxRedirects: 0 })
    return [response.status(), response.headers().location]
  }
  for (const words of locales) {
    const address = `/${locale}/${localeTable[words].comparisonSlug}/${other}/${page.id}`
    if (words !== locale) expect(await answer(`${address}?x=1`)).toEqual([308, `${path}?x=1`])
  }
  for (const address of [path.toUpperCase(), `${path}/`, path.replaceAll('/', '//').slice(1)]) {
    expect(await answer(address), address).toEqual([308, path])
  }
  const beside = (id: string) => path.replace(`/${other}/${page.id}`, id)
  expect(await answer(beside(`/${locale}/${page.id}`))).toEqual([308, getPath(page, locale)])
  expect(await answer(beside(`/${other}`))).toEqual([308, beside(`/${other}/home`)])
  for (const id of ['', '/de/home', `/${other}/no-such-page`, `/${other}/${page.id}/x`]) {
    const response = await request.get(beside(id), { maxRedirects: 0 })
    expect(response.status(), id).toBe(404)
    expect(await response.text()).toContain(messages[locale].errors.notFoundTitle)
  }
})

test('it has the headers of a page, in every coding, for GET and HEAD', async ({ baseURL }) => {
  const { path } = sample
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body }
  const tags = new Set<string>()
  const texts = new Set<string>()
  for (const [coding, decoded] of Object.entries(decode)) {
    const headers = { 'Accept-Encoding': coding }
    const answer = await ask(`${baseURL}`, { path, headers })
    const tag = answer.headers.get('etag') ?? ''
    const expected = Object.entries({
      ...securityHeaders(publicOrigin()),
      ...kindHeaders.page,
      Vary: 'Accept-Encoding',
      'Content-Type': 'text/html; charset=utf-8',
      ETag: expect.stringMatching(/^"[^"]+"$/),
      ...(coding !== 'identity' && { 'Content-Encoding': coding }),
      'Content-Length': String(answer.body.length),
    }).map(([name, value]) => [name.toLowerCase(), value])
    const own = [...answer.headers].filter(([name]) => !/^(date|connection)$/.test(name))
    expect(Object.fromEntries(own)).toEqual(Object.fromEntries(expected))
    tags.add(tag)
    texts.add(decoded(answer.body).toString())

    const head = await ask(`${baseURL}`, { path, headers, method: 'HEAD' })
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(Object.fromEntries(head.headers)).toMatchObject(Object.fromEntries(expected))

    const known = { ...headers, 'If-None-Match': `W/${tag}` }
    const unchanged = await ask(`${baseURL}`, { path, headers: known })
    expect([unchanged.status, unchanged.body.length]).toEqual([304, 0])
    expect(unchanged.headers.get('etag')).toBe(tag)
    expect(unchanged.headers.has('content-type')).toBe(false)
  }
  expect(tags.size).toBe(3)
  expect(texts.size).toBe(1)
  const posted = await ask(`${baseURL}`, { path, method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('says on the section that one language lags behind, in the reader’s, and shows what is there', async ({
  page,
}) => {
  const other = locales.find((one) => !localeTable[one].required)
  const { page: entry, locale } =
    comparisonCases.find((one) => one.other === other && one.page === sample.page) ?? sample
  if (!other) throw new Error('Every language is required')
  const build = copyBuild(test.info().outputPath('build'), {})
  const content = `${build}/server/.contentlayer`
  const bodyFile = `${content}/bodies/${entry.id}/${other}.json`
  const { body } = JSON.parse(readFileSync(bodyFile, 'utf8'))
  const [section] = body.headings
  const blocks: { type: string }[] = body.tree.children
  blocks.splice(
    blocks.findLastIndex(({ type }) => type === 'element'),
    1,
  )
  writeFileSync(bodyFile, JSON.stringify({ body }))
  const stale = { [entry.id]: { [other]: [section.id, '@introduction'] } }
  writeFileSync(`${content}/freshness.json`, JSON.stringify(stale))
  const server = await startPortal({ build })
  await page.goto(server.origin + comparisonPath({ page: entry, locale, other }))
  const notices = page.locator(`.pair > [lang=${other}] > [lang=${locale}] .notice`)
  const facts = {
    language: languageName(entry.sourceLanguage, locale),
    date: formatDate(entry.modified, locale),
  }
  await expect(notices).toHaveText([
    new RegExp(translators[locale]('content.staleBeginning', facts)),
    new RegExp(translators[locale]('content.staleSection', facts)),
  ])
  await expect(page.locator(`.pair > [lang=${other}]:empty`)).toHaveCount(1)
  await server.stop()
})

test('the sitemap does not list it', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  for (const locale of locales) expect(sitemap).not.toContain(localeTable[locale].comparisonSlug)
})

test('the language links lead to the pair the other way round, or to the page', async ({
  page,
}) => {
  for (const { page: entry, locale, other, path } of comparisonSamples) {
    await page.goto(`${path}#main`)
    for (const target of pageLocales(entry).filter((one) => one !== locale)) {
      const link = page.locator(`.language-links a[hreflang=${target}]`)
      const turned = comparisonPath({ page: entry, locale: other, other: locale })
      const expected = target === other ? turned : getPath(entry, target)
      await expect(link, path).toHaveAttribute('href', expected)
    }
  }
})

test('columns stand side by side where there is room and on paper, else in alternation', async ({
  page,
}) => {
  for (const { path } of comparisonSamples) {
    await page.goto(path)
    const placed = async (width: number, media: 'screen' | 'print') => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ media })
      return new Set(await page.evaluate(placesOfPairs))
    }
    expect.soft(await placed(1280, 'screen'), path).toEqual(new Set(['beside']))
    expect.soft(await placed(360, 'screen'), path).toEqual(new Set(['below, behind a line']))
    expect.soft(await placed(680, 'print'), path).toEqual(new Set(['beside']))
  }
})

test('it prints the address of each language, and no navigation', async ({ page }) => {
  const { page: entry, locale, other, path } = sample
  await page.emulateMedia({ media: 'print' })
  await page.goto(path)
  for (const address of [path, getPath(entry, locale), getPath(entry, other)]) {
    await expect(page.getByText(publicOrigin() + address, { exact: true })).toBeVisible()
  }
  await expect(page.locator('nav:visible, button:visible, .permalink:visible')).toHaveCount(0)
})

test('a heading can be reached and linked to with the keyboard', async ({ page }) => {
  await page.goto(sample.path)
  const link = page.locator('.permalink').nth(1)
  await link.focus()
  expect(await link.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
  await page.keyboard.press('Enter')
  const id = new URL(page.url()).hash
  await expect(page.locator(`h2${id}`)).toBeInViewport()
  const box = await link.boundingBox()
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
})

/** Runs in the browser, on the document as served: its scripts have not run. */
function readComparison(html: string) {
  const document = new DOMParser().parseFromString(html, 'text/html')
  const all = (selector: string, from: ParentNode = document) => [
    ...from.querySelectorAll(selector),
  ]
  const text = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  const value = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name)
  const ids = all('[id]').map(({ id }) => id)
  const levels = all('h1, h2, h3').map(({ tagName }) => Number(tagName[1]))
  return {
    lang: document.documentElement.lang,
    title: document.title,
    titles: all('hgroup > :is(h1, .title)').map(text),
    robots: value('meta[name=robots]', 'content'),
    canonical: value('link[rel=canonical]', 'href'),
    alternates: all('head [hreflang]').length,
    scripts: all('script:not([type=speculationrules])').length,
    repeatedIds: ids.filter((id, place) => ids.indexOf(id) !== place),
    deadAnchors: all('main a[href^="#"]')
      .map((link) => link.getAttribute('href')?.slice(1) ?? '')
      .filter((id) => !ids.includes(id)),
    skippedHeadings: levels.filter(
      (level, place) =>
        (place > 0 && level === 1) || (place > 0 && level > (levels[place - 1] ?? 0) + 1),
    ).length,
    pairs: all('div.pair').map((pair) => {
      const cells = [...pair.children]
      return {
        langs: cells.map((cell) => cell.getAttribute('lang')),
        texts: cells.map(text),
        kinds: cells.map((cell) => cell.firstElementChild?.tagName),
        links: cells.flatMap((cell) =>
          all('a[href]', cell).map((link) => ({
            href: link.getAttribute('href') ?? '',
            hreflang: link.getAttribute('hreflang'),
            column: cell.getAttribute('lang'),
          })),
        ),
      }
    }),
  }
}

/** In the page: where the second column of each pair is, as a reader sees it. */
function placesOfPairs(): string[] {
  return [...document.querySelectorAll('div.pair')].map((pair) => {
    const [first, second] = [...pair.children].map((cell) => cell.getBoundingClientRect())
    if (!first || !second || second.height === 0) return 'nowhere'
    if (second.top === first.top && second.left >= first.right) return 'beside'
    const line = Number.parseFloat(getComputedStyle(pair.children[1] as Element).borderLeftWidth)
    return second.top >= first.bottom && line > 2 ? 'below, behind a line' : 'elsewhere'
  })
}
