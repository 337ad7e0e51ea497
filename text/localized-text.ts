import { type Locale, readingOrder } from '../i18n/locales'
import { typeset } from './typography'

/** One text for all languages, or one for each; those that may lag behind may lack it. */
export type LocalizedText = string | { [Code in Locale]?: string | undefined }

/**
 * A text that languages share, in a reader’s language or, where it lacks that, in the next one, which
 * is then named.
 */
export function localizedText(
  text: LocalizedText,
  locale: Locale,
): { text: string; lang?: Locale } {
  const found = languageOf(text, locale)
  const written = typeset(plainText(text, locale), found)
  return found === locale ? { text: written } : { text: written, lang: found }
}

/** Returns the text that {@link localizedText} would show as it is in the file, for programs. */
export function plainText(text: LocalizedText, locale: Locale): string {
  return typeof text === 'string' ? text : (text[languageOf(text, locale)] ?? '')
}

function languageOf(text: LocalizedText, locale: Locale): Locale {
  if (typeof text === 'string') return locale
  return readingOrder(locale).find((other) => text[other] !== undefined) ?? locale
}
