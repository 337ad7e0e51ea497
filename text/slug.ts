import { type Locale, localeTable } from '../i18n/locales'
import { fold } from './words'

/**
 * The slug of a title: its words in ASCII, as a search folds them, without articles. Validation
 * accepts what it makes (`checkSlugs`).
 *
 * @param id what the slug is made of where the title has no such words, as in another script
 * @param taken slugs that it cannot be: a number makes it another
 */
export function slugOf(
  title: string,
  locale: Locale,
  id: string,
  taken: ReadonlySet<string> = new Set(),
): string {
  return freeName(slugWords(title, locale) || slugWords(id, locale) || 'page', (name) =>
    taken.has(name),
  )
}

/** A name, with a number behind it where it is taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name
  for (let number = 2; isTaken(free); number += 1) free = `${name}-${number}`
  return free
}

/** Empty where a title has no words to make a slug of. */
export function slugWords(title: string, locale: Locale): string {
  return asciiWords(title)
    .filter((word) => !localeTable[locale].articles.includes(word))
    .join('-')
}

/** The words of a text that addresses can be made of. */
export function asciiWords(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? []
}
