import { type Locale, localeTable } from '../i18n/locales'
import { fold } from './search/words'

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
  const slug = slugWords(title, locale) || slugWords(id, locale) || 'page'
  let free = slug
  for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`
  return free
}

/** Empty where a title has no words to make a slug of. */
export function slugWords(title: string, locale: Locale): string {
  const words = fold(title).match(/[a-z0-9]+/g) ?? []
  return words.filter((word) => !localeTable[locale].articles.includes(word)).join('-')
}
