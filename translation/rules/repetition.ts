import type { Block } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import type { PagePair } from '../pairs'
import { lengthCost } from '../segments'
import { growthBetween } from './length'
import { memoizeFor } from './memoize'
import { numbersIn } from './numbers'
import { pairRule, placeInOriginal } from './rule'
import { ownTextOf, sentencesOf, wordsOf } from './words'

/** Fewer words than this may well stand twice. */
const fewest = 4

/** Words of a repeated passage, besides names and dates, with which it is no turn of phrase. */
const manyWords = 4

/** How many deviations longer than usual a text is that has old text beside the new. */
const long = 2.5

/**
 * A text that stands twice in a translation, and not in its original: within a block, where new text
 * was put beside the old, or anywhere in the page, where a text was put in another’s place.
 */
export const repetitionRule = pairRule(({ original, translation, place, pair }, report) => {
  const repeated = repeatedWithin(original, translation, pair)
  if (repeated) {
    report('repetition', `“${repeated}” stands twice in it, but not in ${place}`)
    return
  }
  for (const [sentence, says] of sentencesWithOriginals({ original, translation }, pair)) {
    const first = occurrencesIn(pair).get(sentence)
    if (!first || first.isReported || first.translation === translation) continue
    if (haveLikeSentences(first.says, says)) continue
    first.isReported = true
    report(
      'repetition',
      `“${sentence}” stands in line ${first.translation.node.position?.start.line} as well, for ${placeInOriginal(pair, first.original)}; here it is ${place} that is to be translated`,
    )
  }
})

/** Where a sentence stands first, and what it translates. */
interface Occurrence {
  original: Block
  translation: Block
  says: readonly string[]
  isReported: boolean
}

/** The sentences of a page’s translation. */
const occurrencesIn = memoizeFor((pair: PagePair) => {
  const places = new Map<string, Occurrence>()
  for (const blocks of pair.sections.flatMap((section) => section.blocks)) {
    for (const [sentence, says] of sentencesWithOriginals(blocks, pair)) {
      if (!places.has(sentence)) places.set(sentence, { ...blocks, says, isReported: false })
    }
  }
  return places
})

/** The sentences of a block, each with that which it translates; with all where they are not as many. */
function sentencesWithOriginals(
  { original, translation }: Pick<Occurrence, 'original' | 'translation'>,
  pair: PagePair,
): [sentence: string, says: readonly string[]][] {
  const before = sentencesOf(ownTextOf(original), pair.original.locale)
  const after = sentencesOf(ownTextOf(translation), pair.translation.locale)
  const arePaired = before.length === after.length
  return after.flatMap((sentence, index): [string, readonly string[]][] =>
    wordsOf(sentence).length < fewest
      ? []
      : [[sentence, arePaired ? before.slice(index, index + 1) : before]],
  )
}

/** Whether half the words of two sentences are the same. */
function haveLikeSentences(sentences: readonly string[], others: readonly string[]): boolean {
  return sentences.some((sentence) =>
    others.some((other) => areAlike(wordsOf(sentence), wordsOf(other))),
  )
}

function areAlike(words: readonly string[], others: readonly string[]): boolean {
  const [own, rest] = [words, others].map((list) => new Set(list.map((word) => word.toLowerCase())))
  if (!own || !rest) return false
  const shared = [...own].filter((word) => rest.has(word)).length
  return 2 * shared >= (own.size + rest.size) / 2
}

/** Finds what a block says twice, that its original does not. */
function repeatedWithin(original: Block, translation: Block, pair: PagePair): string | undefined {
  const after = ownTextOf(translation)
  const repeated = repeatedIn(after)
  if (repeated === undefined) return undefined
  const before = ownTextOf(original)
  const twice = repeatedIn(before, 2) ?? ''
  const [from, to] = [pair.original.locale, pair.translation.locale]
  const count = commonWords(repeated, to).length
  // An acronym of one language may be a whole name in another.
  if (repeatsAcronym(before) || count < 2 || count <= 2 * commonWords(twice, from).length) {
    return undefined
  }
  if (count >= manyWords) return repeated
  const cost = lengthCost(before.length, after.length, growthBetween(from, to))
  return after.length > before.length && cost > long ** 2 / 2 ? repeated : undefined
}

/** Returns the words of a text that are neither names nor dates, nor the small words of grammar. */
function commonWords(text: string, locale: Locale): string[] {
  return wordsOf(text).filter(
    (word) => /^\p{Ll}{4}/u.test(word) && numbersIn(word, locale).length === 0,
  )
}

function repeatsAcronym(text: string): boolean {
  const acronyms = text.match(/(?<!\p{L})\p{Lu}{2,}/gu) ?? []
  return new Set(acronyms).size < acronyms.length
}

/** The longest passage of so many words or more that stands in a text twice. */
function repeatedIn(text: string, least = fewest): string | undefined {
  // Few texts have as many words twice.
  if (wordsOf(text).length - new Set(wordsOf(text.toLowerCase())).size < least) return undefined
  const words = [...text.matchAll(/\p{L}+|\p{N}+/gu)]
  const starts = new Map<string, number>()
  const wordAt = (place: number) => words[place]?.[0].toLowerCase()
  let longest: string | undefined
  for (const place of words.keys()) {
    if (place + least > words.length) break
    const key = Array.from({ length: least }, (_, index) => wordAt(place + index)).join(' ')
    const first = starts.get(key)
    if (first === undefined) {
      starts.set(key, place)
      continue
    }
    let back = 1
    while (first >= back && wordAt(first - back) === wordAt(place - back)) back += 1
    // Two numbers may count the same: “40 million dollars for …, 20 million dollars for …”.
    if ([first, place].every((start) => /^\p{N}/u.test(wordAt(start - back) ?? ''))) continue
    let count = least
    while (first + count < place && wordAt(place + count) === wordAt(first + count)) count += 1
    if (first + count > place) continue
    const end = words[place + count - 1]
    const passage = text.slice(words[place]?.index, (end?.index ?? 0) + (end?.[0].length ?? 0))
    if (passage.length > (longest?.length ?? 0)) longest = passage
  }
  return longest
}
