import type { Locale } from '../i18n/locales'
import { fold, type Word } from '../text/words'
import { titleKey } from './names'
import { type Query, stemOf } from './query'
import { type LoadedIndex, numberAt } from './search-index'
import { type QueryUnit, unitsOf } from './units'

/** A page that answers a query. */
interface PageHit {
  /** The id of the page. */
  page: string
  /** The sections that answer, best first: numbers of entries of the index. */
  entries: number[]
}

export interface Hits {
  pages: PageHit[]
  /** The terms to be marked in what is shown. */
  terms: Set<number>
  /** The query in words of the index, where one of its own is not among them. */
  correction?: string
}

const quotationMarks = /["“”„«»]/g

/** An entry that has less of what the query says than this is no answer, unless there are few better ones. */
const leastShare = 0.5
const leastShareOfFew = 0.25
const fewPages = 3

/** @param isUnfinished whether the last word may go on, as while it is typed */
export function search(
  index: LoadedIndex,
  query: Query,
  locale: Locale,
  isUnfinished = false,
): Hits {
  const units = unitsOf(index, query.words, locale, isUnfinished)
  const scores = scoreEntries(index, units)
  const stem = (folded: string) => stemOf(index, folded, locale)
  const worth = units.reduce((sum, unit) => sum + (unit.isOptional ? 0 : unit.worth), 0)
  for (const entry of index.titles.get(titleKey(meantWords(query, units), stem, locale)) ?? []) {
    scores.set(entry, (scores.get(entry) ?? 0) + worth)
  }
  const phrases = query.phrases.map((words) => wordNumbers(index, words))
  const entries = [...scores].filter(([entry]) =>
    phrases.every((phrase) => phrase && holdsPhrase(index, entry, phrase)),
  )
  const pages = byPage(index, entries)
  // Words that stand together nowhere may each be somewhere.
  const isApart = pages.length === 0 && phrases.length > 0
  const correction = correctionOf(query, units) ?? (isApart ? query.text : undefined)
  return {
    pages,
    terms: new Set(units.flatMap(({ terms }) => [...terms.keys()])),
    ...(correction && {
      correction: isApart ? correction.replace(quotationMarks, '') : correction,
    }),
  }
}

function scoreEntries(
  { entryPages, termStarts, termEntries, termWeights, rarity }: LoadedIndex,
  units: QueryUnit[],
): Map<number, number> {
  const count = entryPages.length
  const score = new Float32Array(count)
  const share = new Float32Array(count)
  const own = new Float32Array(count)
  let total = 0
  for (const { terms, worth, isOptional } of units) {
    own.fill(0)
    for (const [term, weight] of terms) {
      const most = weight * numberAt(rarity, term)
      for (
        let place = numberAt(termStarts, term);
        place < numberAt(termStarts, term + 1);
        place += 1
      ) {
        const entry = numberAt(termEntries, place)
        own[entry] = Math.max(numberAt(own, entry), (most * numberAt(termWeights, place)) / 255)
      }
    }
    if (!isOptional) total += worth
    for (let entry = 0; entry < count; entry += 1) {
      const value = numberAt(own, entry)
      if (value === 0) continue
      score[entry] = numberAt(score, entry) + value
      share[entry] = numberAt(share, entry) + worth
    }
  }
  const answers = (least: number) => {
    const found: [entry: number, score: number][] = []
    for (let entry = 0; entry < count; entry += 1) {
      const part = Math.min(1, numberAt(share, entry) / total)
      if (part >= least) found.push([entry, numberAt(score, entry) * part])
    }
    return found
  }
  const found = answers(leastShare)
  const pages = new Set(found.map(([entry]) => numberAt(entryPages, entry)))
  return new Map(pages.size < fewPages ? answers(leastShareOfFew) : found)
}

/** How much a page’s second section adds to its first, and the third to both. */
const furtherSections = 0.1

function byPage({ pages, entryPages }: LoadedIndex, found: [number, number][]): PageHit[] {
  const byScore = (a: [number, number], b: [number, number]) => b[1] - a[1] || a[0] - b[0]
  const hits = new Map<number, [entry: number, score: number][]>()
  for (const pair of found) {
    const number = numberAt(entryPages, pair[0])
    const hit = hits.get(number)
    if (hit) hit.push(pair)
    else hits.set(number, [pair])
  }
  return [...hits]
    .map(([number, entries]) => {
      // Page by page: a common word is in thousands of sections.
      const [best, ...further] = entries.sort(byScore) as [[number, number], ...[number, number][]]
      const score = further
        .slice(0, 2)
        .reduce((sum, [, more]) => sum + furtherSections * more, best[1])
      return { page: pages[number] as string, entries, best, score }
    })
    .sort((a, b) => b.score - a.score || byScore(a.best, b.best))
    .map(({ page, entries }) => ({ page, entries: entries.map(([entry]) => entry) }))
}

function wordNumbers(index: LoadedIndex, words: Word[]): number[] | undefined {
  const numbers = words.map(({ folded }) => index.wordNumbers.get(folded))
  return numbers.every((number) => number !== undefined) ? numbers : undefined
}

function holdsPhrase(
  { sequence, sequenceStarts }: LoadedIndex,
  entry: number,
  phrase: number[],
): boolean {
  const end = numberAt(sequenceStarts, entry + 1) - phrase.length
  for (let start = numberAt(sequenceStarts, entry); start <= end; start += 1) {
    if (phrase.every((word, offset) => sequence[start + offset] === word)) return true
  }
  return false
}

/** The words of a query, those that no page has as they were probably meant. */
function meantWords({ words }: Query, units: QueryUnit[]): Word[] {
  return words.map((word) => {
    const correction = units.find((unit) => unit.word === word)?.correction
    return correction === undefined ? word : { ...word, folded: fold(correction) }
  })
}

function correctionOf({ text, words }: Query, units: QueryUnit[]): string | undefined {
  let corrected = ''
  let end = 0
  for (const word of words) {
    const { correction } = units.find((unit) => unit.word === word) ?? {}
    if (correction === undefined) continue
    corrected += text.slice(end, word.start) + correction
    end = word.end
  }
  return end === 0 ? undefined : corrected + text.slice(end)
}
