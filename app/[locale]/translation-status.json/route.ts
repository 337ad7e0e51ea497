import { locales } from '@/i18n/locales'
import { translationStatusRows } from '@/site/translation-status'

export const dynamic = 'force-static'

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

/** The state of every page in every language. */
export function GET() {
  return Response.json({ pages: translationStatusRows() })
}
