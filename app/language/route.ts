import { defaultLocale, isLocale, localeCookie } from '@/i18n/locales'
import { findPage, getPage, homeId, pathOf } from '@/site/registry'

const year = 60 * 60 * 24 * 365
const headers = { 'Cache-Control': 'private, no-store' }

/**
 * Remembers the language that a reader chose in a form, or forgets it, and leads back to the page
 * in that language. Answers 303, so that a reload does not post again (RFC 9110, 15.4.4).
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const field = (name: string) => String(form.get(name) ?? '')
  const choice = field('choice')
  const from = field('from')
  if (choice !== '' && !isLocale(choice)) {
    return new Response('Unknown language', { status: 400, headers })
  }
  const locale = isLocale(choice) ? choice : isLocale(from) ? from : defaultLocale
  const page = findPage(field('page')) ?? getPage(homeId)
  const location = pathOf(page, locale) ?? `/${locale}`
  const lifetime = choice === '' ? 0 : year
  return new Response(null, {
    status: 303,
    headers: {
      ...headers,
      Location: location,
      'Set-Cookie': `${localeCookie}=${choice}; Path=/; Max-Age=${lifetime}; SameSite=Lax`,
    },
  })
}
