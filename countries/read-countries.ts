import { generatedFile, readKept } from '../site/content'
import type { CountrySource } from './country-schema'

/** A state of the Americas, from `content/countries/<id>.yml`. */
export interface Country extends CountrySource {
  id: string
}

export const countriesFile = () => generatedFile('countries.json')

/** All countries, in the order of their ids. */
export function readCountries(): Country[] {
  return readKept(countriesFile(), JSON.parse)
}
