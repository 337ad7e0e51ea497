import type { Locale } from '../i18n/locales'
import { stopWordsOf } from '../text/words'

/** Returns the key that a form is looked up by: the stems of its words. */
export function stemKey(words: { folded: string }[], stem: (folded: string) => string): string {
  return words.map(({ folded }) => stem(folded)).join(' ')
}

/** Returns the key that titles share which say the same: the stems of their words. */
export function titleKey(
  words: { folded: string }[],
  stem: (word: string) => string,
  locale: Locale,
): string {
  const stopWords = stopWordsOf(locale)
  return stemKey(
    words.filter(({ folded }) => !stopWords.has(folded)),
    stem,
  )
}

/** The length in words of the longest of the keys that begin with a stem: at any other word, no name begins. */
export type NameLengths = Map<string, number>

export function nameLengths(keys: Iterable<string>): NameLengths {
  const longest: NameLengths = new Map()
  for (const key of keys) {
    const stems = key.split(' ')
    const first = stems[0] as string
    longest.set(first, Math.max(stems.length, longest.get(first) ?? 0))
  }
  return longest
}

/**
 * The longest name that begins at a place of a text.
 *
 * @param stems of the words of the text
 * @param find what a key stands for, where it is one that counts
 */
export function nameAt<Found>(
  stems: string[],
  start: number,
  lengths: NameLengths,
  find: (key: string, length: number) => Found | undefined,
): { found: Found; length: number } | undefined {
  const longest = lengths.get(stems[start] as string) ?? 0
  for (let length = Math.min(longest, stems.length - start); length > 0; length -= 1) {
    const found = find(stems.slice(start, start + length).join(' '), length)
    if (found !== undefined) return { found, length }
  }
  return undefined
}
