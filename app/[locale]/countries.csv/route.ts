import { notFound } from 'next/navigation'
import { isLocale, locales } from '@/i18n/locales'
import { countriesCsv } from '@/site/country-files'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

/** All countries, as the page that lists them shows them. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return countriesCsv(locale, new URLSearchParams())
}
