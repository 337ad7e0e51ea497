import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '../i18n/locales'
import { searchPageId } from '../site/queried-pages'
import { allPages, getText, hasLocale } from '../site/registry'
import { resultsOf, suggestionsFor } from './results'

const pagesFor = (query: string, locale: Locale) =>
  resultsOf(query, undefined, locale).pages.map(({ page }) => page.id)
const sectionFor = (query: string, locale: Locale) =>
  resultsOf(query, undefined, locale).pages[0]?.sections[0]?.address.split('#')[1]

const translated = locales.filter((locale) => allPages().every((page) => hasLocale(page, locale)))

describe.each(translated)('a search in %s, which has every page,', (locale) => {
  it('finds every page first by its title', () => {
    const pages = allPages().filter((page) => page.id !== searchPageId && hasLocale(page, locale))
    expect(pages.length).toBeGreaterThan(30)
    for (const page of pages) {
      const { title } = getText(page, locale)
      expect(pagesFor(title, locale)[0], title).toBe(page.id)
    }
  })

  it.each([
    ['north-america/trade-agreement', ['CUSMA', 'ACEUM', 'T-MEC', 'TMEC', 'USMCA', 'AEUMC']],
    ['north-america/trade-agreement', ['NAFTA', 'ALENA', 'TLCAN']],
    ['organization-of-american-states', ['OAS', 'OEA']],
    ['latin-america-and-caribbean/free-trade-agreements', ['Ecuador', 'Équateur', 'equateur']],
    ['north-america/united-states', ['United States', 'États-Unis', 'Estados Unidos', 'EE. UU.']],
  ])('finds %s by its names in any language', (page, names) => {
    const found = names.map((name) => pagesFor(name, locale))
    for (const pages of found) {
      expect(pages.slice(0, 3).some((id) => id === page || id.startsWith(`${page}/`))).toBe(true)
    }
  })

  it('minds neither accents nor case nor hyphens', () => {
    const ways = ['Haïti', 'HAITI', 'haití'].map((query) => pagesFor(query, locale))
    expect(new Set(ways.map(String)).size).toBe(1)
    expect(ways[0]?.length).toBeGreaterThan(0)
  })
})

it('leads to the section that answers', () => {
  expect(sectionFor('joint review', 'en')).toBe('joint-review')
  expect(sectionFor('travailleurs saisonniers', 'fr')).toBe('seasonal-workers')
  expect(sectionFor('ayuda consular', 'es')).toBe('consular-help')
})

it('takes a word that no page has for the nearest one, and says which', () => {
  const { correction, pages } = resultsOf('venezula', undefined, 'en')
  expect(correction).toBe('Venezuela')
  expect(pages.slice(0, 2).map(({ page }) => page.id)).toEqual([
    'countries/venezuela',
    'venezuela-crisis',
  ])
})

it.each<[Locale, string, string]>([
  ['es', 'mexiko', 'México'],
  ['fr', 'haitti', 'Haïti'],
  ['en', 'agreemnet', 'agreement'],
])(
  'proposes a spelling in %s with the capitals and accents of names: %s',
  (locale, typed, meant) => {
    expect(resultsOf(typed, undefined, locale).correction).toBe(meant)
  },
)

it.each(translated)('finds abbreviations in %s with dots, spaces or neither', (locale) => {
  const same: [string, string[]][] = [
    ['EEUU', ['EE. UU.', 'EE.UU.', 'EE UU', 'ee uu', 'ee. uu.', 'ee.uu', 'e.e.u.u.', 'E E U U']],
    ['OEA', ['O.E.A.', 'O. E. A.', 'o.e.a.', 'O E A', 'o e a', 'o.e.a']],
    ['OAS', ['O.A.S.', 'o.a.s.', 'O A S']],
    ['USA', ['U.S.A.', 'u.s.a.', 'U. S. A.']],
    ['TMEC', ['T.M.E.C.', 't.m.e.c']],
    ['ÉU', ['É.-U.', 'É.‑U.', 'E.U.', 'é.u.']],
  ]
  for (const [closed, ways] of same) {
    const pages = pagesFor(closed, locale)
    expect(pages.length, closed).toBeGreaterThan(0)
    for (const way of ways) expect(pagesFor(way, locale), way).toEqual(pages)
  }
})

