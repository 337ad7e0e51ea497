import { type Locale, localeTable } from '../i18n/locales'
import { allPages, getText, inLocale, type Page } from './registry'
import { fold } from './search/words'

/** What begins with a letter, in a language’s order. */
interface Letter<Item> {
  letter: string
  items: Item[]
}

/** Orders what has names as the language’s alphabet does, below their first letters without accents. */
export function byLetter<Item>(
  items: Item[],
  nameOf: (item: Item) => string,
  locale: Locale,
): Letter<Item>[] {
  const { compare } = new Intl.Collator(localeTable[locale].formatting)
  const letters = new Map<string, Item[]>()
  for (const item of [...items].sort((a, b) => compare(nameOf(a), nameOf(b)))) {
    const letter = fold(nameOf(item).charAt(0)).toUpperCase()
    letters.set(letter, [...(letters.get(letter) ?? []), item])
  }
  return [...letters].map(([letter, items]) => ({ letter, items }))
}

/** The pages of a language by the first letter of their titles; articles do not count. */
export function pagesByLetter(locale: Locale): Letter<Page>[] {
  const article = new RegExp(`^(?:${localeTable[locale].articles.join('|')})(?:\\s+|’)`, 'i')
  const nameOf = (page: Page) => getText(page, locale).title.replace(article, '')
  return byLetter(inLocale(allPages(), locale), nameOf, locale)
}
