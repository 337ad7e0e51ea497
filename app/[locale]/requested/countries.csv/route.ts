import { notFound } from 'next/navigation'
import { isLocale } from '@/i18n/locales'
import { countriesCsv } from '@/site/country-files'

/** The countries that the query of the address asks for (site/queried-pages.ts). */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return countriesCsv(locale, new URL(request.url).searchParams)
}
