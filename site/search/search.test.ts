import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '../../i18n/locales'
import { searchPageId } from '../queried-pages'
import { allPages, getText, hasLocale } from '../registry'
import { resultsOf, suggestionsFor } from './results'

const pagesFor = (query: string, locale: Locale) =>
  resultsOf(query, undefined, locale).pages.map(({ page }) => page.id)
const sectionFor = (query: string, locale: Locale) =>
  resultsOf(query, undefined, locale).pages[0]?.sections[0]?.address.split('#')[1]

describe.each(locales)('a search in %s', (locale) => {
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
  expect(correction).toBe('venezuela')
  expect(pages.slice(0, 2).map(({ page }) => page.id)).toEqual([
    'countries/venezuela',
    'venezuela-crisis',
  ])
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
