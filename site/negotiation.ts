import Negotiator from 'negotiator'
import { type Locale, localeCookie, localeOfTag } from '../i18n/locales'

interface LanguageHeaders {
  cookie?: string | undefined
  'accept-language'?: string | undefined
}

/**
 * The languages that a reader is known to read, best first: the one chosen earlier (cookie), then
 * those of `Accept-Language` by q-value (RFC 9110, 12.5.4), each tag looked up (RFC 4647, 3.4) and
 * counted where it stands highest. Languages that the portal does not speak, `*` and q=0 are left out.
 */
export function readerLocales(headers: LanguageHeaders): Locale[] {
  const accepted = new Negotiator({
    headers: { 'accept-language': headers['accept-language'] ?? '' },
  })
    .languages()
    // A look-up takes no notice of what is open within a range: “fr-*”.
    .map((range) => range.replaceAll('-*', ''))
  const known = [cookieLocale(headers.cookie), ...accepted].flatMap((tag) => localeOfTag(tag) ?? [])
  return [...new Set(known)]
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
