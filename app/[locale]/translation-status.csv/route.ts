import { locales } from '@/i18n/locales'
import { csvResponse } from '@/site/csv'
import { translationStatusRows } from '@/site/translation-status'

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