it('never cuts a passage inside a number', () => {
  for (const locale of locales) {
    for (const query of ['canada', 'million', '2017', 'export', '000', '7', 'population']) {
      for (const { sections } of resultsOf(query, undefined, locale).pages) {
        for (const { passage, address } of sections) {
          const shown = passage.map(({ text }) => text).join('')
          expect(shown, address).not.toMatch(/^… [.,\u00a0 ]?\d{3}(?!\d)(?=[\u00a0 .,]\d{3})/)
          expect(shown, address).not.toMatch(/\d[.,\u00a0] …$/)
        }
      }
    }
  }
})

it.each(locales)('does not search the list of pages that name a country (%s)', (locale) => {
  for (const { sections } of resultsOf('canada', undefined, locale).pages) {
    for (const { address } of sections) expect(address).not.toMatch(/#mentions$/)
  }
  const titles = allPages().filter((page) => hasLocale(page, locale) && !page.fromData)
  for (const page of titles.slice(0, 20)) {
    const { pages } = resultsOf(getText(page, locale).title, undefined, locale)
    const addresses = pages.flatMap(({ sections }) => sections.map((one) => one.address))
    expect(addresses.filter((address) => address.endsWith('#mentions'))).toEqual([])
  }
})

it('finds words in quotation marks only where they stand together', () => {
  const together = resultsOf('"action plan"', undefined, 'en')
  expect(together.count).toBeGreaterThan(0)
  expect(together.count).toBeLessThan(resultsOf('action plan', undefined, 'en').count)
  const apart = resultsOf('"plan action"', undefined, 'en')
  expect(apart).toMatchObject({ count: 0, correction: 'plan action' })
})

it('marks what was looked for, also where a page says it in other words', () => {
  const [page] = resultsOf('OEA', undefined, 'en').pages
  const passage = page?.sections[0]?.passage ?? []
  const marked = passage.filter(({ isMarked }) => isMarked).map(({ text }) => text)
  expect(marked.join()).toMatch(/OAS|Organization of American States/)
})

it('shows each page once, ten at a time, and the last ten for a number too large', () => {
  const first = resultsOf('canada', '1', 'en')
  const all = Array.from({ length: first.numbers }, (_, index) =>
    resultsOf('canada', String(index + 1), 'en').pages.map(({ page }) => page.id),
  ).flat()
  expect(first.numbers).toBeGreaterThan(2)
  expect(first.pages).toHaveLength(10)
  expect(new Set(all).size).toBe(first.count)
  expect(resultsOf('canada', '999', 'en').number).toBe(first.numbers)
  for (const wanted of ['0', '-1', 'x', '1e9', 'NaN']) {
    expect(resultsOf('canada', wanted, 'en').pages.length).toBeGreaterThan(0)
  }
})

it('says what the other languages have where a language has nothing', () => {
  const { count, elsewhere } = resultsOf('farmworkers überall étrangère', undefined, 'en')
  expect(count).toBe(0)
  expect(elsewhere.map(({ locale }) => locale)).toEqual(['fr', 'es'])
  expect(elsewhere[0]?.pages.length).toBeGreaterThan(0)
})

it('suggests what begins with what is typed, and nothing for one letter', () => {
  expect(suggestionsFor('venez', 'es')).toContain('La crisis en Venezuela')
  expect(suggestionsFor('mex', 'en').slice(0, 2)).toEqual(['Mexico', 'Canada and Mexico'])
  expect(suggestionsFor('v', 'es')).toEqual([])
})

it('answers whatever is asked', () => {
  const signs = fc.string({ unit: 'binary', maxLength: 300 })
  const mixed = fc
    .array(fc.constantFrom('"', '«', 'OAS', '-', '*', 'a:b', '(', '\\', '%', 'é', '😀', '\u0000'))
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(fc.oneof(signs, mixed), fc.constantFrom(...locales), (query, locale) => {
      const { pages, count } = resultsOf(query, query, locale)
      expect(pages.length).toBeLessThanOrEqual(count)
      expect(suggestionsFor(query, locale).length).toBeLessThanOrEqual(7)
    }),
    { numRuns: 1000 },
  )
})
