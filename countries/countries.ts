import { defaultLocale, type Locale, locales } from '../i18n/locales'
import { collationOf } from '../text/collation'
import { slugOf } from '../text/slug'
import { type Country, countriesId } from './read-countries'

// The pages of countries are not written but made: their texts from data files and interface text.

/** The data table that has the names and dates of agreements. */
export const agreementsTable = 'free-trade-agreements'

/** The page of trade offices, and that of all missions below it. */
export const officesId = 'trade-commissioner-offices'
export const missionsId = `${officesId}/missions`

export function countryPageId(id: string): string {
  return `${countriesId}/${id}`
}

/** The name of a country as it stands in an address; its id where the name is in another script. */
export function countrySlug({ id, name }: Pick<Country, 'id' | 'name'>, locale: Locale): string {
  return slugOf(name[locale] ?? '', locale, id)
}

/** The languages of a country’s page: those that all of its texts have. */
export function countryLocales(country: Omit<Country, 'id'>): Locale[] {
  const texts = localizedTexts(country)
  return locales.filter((locale) => texts.every((text) => Object.hasOwn(text, locale)))
}

function localizedTexts(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return defaultLocale in value ? [value] : Object.values(value).flatMap(localizedTexts)
}

/** The names of countries and their capitals that are terms, by an id. */
export function placeNames(countries: Country[]): Record<string, Country['name']> {
  return Object.fromEntries(
    countries
      .filter(({ id }) => !notTerms.includes(id))
      .flatMap(({ id, name, capital }) => [
        [id, name],
        [`${id}-capital`, capital],
      ]),
  )
}

/** The portal’s own subject, which every page names. */
export const ownCountry = 'canada'

/** Other words stand for these too: “Canada’s”, « canadien ». Their names are no terms to translate. */
const notTerms = [ownCountry, 'united-states']

/**
 * Finds the ids of the countries that a text of one language names. Names are written with a capital, so that
 * adjectives and page ids are none; a capital city whose name holds one (“Mexico City”) is none either.
 */
export function mentionFinder(countries: Country[], locale: Locale): (text: string) => string[] {
  const owners = new Map<string, string | undefined>()
  for (const { capital } of countries) {
    if (capital[locale]) owners.set(capital[locale], undefined)
  }
  for (const { id, name } of countries) {
    if (name[locale]) owners.set(collationOf(locale).filedName(name[locale]), id)
  }
  if (owners.size === 0) return () => []
  const longestFirst = [...owners.keys()].sort((a, b) => b.length - a.length)
  const pattern = longestFirst.map((name) => name.replaceAll('.', '\\.')).join('|')
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu')
  return (text) => {
    const ids = [...text.replace(/\s+/g, ' ').matchAll(named)].flatMap(
      ([name]) => owners.get(name) ?? [],
    )
    return [...new Set(ids)]
  }
}
