import { type Locale, localeTable } from '../i18n/locales'
import { articleFilter, nameOrder } from './name-order'
import { fold } from './words'

/** How a language files names and titles. */
export interface Collation {
  compareNames: (one: string, other: string) => number
  /** A name without the article that does not count: “The Bahamas” is filed as “Bahamas”. */
  filedName: (name: string) => string
  /** The same of a title or a term, in which no article counts. */
  filedTitle: (title: string) => string
  /** Orders what is written as it is filed. */
  compareFiled: (one: string, other: string) => number
  /** The letter of the alphabet that what is filed stands under, with accents only where they make one (Ñ). */
  letterOf: (filed: string) => string
}

/** The one order of what readers see sorted, wherever they see it. */
export function collationOf(locale: Locale): Collation {
  const known = collations.get(locale) ?? makeCollation(locale)
  collations.set(locale, known)
  return known
}

/** To make one takes longer than to order a menu. */
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
