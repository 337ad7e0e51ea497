import type { Locale } from '../i18n/locales'
import type { DataTable } from '../site/content'
import { ownCountry } from './countries'
import { type CountryTranslator, countryTranslator } from './country-facts'
import { allFacts } from './country-finder'
import type { Country } from './read-countries'
import type { countryTableSources } from './table-sources'

type TableRows = DataTable['rows']

const inLanguage =
  (rows: (locale: Locale, t: CountryTranslator) => TableRows) =>
  async (locale: Locale): Promise<TableRows> =>
    rows(locale, await countryTranslator(locale))

/** Makes the rows that data tables take from the files of countries, in a language. */
export const countryTables: Record<
  (typeof countryTableSources)[number],
  (locale: Locale) => Promise<TableRows>
> = {
  missions: inLanguage(missionRows),
  'trade-offices': inLanguage(tradeOfficeRows),
  agreements: inLanguage(agreementRows),
}

function missionRows(locale: Locale, t: CountryTranslator): TableRows {
  const facts = allFacts(locale, t)
  return facts.byName
    .filter(({ mission }) => mission)
    .map((country) => {
      const { mission, dated } = country
      const served = facts
        .served(country)
        .map((other) => facts.dated(facts.name(other), other.dated?.mission))
      const notes = [
        ...(mission?.offices ? [facts.inLanguage(mission.offices)] : []),
        ...(served.length > 0 ? [t('alsoServesList', { countries: served.join(', ') })] : []),
      ]
      return {
        country: country.name,
        city: facts.missionPlace(country),
        mission: facts.dated(facts.missionName(country), dated?.mission),
        ...(notes.length > 0 && { note: notes.join('. ') }),
      }
    })
}

function tradeOfficeRows(locale: Locale, t: CountryTranslator): TableRows {
  const facts = allFacts(locale, t)
  return facts.byName.flatMap((country) =>
    (country.tradeOffices ?? []).map(({ city, note, serves = [] }) => {
      const served = serves.map((id) => facts.name(facts.get(id)))
      const text = note
        ? facts.inLanguage(note)
        : served.length > 0 && t('alsoServesList', { countries: served.join(', ') })
      return {
        city,
        country: country.name,
        ...(text && { note: text }),
      }
    }),
  )
}

/** Every state with its numeric code, by what trade agreement it has with Canada. */
function agreementRows(locale: Locale, t: CountryTranslator): TableRows {
  const facts = allFacts(locale, t)
  /** The place of a group in the legend of the map, and its name. */
  const groupOf = (country: Country): [place: number, name: string] => {
    const agreements = facts.agreements(country)
    if (agreements.some(({ inForce }) => inForce)) return [0, t('agreementGroups.inForce')]
    if (agreements[0]) return [1, agreements[0].note]
    if (country.mercosur) return [2, t('agreementGroups.mercosur')]
    return country.id === ownCountry ? [4, facts.name(country)] : [3, t('agreementGroups.none')]
  }
  return facts.byName
    .map((country) => ({ country, group: groupOf(country) }))
    .sort((a, b) => a.group[0] - b.group[0])
    .map(({ country, group: [, agreement] }) => ({
      state: country.name,
      iso: country.iso,
      agreement,
    }))
}
