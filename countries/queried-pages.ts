import { missionsId, officesId } from './countries'
import { filterNames } from './country-filter'
import { countriesId } from './read-countries'

/** The pages that this folder names. */
export const namedCountryPages = [countriesId, officesId, missionsId]

const ids = /^-?[a-z0-9-]{1,60}$/i

/** The pages about countries that read something of a query (site/queried-pages.ts). */
export const countryQueries = {
  [countriesId]: {
    reads: [...filterNames, 'sort'],
    values: ids,
    files: ['countries.csv', 'countries.json'],
  },
  [officesId]: { reads: ['country'], values: ids },
}
