import leven from 'leven'
import type { Locale } from '../i18n/locales'
import { stopWordsOf, type Word } from '../text/words'
import { nameAt } from './names'
import { stemOf } from './query'
import { type LoadedIndex, numberAt } from './search-index'

/** A word or name of a query with the terms that it may stand for. */
export interface QueryUnit {
  /** How much a term counts, up to 1, by term. */
  terms: Map<number, number>
  /** How telling it is: the rarity of its best term. */
  worth: number
  /** Whether an entry is the worse for lacking it. */
  isOptional?: boolean
  word: Word
  /** The nearest word of the index, for one that it lacks. */
  correction?: string
}

/** The most words of a query for which the nearest is looked for: that takes longest of all. */
const mostUnknown = 5

/** Divides a query into words and names, the longest first. Words that say nothing are left out. */
export function unitsOf(
  index: LoadedIndex,
  words: Word[],
  locale: Locale,
  isUnfinished = false,
): QueryUnit[] {
  const stem = (folded: string) => stemOf(index, folded, locale)
  const stems = words.map(({ folded }) => stem(folded))
  /** The terms of a name that the language’s pages have. */
  const termsOf = (key: string) => {
    const terms = index.names
      .get(key)
      ?.filter((term) => numberAt(index.termStarts, term) < numberAt(index.termStarts, term + 1))
    return terms?.length ? terms : undefined
  }
  const units: QueryUnit[] = []
  let unknown = 0
  const telling = words.some(({ folded }) => !stopWordsOf(locale).has(folded))
  for (let start = 0; start < words.length; start += 1) {
    const word = words[start] as Word
    const name = nameAt(stems, start, index.nameLengths, termsOf)
    const isLast = isUnfinished && start + (name?.length ?? 1) === words.length
    if (name && name.length > 1) {
      units.push(unitOf(index, word, new Map(name.found.map((term) => [term, 1]))))
      for (const part of words.slice(start, start + name.length)) {
        if (stopWordsOf(locale).has(part.folded)) continue
        units.push({ ...unitOf(index, part, wordTerms(index, part, stem, 0.3)), isOptional: true })
      }
      start += name.length - 1
      continue
    }
    if (telling && stopWordsOf(locale).has(word.folded) && !name && !isLast) continue
    const terms = wordTerms(index, word, stem, 1)
    for (const term of name?.found ?? []) terms.set(term, 1)
    if (isLast) addPrefixed(index, word.folded, terms, 0.9)
    if (terms.size > 0) units.push(unitOf(index, word, terms))
    else if (unknown++ < mostUnknown) units.push(nearUnit(index, word))
  }
  return units
}

function unitOf(index: LoadedIndex, word: Word, terms: Map<number, number>): QueryUnit {
  const worths = [...terms].map(([term, weight]) => weight * numberAt(index.rarity, term))
  return { word, terms, worth: Math.max(0, ...worths) }
}

/** The term of a word’s stem, and of what a hyphen makes of it. */
function wordTerms(
  { stemTerms }: LoadedIndex,
  { folded, joined }: Word,
  stem: (word: string) => string,
  weight: number,
): Map<number, number> {
  const terms = new Map<number, number>()
  for (const text of joined ? [folded, joined] : [folded]) {
    const term = stemTerms.get(stem(text))
    if (term !== undefined) terms.set(term, weight)
  }
  return terms
}

/** Shorter beginnings than this are those of too many words, in letters. */
const shortestPrefix = 2

/** Adds the terms of the words that begin so, as if they were one: none counts more for being rare. */
function addPrefixed(
  { words, wordTerms, rarity }: LoadedIndex,
  prefix: string,
  terms: Map<number, number>,
  weight: number,
): void {
  if (prefix.length < shortestPrefix) return
  const begun: number[] = []
  for (let number = firstNotBefore(words, prefix); words[number]?.startsWith(prefix); number += 1) {
    begun.push(numberAt(wordTerms, number))
  }
  const least = Math.min(...begun.map((term) => numberAt(rarity, term)))
  for (const term of begun) {
    if (!terms.has(term)) terms.set(term, (weight * least) / numberAt(rarity, term))
  }
}

function firstNotBefore(words: string[], wanted: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] as string) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** A word that the index lacks: the words that it begins, or those that differ least from it. */
function nearUnit(index: LoadedIndex, word: Word): QueryUnit {
  const { folded } = word
  const terms = new Map<number, number>()
  const { words, spellings, wordTerms } = index
  if (folded.length > 3) addPrefixed(index, folded, terms, 0.7)
  const whole = spellings[firstNotBefore(words, folded)]
  if (terms.size > 0 && whole) return { ...unitOf(index, word, terms), correction: whole }
  let nearest: number[] = []
  let least = folded.length < 4 ? 0 : folded.length < 6 ? 1 : 2
  for (const swapped of withLettersSwapped(folded)) {
    const number = index.wordNumbers.get(swapped)
    if (number === undefined) continue
    nearest.push(number)
    least = 1
  }
  for (const [number, other] of words.entries()) {
    if (other.length < 4 || Math.abs(other.length - folded.length) > least) continue
    const distance = leven(folded, other)
    if (distance > least || (distance > 1 && other[0] !== folded[0])) continue
    if (distance < least) nearest = []
    least = distance
    nearest.push(number)
  }
  for (const number of nearest) terms.set(numberAt(wordTerms, number), 0.6)
  const [first] = nearest.sort((a, b) => frequency(index, b) - frequency(index, a))
  const unit = unitOf(index, word, terms)
  const correction = first === undefined ? undefined : spellings[first]
  return correction === undefined ? unit : { ...unit, correction }
}

/** The commonest slip of fingers, which counts as one: two letters beside each other, the wrong way round. */
function withLettersSwapped(word: string): string[] {
  return [...word]
    .slice(1)
    .map(
      (letter, place) => word.slice(0, place) + letter + word.charAt(place) + word.slice(place + 2),
    )
}

function frequency({ wordTerms, termStarts }: LoadedIndex, number: number): number {
  const term = numberAt(wordTerms, number)
  return numberAt(termStarts, term + 1) - numberAt(termStarts, term)
}
