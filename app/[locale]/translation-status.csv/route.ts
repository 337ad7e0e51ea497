import { locales } from '@/i18n/locales'
import { translationStatusRows } from '@/site/translation-status'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

const columns = ['page', 'locale', 'state', 'since', 'sections', 'address'] as const

/** The state of every page in every language (RFC 4180). No value holds a comma or a quotation mark. */
export function GET() {
  const rows = translationStatusRows().map((row) =>
    columns.map((column) => [row[column] ?? ''].flat().join(' ')).join(','),
  )
  const text = [columns.join(','), ...rows, ''].join('\r\n')
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
}
