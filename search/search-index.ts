import { readFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { type Locale, locales } from '../i18n/locales'
import { generatedFile, noteFile, readOnce } from '../site/content'
import { type NameLengths, nameLengths } from './names'

export type Numbers = Uint16Array | Uint32Array

/**
 * The index of one language, in arrays of numbers: as objects it would take many times the memory
 * (docs/decisions/13-a-search-index-of-numbers.md). An entry is a section of a page or its
 * introduction; a term is the stem of words, or a name that has several forms.
 */
export interface SearchIndex {
  /** Ids of pages. */
  pages: string[]
  /** The page of each entry, by its place in `pages`. */
  entryPages: Numbers
  /** The id of each entry’s section; empty for the introduction. */
  entrySections: string[]
  /** Where the heading and text of each entry lie in the file of texts, in bytes; one more for the end. */
  textStarts: Uint32Array
  /** Every word without accents, in order. */
  words: string[]
  /** Each word as it is written most often. */
  spellings: string[]
  /** The term of each word. */
  wordTerms: Numbers
  /** The stems in the order of their terms. The terms of names come after them. */
  stems: string[]
  /** Where the entries of each term begin in `termEntries`; one more for the end. */
  termStarts: Uint32Array
  /** The entries of each term. */
  termEntries: Numbers
  /** How much a term weighs in each of its entries, from 0 to 255. */
  termWeights: Uint8Array
  /** The terms of names by the stems of their words. */
  names: Map<string, number[]>
  /** The introductions of pages by the stems of their titles. */
  titles: Map<string, number[]>
  /** The words of each entry in order. */
  sequence: Numbers
  /** Where the words of each entry begin in `sequence`; one more for the end. */
  sequenceStarts: Uint32Array
}

/** An index as it is searched. */
export interface LoadedIndex extends SearchIndex {
  wordNumbers: Map<string, number>
  stemTerms: Map<string, number>
  nameLengths: NameLengths
  /** How telling each term is, by how few entries have it (BM25). */
  rarity: Float32Array
}

export function indexFile(locale: Locale): string {
  return generatedFile(`search/${locale}.index`)
}

/** The headings and texts of all entries, one after the other: only what is shown is read. */
export function textFile(locale: Locale): string {
  return generatedFile(`search/${locale}.txt`)
}

/** The index of a language. Its file is read once; for authors, again when it has changed. @throws when there is none */
export function searchIndex(locale: Locale): LoadedIndex {
  const file = indexFile(locale)
  noteFile(file)
  return readOnce(file, () => prepare(deserialize(readFileSync(/* turbopackIgnore: true */ file))))
}

/** Loads every index, so that no reader waits for it. @throws when the build has none */
export function loadSearchIndexes(): void {
  for (const locale of locales) searchIndex(locale)
}

function prepare(read: SearchIndex): LoadedIndex {
  // An array that is read may be a view of the whole file, and keep it in memory.
  const copied = Object.entries(read).map(([name, value]) => [
    name,
    ArrayBuffer.isView(value) ? (value as Numbers).slice() : value,
  ])
  const index: SearchIndex = Object.fromEntries(copied)
  const count = index.entryPages.length
  const rarity = Float32Array.from({ length: index.termStarts.length - 1 }, (_, term) => {
    const having = numberAt(index.termStarts, term + 1) - numberAt(index.termStarts, term)
    return Math.log(1 + (count - having + 0.5) / (having + 0.5))
  })
  return {
    ...index,
    wordNumbers: new Map(index.words.map((word, number) => [word, number])),
    stemTerms: new Map(index.stems.map((stem, term) => [stem, term])),
    nameLengths: nameLengths(index.names.keys()),
    rarity,
  }
}

/** A number of an array, which is there by construction. */
export function numberAt(numbers: { [index: number]: number }, index: number): number {
  return numbers[index] as number
}
