import { countriesCsv, countriesFileParams, countriesRoute } from '@/countries/country-files'

export const dynamic = 'force-static'

export const generateStaticParams = countriesFileParams

/** All countries, as the page that lists them shows them. */
export const GET = countriesRoute(countriesCsv)
