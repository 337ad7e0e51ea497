import { createTranslator } from 'next-intl'
import { type Locale, localeTable } from '../i18n/locales'
import type { Messages } from '../portal.config'
import type { DataTable } from '../site/content'
import { readMessages } from '../site/messages'
import { collationOf } from '../text/collation'
import { formatDate } from '../text/dates'
import type { LocalizedText } from '../text/localized-text'
import { localizedText } from '../text/localized-text'
import { formatNumber } from '../text/numbers'
import type { Country } from './read-countries'

export type CountryTranslator = ReturnType<typeof createTranslator<Messages, 'countries'>>

/** Returns the translator that words facts of countries where Next has no part in it. */
export async function countryTranslator(locale: Locale): Promise<CountryTranslator> {
  return createTranslator({
    locale: localeTable[locale].formatting as Locale,
    messages: readMessages(locale),
    namespace: 'countries',
  })
}

/** A trade agreement as it concerns one country. */
export interface CountryAgreement {
  id: string
  name: string
  /** The acronym at the end of its name, or else its name. */
  shortName: string
  /** ISO 8601; undefined for one that is not in force. */
  inForce: string | undefined
  note: string
}

export type CountryFacts = ReturnType<typeof countryFacts>

/**
 * Words the facts of countries in one language, for their pages, the finder and tables.
 *
 * @param agreements the rows of the table that has their names and dates
 */
export function countryFacts(
  countries: Country[],
  agreements: DataTable['rows'],
  locale: Locale,
  t: CountryTranslator,
) {
  const inLanguage = (text: LocalizedText) => localizedText(text, locale).text
  const { compareNames } = collationOf(locale)
  const byName = [...countries].sort((a, b) => compareNames(inLanguage(a.name), inLanguage(b.name)))
  const byId = new Map(countries.map((country) => [country.id, country]))
  const name = (country: Country) => inLanguage(country.name)
  const place = (city: LocalizedText, country: Country, in_: Country) =>
    in_ === country ? inLanguage(city) : t('place', { city: inLanguage(city), country: name(in_) })
  const get = (id: string) => {
    const country = byId.get(id)
    if (!country) throw new Error(`There is no content/countries/${id}.yml`)
    return country
  }
  const host = (country: Country) => (country.mission?.in ? get(country.mission.in) : country)
  return {
    /** All countries, in the order of their names. */
    byName,
    get,
    name,
    inLanguage,
    /** A fact that rests on one source, with its date. */
    dated: (text: string, date: string | undefined) =>
      date ? `${text} ${t('asOf', { date: formatDate(date, locale) })}` : text,
    region: ({ region }: Country) => t(`regions.${region}`),
    languages: ({ languages }: Country) =>
      capitalized(
        new Intl.ListFormat(localeTable[locale].formatting).format(
          languages.map((code) => t(`languages.${code}`)),
        ),
      ),
    area: ({ area }: Country) => `${formatNumber(area, locale)}\u00a0km²`,
    oasYears: ({ oas: { since, until } }: Country) =>
      until ? t('years', { since: `${since}`, until: `${until}` }) : `${since}`,
    groups: ({ pacificAlliance, caricom, mercosur }: Country) => [
      ...(pacificAlliance?.role === 'member' ? [t('pacificAlliance')] : []),
      ...(pacificAlliance?.role === 'observer' ? [t('pacificAllianceObserver')] : []),
      ...(caricom ? [t('caricom')] : []),
      ...(mercosur ? [t('mercosur')] : []),
    ],
    agreements: (country: Country): CountryAgreement[] =>
      (country.agreements ?? []).map(({ agreement: id, inForce }) => {
        const row = agreements.find((candidate) => candidate.id === id) ?? {}
        const full = inLanguage((row.agreement as LocalizedText | undefined) ?? id)
        return {
          id,
          name: full,
          shortName: /\(([A-Z-]+)\)$/.exec(full)?.[1] ?? full,
          inForce: inForce ?? (row.inForce as string | undefined),
          note: inLanguage((row.note as LocalizedText | undefined) ?? ''),
        }
      }),
    /** The country whose capital has the mission responsible. */
    host,
    missionPlace: (country: Country) => place(host(country).capital, country, host(country)),
    missionName: ({ mission }: Country) =>
      mission ? (mission.name ? inLanguage(mission.name) : t(`missions.${mission.kind}`)) : '',
    /** The other countries that the missions in a country serve. */
    served: ({ id }: Country) => byName.filter(({ mission }) => mission?.in === id),
    /** Offices in the country, and those elsewhere that serve it. */
    tradeOffices: (country: Country) =>
      byName.flatMap((owner) =>
        (owner.tradeOffices ?? [])
          .filter(({ serves }) => owner === country || serves?.includes(country.id))
          .map(({ city, note }) => ({
            place: place(city, country, owner),
            note: note && owner === country ? inLanguage(note) : '',
          })),
      ),
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
