import type { Locale } from '../../i18n/locales'
import { nameAt } from './names'
import { stemOf } from './query'
import type { LoadedIndex } from './search-index'
import { type Word, wordsIn } from './words'

/** A part of a text, in pieces that are marked or not. */
export type Passage = { text: string; isMarked: boolean }[]

/** The length of a passage, in characters. */
const length = 240

/** The part of a text that has most of what is looked for, with it marked. */
export function passageOf(
  index: LoadedIndex,
  text: string,
  terms: Set<number>,
  locale: Locale,
): Passage {
  const words = wordsIn(text)
  const found = markedTerms(index, words, terms, locale)
  const first = bestStart(words, found)
  const begin = words[first]?.start ?? 0
  const last = words.findLastIndex(({ end }) => end <= begin + length)
  const isWhole = last === words.length - 1
  const end = isWhole ? text.length : (words[last]?.end ?? text.length)
  const passage: Passage = []
  let kept = first === 0 ? 0 : begin
  const add = (until: number, isMarked: boolean) => {
    if (until > kept) passage.push({ text: text.slice(kept, until), isMarked })
    kept = Math.max(kept, until)
  }
  if (first > 0) passage.push({ text: '… ', isMarked: false })
  for (let place = first; place <= last; place += 1) {
    if (found[place] === undefined) continue
    add(words[place]?.start ?? 0, false)
    // Words that stand together are marked together.
    while (found[place + 1] !== undefined && place < last) place += 1
    add(words[place]?.end ?? 0, true)
  }
  add(end, false)
  if (!isWhole) passage.push({ text: ' …', isMarked: false })
  return passage
}

/** Of each word, the term that it is marked for. */
function markedTerms(
  index: LoadedIndex,
  words: Word[],
  terms: Set<number>,
  locale: Locale,
): (number | undefined)[] {
  const found: (number | undefined)[] = words.map(() => undefined)
  const stem = (folded: string) => stemOf(index, folded, locale)
  const stems = words.map(({ folded }) => stem(folded))
  const markedTerm = (text: string) => {
    const term = index.stemTerms.get(text)
    return term !== undefined && terms.has(term) ? term : undefined
  }
  for (const [place, { joined }] of words.entries()) {
    found[place] =
      markedTerm(stems[place] as string) ?? (joined ? markedTerm(stem(joined)) : undefined)
  }
  for (let start = 0; start < words.length; start += 1) {
    const name = nameAt(stems, start, index.nameLengths, (key) =>
      index.names.get(key)?.find((term) => terms.has(term)),
    )
    if (!name) continue
    found.fill(name.found, start, start + name.length)
    start += name.length - 1
  }
  return found
}

/** The word where the part begins that has most of what is looked for, and a few before it. */
function bestStart(words: Word[], found: (number | undefined)[]): number {
  let best = 0
  let most = 0
  for (const [start, term] of found.entries()) {
    if (term === undefined) continue
    const within = new Set<number>()
    let count = 0
    for (let place = start; place < words.length; place += 1) {
      if ((words[place]?.end ?? 0) > (words[start]?.start ?? 0) + length / 2) break
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
