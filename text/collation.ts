import { type Locale, localeTable } from '../i18n/locales'
import { articleFilter, nameOrder } from './name-order'
import { fold } from './words'

/** How a language files names and titles. */
export interface Collation {
  compareNames: (one: string, other: string) => number
  /** A name without the article that does not count: “The Bahamas” is filed as “Bahamas”. */
  filedName: (name: string) => string
  /** A title or a term without an article, none of which counts at its start. */
  filedTitle: (title: string) => string
  /** Orders names or titles that are written as they are filed. */
  compareFiled: (one: string, other: string) => number
  /** The letter that a filed name stands under, with accents only where they make a letter (Ñ). */
  letterOf: (filed: string) => string
}

/** The one order of what readers see sorted, wherever they see it. */
export function collationOf(locale: Locale): Collation {
  const known = collations.get(locale) ?? makeCollation(locale)
  collations.set(locale, known)
  return known
}

/** Collations by language: to make one takes longer than to order a menu. */
const collations = new Map<Locale, Collation>()

function makeCollation(locale: Locale): Collation {
  const { formatting, articles, nameArticles } = localeTable[locale]
  const [inLanguage, anywhere] = [formatting, 'und'].map(
    (language) => new Intl.Collator(language, { sensitivity: 'base' }),
  ) as [Intl.Collator, Intl.Collator]
  return {
    compareNames: nameOrder(formatting, nameArticles),
    compareFiled: nameOrder(formatting, []),
    filedName: articleFilter(nameArticles),
    filedTitle: articleFilter(articles),
    letterOf(filed) {
      const [first = ''] = filed.normalize('NFC')
      const [plain = ''] = fold(first)
      // Its own letter in this language, and a letter with an accent elsewhere: CLDR tailors it.
      const isOwn = inLanguage.compare(first, plain) !== 0 && anywhere.compare(first, plain) === 0
      return (isOwn ? first : plain).toLocaleUpperCase(formatting)
    },
  }
}
