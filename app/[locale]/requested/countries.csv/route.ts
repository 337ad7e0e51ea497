import { countriesCsv, countriesRoute } from '@/countries/country-files'

/** The countries that the query of the address asks for (site/queried-pages.ts). */
export const GET = countriesRoute(countriesCsv)
