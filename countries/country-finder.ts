import type { Locale } from '../i18n/locales'
import { dataTableNames, generatedFile, readDataTable, readKept } from '../site/content'
import { collationOf } from '../text/collation'
import { rowOrder } from '../text/row-order'
import { agreementsTable } from './countries'
import { type CountryFacts, type CountryTranslator, countryFacts } from './country-facts'
import { type FilterName, filterNames, matchesFilters, sortOf } from './country-filter'
import { type Country, readCountries } from './read-countries'
import { regions } from './regions'

export const finderColumns = [
  'name',
  'capital',
  'region',
  'oas',
  'groups',
  'agreements',
  'mission',
] as const

/** Values of the parameter `sort`: the columns, and with “-” their reverse. */
export const sortParameters = finderColumns.flatMap((column) => [
  column === 'name' ? '' : column,
  `-${column}`,
])

export type FinderColumn = (typeof finderColumns)[number]

export interface FinderRow {
  country: Pick<Country, 'id' | 'name' | 'capital'>
  /** The texts that each column shows; several values are apart. */
  cells: Record<FinderColumn, string[]>
  /** By filter: the values by which the country can be found. */
  values: Record<FilterName, string[]>
  /** Whether the country has all that is asked for. */
  shown: boolean
}

export interface Finder {
  /** All countries, in the order asked for. */
  rows: FinderRow[]
  options: Record<FilterName, { value: string; label: string }[]>
  /** By filter: the value asked for; empty where there is none, or an unknown one. */
  chosen: Record<FilterName, string>
  /** The value of the parameter `sort`: empty for the order of names. */
  sort: string
}

/** The facts of all countries in a language. */
export function allFacts(locale: Locale, t: CountryTranslator): CountryFacts {
  const hasAgreements = dataTableNames().includes(agreementsTable)
  const agreements = hasAgreements ? readDataTable(agreementsTable).rows : []
  return countryFacts(readCountries(), agreements, locale, t)
}

/** The file in which a build keeps the table of a language: to word it takes longer than to search it. */
export const finderFile = (locale: Locale) => generatedFile(`finder-${locale}.json`)

/**
 * Words the table of countries, for {@link finderFile}: what the finder shows in one language, whatever
 * is asked of it, with all countries in the order of their names.
 */
export function finderTable(facts: CountryFacts, locale: Locale, t: CountryTranslator) {
  const rows = facts.byName.map((country) => {
    const { id, name, capital } = country
    const [cells, values] = [cellsOf(country, facts), valuesOf(country, facts)]
    return { country: { id, name, capital }, cells, values }
  })
  return { rows, options: optionsOf(facts, locale, t) }
}

/**
 * The table of countries as an address asks for it.
 *
 * @param query its parameters: one a filter, and `sort`, a column, see sortParameters
 */
export function countryFinder(locale: Locale, query: URLSearchParams): Finder {
  const { rows: all, options } = readKept<ReturnType<typeof finderTable>>(
    finderFile(locale),
    JSON.parse,
  )
  const chosen = Object.fromEntries(
    filterNames.map((name) => {
      const known = options[name].find(({ value }) => value === query.get(name))
      return [name, known?.value ?? '']
    }),
  ) as Finder['chosen']
  const rows = all.map((row) => {
    const shown = matchesFilters(
      (name) => row.values[name],
      (name) => chosen[name],
    )
    return { ...row, shown }
  })
  const sort = sortParameters.find((value) => value === query.get('sort')) ?? ''
  const { column, descending } = sortOf(sort)
  const textOf = ({ cells }: FinderRow) => cells[column as FinderColumn].join('; ')
  rows.sort(rowOrder(textOf, descending, collationOf(locale).compareNames))
  return { rows, options, chosen, sort }
}

function cellsOf(country: Country, facts: CountryFacts): FinderRow['cells'] {
  const { dated, mission } = country
  return {
    name: [facts.name(country)],
    capital: [facts.inLanguage(country.capital)],
    region: [facts.region(country)],
    oas: [facts.oasYears(country)],
    groups: facts.groups(country),
    agreements: facts
      .agreements(country)
      .flatMap(({ shortName, inForce }) => (inForce ? [shortName] : [])),
    mission: mission ? [facts.dated(facts.missionPlace(country), dated?.mission)] : [],
  }
}

function valuesOf(country: Country, facts: CountryFacts): FinderRow['values'] {
  const { region, oas, pacificAlliance, caricom, mercosur, mission } = country
  const agreements = facts.agreements(country).flatMap(({ id, inForce }) => (inForce ? [id] : []))
  return {
    region: [region],
    agreement: agreements.length > 0 ? ['any', ...agreements] : [],
    membership: [
      oas.since === 1948 ? 'oas-1948' : 'oas-later',
      ...(pacificAlliance?.role === 'member' ? ['pacific-alliance'] : []),
      ...(caricom ? ['caricom'] : []),
      ...(mercosur ? ['mercosur'] : []),
    ],
    mission: mission ? [facts.host(country).id] : [],
  }
}

function optionsOf(facts: CountryFacts, locale: Locale, t: CountryTranslator): Finder['options'] {
  const { compareNames } = collationOf(locale)
  const agreements = new Map(
    facts.byName
      .flatMap((country) => facts.agreements(country))
      .flatMap(({ id, name, inForce }) => (inForce ? [[id, name] as const] : [])),
  )
  const hosts = new Set(
    facts.byName.filter(({ mission }) => mission).map((country) => facts.host(country)),
  )
  const option = (value: string, label: string) => ({ value, label })
  const byLabel = (a: { label: string }, b: { label: string }) => compareNames(a.label, b.label)
  return {
    region: regions.map((region) => option(region, t(`regions.${region}`))),
    agreement: [
      option('any', t('filter.anyAgreement')),
      ...[...agreements].map(([id, name]) => option(id, name)).sort(byLabel),
    ],
    membership: [
      option('pacific-alliance', t('pacificAlliance')),
      option('caricom', t('caricom')),
      option('mercosur', t('mercosur')),
      option('oas-1948', t('filter.oasFounders')),
      option('oas-later', t('filter.oasLater')),
    ],
    mission: [...hosts]
      .map((host) => {
        const city = facts.inLanguage(host.capital)
        return option(host.id, t('place', { city, country: facts.name(host) }))
      })
      .sort(byLabel),
  }
}
