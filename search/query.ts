import type { Locale } from '../i18n/locales'
import { fold, queryWordsIn, type Word, wordStem, wordsIn } from '../text/words'
import type { Numbers } from './search-index'

/** The longest query that is read, in characters. */
export const longestQuery = 200

/** A query as a reader gives it. */
export interface Query {
  /** The query as it is read and shown: on one line, without what cannot be seen. */
  text: string
  /** Whether the query was longer than is read. */
  isCut: boolean
  words: Word[]
  /** The words of each part in quotation marks, which must stand together. */
  phrases: Word[][]
}

const quoted = /["“”„«]([^"“”„«»]+)["“”»]/g

/** Reads a query, whatever is in it. Signs other than quotation marks mean nothing. */
export function parseQuery(given: string): Query {
  const line = given
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
  const characters = [...line]
  const text = characters.slice(0, longestQuery).join('').trim()
  return {
    text,
    isCut: characters.length > longestQuery,
    words: queryWordsIn(text),
    phrases: [...text.matchAll(quoted)]
      .map(([, phrase = '']) => wordsIn(phrase))
      .filter((words) => words.length > 1),
  }
}

/** The stem of a word as an index knows it, without accents. */
export function stemOf(
  { wordNumbers, wordTerms, stems }: StemTable,
  folded: string,
  locale: Locale,
): string {
  const number = wordNumbers.get(folded)
  const known = number === undefined ? undefined : stems[wordTerms[number] as number]
  return known ?? fold(wordStem(folded, locale))
}

interface StemTable {
  wordNumbers: Map<string, number>
  wordTerms: Numbers
  stems: string[]
}
