import { countryQueries, namedCountryPages } from '../countries/queried-pages'

/** The ids of pages that the code of the subject names, and so must be there. */
export const namedPages: readonly string[] = namedCountryPages

/** The pages about the subject that read something of a query, by id. */
export const subjectQueries = { ...countryQueries }
