import { type Locale, readingOrder } from '../i18n/locales'
import type { LocalizedText } from './content'
import { typeset } from './typography'

/**
 * A text that languages share, in a reader’s language or, where it lacks that, in the next one, which
 * is then named.
 */
export function localizedText(
  text: LocalizedText,
  locale: Locale,
): { text: string; lang?: Locale } {
  if (typeof text === 'string') return { text: typeset(text, locale) }
  const found = readingOrder(locale).find((other) => text[other] !== undefined)
  if (!found || found === locale) return { text: typeset(text[locale] ?? '', locale) }
  return { text: typeset(text[found] ?? '', found), lang: found }
}
