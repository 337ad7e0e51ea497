import { isJoined, type WordEdges, wordEdges } from '../text/words'
import { nameAt } from './names'
import { type LoadedIndex, type Numbers, numberAt } from './search-index'

/** A part of a text, in pieces that are marked or not. */
export type Passage = { text: string; isMarked: boolean }[]

/** The length of a passage, in characters. */
const length = 240

/**
 * The part of the text of an entry that has most of what is looked for, with it marked. What its
 * words are is read from the index: to fold and stem those of a whole list of results would take
 * longer than to find them.
 *
 * @param entry the number of the entry in the index
 */
export function passageOf(
  index: LoadedIndex,
  entry: number,
  { heading, text }: { heading: string; text: string },
  terms: Set<number>,
): Passage {
  const edges = wordEdges(text)
  const { starts, ends } = edges
  const found = markedTerms(index, wordsOf(index, entry, heading), terms, (place) =>
    isJoined(text, edges, place),
  )
  const first = startOfNumber(text, edges, bestStart(edges, found))
  const begin = starts[first] ?? 0
  const fitting = ends.findLastIndex((end) => end <= begin + length)
  const next = startOfNumber(text, edges, fitting + 1)
  // A number that is longer than a passage is cut after all.
  const last = next - 1 > first ? next - 1 : fitting
  const isWhole = last === ends.length - 1
  const end = isWhole ? text.length : (ends[last] ?? text.length)
  const passage: Passage = []
  let kept = first === 0 ? 0 : begin
  const add = (until: number, isMarked: boolean) => {
    if (until > kept) passage.push({ text: text.slice(kept, until), isMarked })
    kept = Math.max(kept, until)
  }
  if (first > 0) passage.push({ text: '… ', isMarked: false })
  for (let place = first; place <= last; place += 1) {
    if (found[place] === undefined) continue
    add(numberAt(starts, place), false)
    // Words that stand together are marked together.
    while (found[place + 1] !== undefined && place < last) place += 1
    add(numberAt(ends, place), true)
  }
  add(end, false)
  if (!isWhole) passage.push({ text: ' …', isMarked: false })
  return passage
}

/** The word with which the number begins that a word is a later part of: “7” for “89” of “7.89” or “7 089”. */
function startOfNumber(text: string, { starts, ends }: WordEdges, place: number): number {
  let start = place
  while (start > 0 && start < starts.length) {
    const between = text.slice(numberAt(ends, start - 1), numberAt(starts, start))
    const isWithin =
      /^(?:[.,:/\u00a0\u202f\u2009 –-]|, )$/.test(between) &&
      /\p{N}$/u.test(text.slice(0, numberAt(ends, start - 1)).slice(-1)) &&
      /^\p{N}/u.test(text.slice(numberAt(starts, start)))
    if (!isWithin) break
    start -= 1
  }
  return start
}

/** The numbers of the words of an entry’s text, which follow those of its heading. */
function wordsOf(
  { sequence, sequenceStarts }: LoadedIndex,
  entry: number,
  heading: string,
): Numbers {
  const start = numberAt(sequenceStarts, entry) + wordEdges(heading).starts.length
  return sequence.subarray(start, numberAt(sequenceStarts, entry + 1))
}

/**
 * Returns for each word the term that it is marked for.
 *
 * @param isJoined whether the word at a place is one with the word before
 */
function markedTerms(
  { words: folded, wordNumbers, wordTerms, stems, names, nameLengths }: LoadedIndex,
  words: Numbers,
  terms: Set<number>,
  isJoined: (place: number) => boolean,
): (number | undefined)[] {
  const markedTerm = (word: number | undefined) => {
    const term = word === undefined ? undefined : numberAt(wordTerms, word)
    return term !== undefined && terms.has(term) ? term : undefined
  }
  const found: (number | undefined)[] = []
  let joined = ''
  for (const [place, word] of words.entries()) {
    const own = folded[word] as string
    joined = isJoined(place) ? joined + own : own
    const isWhole = joined !== own && !isJoined(place + 1)
    found.push(markedTerm(word) ?? (isWhole ? markedTerm(wordNumbers.get(joined)) : undefined))
  }
  // The terms of names come after those of stems.
  if (![...terms].some((term) => term >= stems.length)) return found
  const textStems = Array.from(words, (word) => stems[numberAt(wordTerms, word)] as string)
  for (let start = 0; start < textStems.length; start += 1) {
    const name = nameAt(textStems, start, nameLengths, (key) =>
      names.get(key)?.find((term) => terms.has(term)),
    )
    if (!name) continue
    found.fill(name.found, start, start + name.length)
    start += name.length - 1
  }
  return found
}

/** The word where the part begins that has most of what is looked for, and a few before it. */
function bestStart({ starts, ends }: WordEdges, found: (number | undefined)[]): number {
  let best = 0
  let most = 0
  for (const [start, term] of found.entries()) {
    if (term === undefined) continue
    const within = new Set<number>()
    let count = 0
    for (let place = start; place < found.length; place += 1) {
      if (numberAt(ends, place) > numberAt(starts, start) + length / 2) break
      const other = found[place]
      if (other === undefined) continue
      within.add(other)
      count += 1
    }
    const value = within.size * 10 + Math.min(9, count)
    if (value > most) {
      most = value
      best = start
    }
  }
  return Math.max(0, best - wordsBefore)
}

/** Words that are shown before the first marked one. */
const wordsBefore = 6
