import type { Locale } from '../i18n/locales'
import { collationOf } from '../text/collation'
import { allPages, getText, inLocale, type Page } from './registry'

/** The id of the page that lists all pages by their titles. */
export const titleIndexId = 'a-z'

/** Items filed under a letter, in a language’s order. */
interface Letter<Item> {
  letter: string
  items: Item[]
}

/** Groups items by the letter that they are filed under, in the order of the alphabet. */
export function byLetter<Item>(
  items: Item[],
  filedAs: (item: Item) => string,
  locale: Locale,
): Letter<Item>[] {
  const { compareFiled, letterOf } = collationOf(locale)
  const letters = new Map<string, Item[]>()
  for (const item of [...items].sort((a, b) => compareFiled(filedAs(a), filedAs(b)))) {
    const letter = letterOf(filedAs(item))
    letters.set(letter, [...(letters.get(letter) ?? []), item])
  }
  return [...letters].map(([letter, items]) => ({ letter, items }))
}

/** The pages of a language by the letter that their titles are filed under. */
export function pagesByLetter(locale: Locale): Letter<Page>[] {
  const { filedName, filedTitle } = collationOf(locale)
  // A page that is made from data has a name as its title.
  const filedAs = (page: Page) =>
    (page.fromData ? filedName : filedTitle)(getText(page, locale).title)
  return byLetter(inLocale(allPages(), locale), filedAs, locale)
}
