import { getTranslations } from 'next-intl/server'
import { isLocale } from '@/i18n/locales'
import { suggestionsFor } from '@/search/results'

const headers = { 'Cache-Control': 'private, no-store' }

/** Answers enhance/search-box.ts: texts to search for, and their number in words for the reader. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const locale = searchParams.get('locale') ?? undefined
  if (!isLocale(locale)) return new Response('Unknown language', { status: 400, headers })
  const suggestions = suggestionsFor(searchParams.get('q') ?? '', locale)
  const t = await getTranslations({ locale, namespace: 'search' })
  const status = t('suggestions', { count: suggestions.length })
  return Response.json({ suggestions, status }, { headers })
}
