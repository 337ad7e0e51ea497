import { type Locale, localeTable } from '../../i18n/locales'
import { memoize } from './memoize'
import { knowsFormats } from './number-formats'
import { betweenWords } from './words'

/** The names of the months as a date has them; English ones begin with a capital, others may not. */
const monthsOf = memoize((locale: Locale): string[] => {
  if (!knowsFormats(locale)) return []
  const format = new Intl.DateTimeFormat(localeTable[locale].formatting, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  const names = Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2026, month, 1))
    return parts.find(({ type }) => type === 'month')?.value ?? ''
  })
  return locale === 'en' ? names : names.map((name) => name.toLowerCase())
})

/** The pattern of a language’s months in texts; of none where they are not known. */
export const monthPatternOf = memoize((locale: Locale): RegExp => {
  const names = monthsOf(locale).filter(Boolean)
  if (names.length === 0) return /(?!)/g
  const capitalized = names.map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  const all = [...new Set([...names, ...capitalized])].join('|')
  // Hebrew and Arabic join what stands before a noun to it.
  const source = /^\p{Script=Latin}/u.test(all) ? all : `\\p{L}*?(?:${all})`
  return betweenWords(source)
})

/**
 * Returns the number of a month, 1 to 12, or 0. English months begin with a capital, which tells
 * “May” from “may”.
 */
export function monthOf(word: string, locale: Locale): number {
  const written = locale === 'en' ? word : word.toLowerCase()
  const found = monthsOf(locale).indexOf(written) + 1
  if (found > 0 || /^\p{Script=Latin}/u.test(word)) return found
  // Hebrew and Arabic join what stands before a noun to it: “in” and “of”.
  return monthsOf(locale).findIndex((month) => month !== '' && written.endsWith(month)) + 1
}
