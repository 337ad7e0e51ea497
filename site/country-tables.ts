import type { Locale } from '../i18n/locales'
import type { DataTable } from './content'
import type { CountryTranslator } from './country-facts'
import { allFacts } from './country-finder'

type Rows = DataTable['rows']

/** The rows of a data table: its own, or those that it takes from country files. */
export function tableRows({ from, rows }: DataTable, locale: Locale, t: CountryTranslator): Rows {
  if (!from) return rows
  return from === 'missions' ? missionRows(locale, t) : tradeOfficeRows(locale, t)
}

function missionRows(locale: Locale, t: CountryTranslator): Rows {
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
        country: facts.name(country),
        city: facts.missionPlace(country),
        mission: facts.dated(facts.missionName(country), dated?.mission),
        ...(notes.length > 0 && { note: notes.join('. ') }),
      }
    })
}

function tradeOfficeRows(locale: Locale, t: CountryTranslator): Rows {
  const facts = allFacts(locale, t)
  return facts.byName.flatMap((country) =>
    (country.tradeOffices ?? []).map(({ city, note, serves = [] }) => {
      const served = serves.map((id) => facts.name(facts.get(id)))
      const text = note
        ? facts.inLanguage(note)
        : served.length > 0 && t('alsoServesList', { countries: served.join(', ') })
      return {
        city: facts.inLanguage(city),
        country: facts.name(country),
        ...(text && { note: text }),
      }
    }),
  )
}
