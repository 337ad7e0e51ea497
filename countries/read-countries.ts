import { readDataPages } from '../site/content'
import type { CountrySource } from './country-schema'

/** A state of the Americas, from `content/countries/<id>.yml`. */
export interface Country extends CountrySource {
  id: string
}

/** The folder of their files, and the page that theirs lie below. */
export const countriesId = 'countries'

/** All countries, in the order of their ids. */
export function readCountries(): Country[] {
  return readDataPages(countriesId)
}
