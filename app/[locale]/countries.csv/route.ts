import { countriesCsv, countriesRoute } from '@/countries/country-files'
import { locales } from '@/i18n/locales'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

/** All countries, as the page that lists them shows them. */
export const GET = countriesRoute(countriesCsv)
