import Negotiator from 'negotiator'
import { isLocale, type Locale, localeCookie } from '../i18n/locales'

interface LanguageHeaders {
  cookie?: string | undefined
  'accept-language'?: string | undefined
}

/**
 * The languages that a reader is known to read, best first: the one chosen earlier (cookie), then
 * those of `Accept-Language` by q-value (RFC 9110, 12.5.4), a regional tag standing for its
 * language. Languages that the portal does not speak, `*` and q=0 are left out.
 */
export function readerLocales(headers: LanguageHeaders): Locale[] {
  const accepted = new Negotiator({
    headers: { 'accept-language': headers['accept-language'] ?? '' },
  })
    .languages()
    .map((tag) => tag.toLowerCase().split('-')[0])
  return [...new Set([cookieLocale(headers.cookie), ...accepted].filter(isLocale))]
}

/** The reader's best language among those that a page has; undefined when none is known. */
export function negotiateLocale(
  headers: LanguageHeaders,
  available: readonly Locale[],
): Locale | undefined {
  return readerLocales(headers).find((locale) => available.includes(locale))
}

function cookieLocale(cookie = ''): string | undefined {
  for (const pair of cookie.split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === localeCookie) return value
  }
  return undefined
}
