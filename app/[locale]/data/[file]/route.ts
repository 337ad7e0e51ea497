import { getTranslations } from 'next-intl/server'
import { isLocale, locales } from '@/i18n/locales'
import { dataTableNames, readDataTable } from '@/site/content'
import { tableRows } from '@/site/country-tables'
import { csvResponse } from '@/site/csv'
import { csvLines } from '@/site/data-file'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return locales.flatMap((locale) =>
    dataTableNames().map((name) => ({ locale, file: `${name}.csv` })),
  )
}

interface Context {
  params: Promise<{ locale: string; file: string }>
}

/** The data of a table in one language. */
export async function GET(_: Request, { params }: Context) {
  const { locale, file } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const table = readDataTable(file.replace(/\.csv$/, ''))
  const t = await getTranslations({ locale, namespace: 'countries' })
  return csvResponse(csvLines({ ...table, rows: tableRows(table, locale, t) }, locale))
}
