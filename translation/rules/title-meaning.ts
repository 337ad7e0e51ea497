import leven from 'leven'
import type { Block } from '../../compile/sections'
import { type Locale, locales } from '../../i18n/locales'
import { fold } from '../../text/words'
import type { PagePair } from '../pairs'
import { memoize, memoizeFor } from './memoize'
import listedTitleWords from './title-words.json'
import { ownTextOf, plainOf, stemmerFor, wordsOf } from './words'

/**
 * Words that titles and headings of portals are made of, each row with what it may be in each language;
 * `figure*` is every word that begins so. What is peculiar to a page, the page itself teaches.
 */
const titleWords: Partial<Record<string, string>>[] = listedTitleWords

/** Words that say nothing by themselves, and are often left out or put in. */
const filler =
  /^(?:this|that|these|those|what|which|where|when|with|from|have|does|more|about|your|their|been|into|dans|cette|pour|avec|plus|sont|leur|leurs|votre|esta|este|para|sobre|como|cómo|dónde|qué|cuál|más|quién|quiénes)$/

/** Reads the words of a text, each with what it shares with its inflected forms. */
type Reader = (text: string) => TitleWord[]

interface TitleWord {
  written: string
  /** Shared by its inflected forms. */
  key: string
}

/**
 * Finds a word of a translated title that stands for nothing in the original’s: where a word of the
 * original is used in the page, no word of the title is ever used beside it, nor do the two stand in
 * the list of titles’ words.
 */
export async function strangeWords(): Promise<
  (original: Block, translation: Block, pair: PagePair) => string | undefined
> {
  const readers = new Map<Locale, Reader>()
  for (const locale of locales) readers.set(locale, await readerFor(locale))
  const concordanceOf = memoizeFor(readConcordance)
  return (original, translation, pair) => {
    const from = readers.get(pair.original.locale)
    const to = readers.get(pair.translation.locale)
    if (!from || !to || !knowsTitleWords(pair.original.locale)) return undefined
    if (!knowsTitleWords(pair.translation.locale)) return undefined
    const before = from(ownTextOf(original))
    const after = to(ownTextOf(translation))
    const mean = (one: TitleWord, other: TitleWord) =>
      haveLikeKeys(one.key, other.key) || areInOneRow(one, other, pair)
    const left = after.filter((other) => !before.some((one) => mean(one, other)))
    if (left.length === 0) return undefined
    const { together, uses } = partsBeside(concordanceOf(pair, from, to), original)
    const strange = left.find((other) => !before.some((one) => together(one, other) > 0))
    if (!strange) return undefined
    const unsaid = withoutCouples(
      before.filter((one) => !after.some((other) => mean(one, other))),
      left,
      together,
    )
    const weights = unsaid.map((one) =>
      rowsIn(pair.original.locale)(one.written).length > 0
        ? Math.max(uses('before', one), 3)
        : uses('before', one),
    )
    const weight = weights.reduce((sum, places) => sum + places, 0)
    const isNowhereElse = uses('after', strange) === 0
    // One more use is asked for where the word is at home in the page.
    const isSure =
      Math.max(0, ...weights) >= (isNowhereElse ? 2 : 3) ||
      (unsaid.length === before.length && weight >= (isNowhereElse ? 1 : 2))
    return isSure ? strange.written : undefined
  }
}

async function readerFor(locale: Locale): Promise<Reader> {
  const stem = await stemmerFor(locale)
  // Stemmers leave an ending on French verbs: « visent » beside « visées ».
  const keyOf = memoize((word) =>
    word.length > 3 && !filler.test(word) ? fold(stem(word)).replace(/ent$/, '') : '',
  )
  return (text) =>
    wordsOf(text.toLowerCase()).flatMap((written) => {
      const key = keyOf(written)
      return key ? { written, key } : []
    })
}

/** In which blocks of a page each word is used, by its key. */
type Concordance = Record<'before' | 'after', Map<string, Set<Block>>>

/** Finds the blocks in which each word of a page is used; the original’s blocks stand for both. */
function readConcordance({ sections }: PagePair, from: Reader, to: Reader): Concordance {
  const concordance: Concordance = { before: new Map(), after: new Map() }
  const note = (uses: Map<string, Set<Block>>, words: TitleWord[], block: Block) => {
    for (const { key } of words) {
      const blocks = uses.get(key)
      if (blocks) blocks.add(block)
      else uses.set(key, new Set([block]))
    }
  }
  for (const { blocks } of sections) {
    for (const { original, translation } of blocks) {
      note(concordance.before, from(plainOf(original)), original)
      note(concordance.after, to(plainOf(translation)), original)
    }
  }
  return concordance
}

/** Counts uses in all blocks but one. */
function partsBeside(concordance: Concordance, block: Block) {
  const blocksOf = (side: keyof Concordance, { key }: TitleWord) => {
    const blocks = [...(concordance[side].get(key) ?? [])]
    return blocks.filter((other) => other !== block)
  }
  return {
    uses: (side: keyof Concordance, word: TitleWord) => blocksOf(side, word).length,
    /** Counts the blocks in which a translation has the one where its original has the other. */
    together: (one: TitleWord, other: TitleWord) => {
      const blocks = concordance.after.get(other.key)
      return blocks ? blocksOf('before', one).filter((place) => blocks.has(place)).length : 0
    },
  }
}

/** Leaves out words with a partner: each stands for that beside which it is used most often. */
function withoutCouples(
  words: TitleWord[],
  others: TitleWord[],
  together: (one: TitleWord, other: TitleWord) => number,
): TitleWord[] {
  const [unsaid, left] = [new Set(words), new Set(others)]
  const couples = words
    .flatMap((one) => others.map((other) => ({ one, other, times: together(one, other) })))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
  for (const { one, other } of couples) {
    if (!unsaid.has(one) || !left.has(other)) continue
    unsaid.delete(one)
    left.delete(other)
  }
  return [...unsaid]
}

function areInOneRow(
  one: TitleWord,
  other: TitleWord,
  { original, translation }: PagePair,
): boolean {
  const rows = rowsIn(translation.locale)(other.written)
  return rowsIn(original.locale)(one.written).some((row) => rows.includes(row))
}

/** Whether the list has a language’s words: without them, every free translation would be strange. */
export function knowsTitleWords(locale: Locale): boolean {
  return titleWords.some((row) => row[locale] !== undefined)
}

/** Finds the rows of the list that have a word of a language. */
const rowsIn = memoize((locale: Locale) => {
  const rows = new Map<string, number[]>()
  for (const [index, row] of titleWords.entries()) {
    for (const form of row[locale]?.split(' ') ?? [])
      rows.set(form, [...(rows.get(form) ?? []), index])
  }
  return memoize((word: string) => {
    const beginnings = Array.from(word, (_, index) => `${word.slice(0, index + 1)}*`)
    const found = [word, ...beginnings].flatMap((form) => rows.get(form) ?? [])
    return [...new Set(found)]
  })
})

/** Keys that are alike in two languages: “sanction”, “sancion”. */
function haveLikeKeys(word: string, other: string): boolean {
  const length = Math.max(word.length, other.length)
  return word.slice(0, 4) === other.slice(0, 4) || leven(word, other) <= length * 0.3
}
