import { locales } from '@/i18n/locales'
import { translationStatusRows } from '@/site/translation-status'
import { csvResponse } from '@/text/csv'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

const columns = ['page', 'locale', 'state', 'since', 'sections', 'address'] as const

/** The state of every page in every language. */
export function GET() {
  const rows = translationStatusRows().map((row) =>
    columns.map((column) => [row[column] ?? ''].flat().join(' ')),
  )
  return csvResponse([[...columns], ...rows])
}
