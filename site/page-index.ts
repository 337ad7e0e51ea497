import { type Locale, localeTable } from '../i18n/locales'
import { allPages, getText, inLocale, type Page } from './registry'
import { fold } from './search/words'

/** The pages of a language by the first letter of their titles, in its order. */
export function pagesByLetter(locale: Locale): { letter: string; pages: Page[] }[] {
  const { formatting, articles } = localeTable[locale]
  const article = new RegExp(`^(?:${articles.join('|')})(?:\\s+|’)`, 'i')
  const pages = inLocale(allPages(), locale).map((page) => {
    const name = getText(page, locale).title.replace(article, '')
    return { page, name, letter: fold(name.charAt(0)).toUpperCase() }
  })
  const { compare } = new Intl.Collator(formatting)
  pages.sort((a, b) => compare(a.name, b.name))
  const letters = [...new Set(pages.map(({ letter }) => letter))]
  return letters.map((letter) => ({
    letter,
    pages: pages.filter((entry) => entry.letter === letter).map(({ page }) => page),
  }))
}
