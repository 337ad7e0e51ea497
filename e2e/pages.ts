import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'next-intl'
import { countryPageId, officesId } from '../countries/countries'
import { countriesId } from '../countries/read-countries'
import { defaultLocale, type Locale, locales, localeTable } from '../i18n/locales'
import type { Messages } from '../portal.config'
import { searchPageId } from '../site/queried-pages'
import {
  allPages,
  type Comparison,
  comparisonPath,
  getPage,
  getPath,
  getText,
  hasLocale,
  homeId,
  neutralPath,
  type Page,
  pageLocales,
  sectionOf,
  sections,
} from '../site/registry'

// The table that every test of every page runs over, taken from the registry, so that a new page or
// a new language is tested without a change here.

/** One page in one language. */
export interface PageCase {
  page: Page
  locale: Locale
  path: string
}

export const pageCases: PageCase[] = allPages().flatMap((page) =>
  pageLocales(page).map((locale) => ({ page, locale, path: getPath(page, locale) })),
)

/**
 * Of the pages made from data, which are alike, a browser looks at these: the one with the fewest
 * sections, the one with the most, and the longest name. What needs no browser looks at all of them.
 */
const sampledFromData = ['canada', 'brazil', 'saint-vincent-and-the-grenadines'].map(countryPageId)

/** The pages that tests in a browser run over. */
export const browserCases: PageCase[] = pageCases.filter(
  ({ page }) => !page.fromData || sampledFromData.includes(page.id),
)

/** The pages of one section in one language: as much as one test looks at. */
export interface PageGroup {
  title: string
  cases: PageCase[]
}

export const pageGroups: PageGroup[] = locales.flatMap((locale) =>
  [getPage(homeId), ...sections()].map((section) => ({
    title: `${section.id} in ${localeTable[locale].name}`,
    cases: browserCases.filter(
      (entry) => entry.locale === locale && (sectionOf(entry.page) ?? entry.page) === section,
    ),
  })),
)

/** A page with sections, below a topic, for what needs no more than one page of each language. */
export const samplePage = firstChild(firstChild(getPage(homeId)))

function firstChild(page: Page): Page {
  const [child] = page.children
  if (!child) throw new Error(`The page “${page.id}” has no page below it`)
  return child
}

export const samples: PageCase[] = pageCases.filter((entry) => entry.page === samplePage)

/** The interface text of each language. */
export const messages = byLocale(
  (locale): Messages => JSON.parse(readFileSync(join('messages', `${locale}.json`), 'utf8')),
)

/** The interface text of each language with its arguments filled in. */
export const translators = byLocale((locale) =>
  createTranslator({ locale, messages: messages[locale] }),
)

/** A page as a query asks for it: the server renders it for the request. */
export const queriedDocuments: { locale: Locale; path: string }[] = locales.flatMap((locale) =>
  [
    [countriesId, 'region=caribbean&sort=-capital'],
    [countriesId, 'region=caribbean&membership=mercosur'],
    [officesId, 'country=barbados'],
  ].map(([id = '', query]) => ({ locale, path: `${getPath(getPage(id), locale)}?${query}` })),
)

/** A document that is no page, and the heading to know it by. */
export interface OtherDocument {
  path: string
  heading: string
}

export const otherDocuments: OtherDocument[] = [
  ...['/', neutralPath(samplePage)].map((path) => ({
    path,
    heading: messages[defaultLocale].choice.title,
  })),
  { path: '/no-such-page', heading: messages[defaultLocale].errors.notFoundTitle },
  ...locales.flatMap((locale) => [
    { path: `/${locale}/500`, heading: messages[locale].errors.serverTitle },
    { path: `/${locale}/410`, heading: messages[locale].errors.goneTitle },
    { path: `/${locale}/400`, heading: messages[locale].errors.requestTitle },
    { path: `/${locale}/503`, heading: messages[locale].errors.searchTitle },
    ...[getPage(homeId), ...sections()]
      .filter((section) => hasLocale(section, locale))
      .map((section) => ({
        path: `${getPath(section, locale)}/no-such-page`,
        heading: messages[locale].errors.notFoundTitle,
      })),
  ]),
]

/** A page beside itself in another language. */
export interface ComparisonCase extends Comparison, OtherDocument {}

export const comparisonCases: ComparisonCase[] = pageCases.flatMap(({ page, locale }) =>
  pageLocales(page)
    .filter((other) => other !== locale)
    .map((other) => ({
      ...{ page, locale, other },
      path: comparisonPath({ page, locale, other }),
      heading: getText(page, locale).title,
    })),
)

/** For what takes a browser: pages that between them hold every component, each in two languages. */
export const comparisonSamples: ComparisonCase[] = [
  'about/languages',
  'about/translation-status',
  'countries',
  'countries/brazil',
  'north-america/united-states',
  'trade-commissioner-offices/missions',
  'trade-commissioner-offices/services',
  'venezuela-crisis/timeline',
].flatMap((id, turn) => {
  const cases = comparisonCases.filter(({ page }) => page.id === id)
  return cases.slice(turn % cases.length).slice(0, 1)
})

/** What the search answers: many pages, and none, whatever the language. */
export const resultDocuments: OtherDocument[] = locales.flatMap((locale) => {
  const search = getPage(searchPageId)
  const { title } = getText(search, locale)
  return ['Canada', `"<b>qqqq" ${'q'.repeat(200)}`].map((query) => ({
    path: `${getPath(search, locale)}?${new URLSearchParams({ q: query })}`,
    heading: title,
  }))
})

/** What is no page, or a page as an address asks for it. */
export const documentCases: { path: string }[] = [
  ...otherDocuments,
  ...queriedDocuments,
  ...resultDocuments,
  ...comparisonSamples,
]

function byLocale<Value>(make: (locale: Locale) => Value): Record<Locale, Value> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<
    Locale,
    Value
  >
}
