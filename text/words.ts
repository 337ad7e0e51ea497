import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import type { Locale } from '../i18n/locales'

/** A word of a text, with its place: `text.slice(start, end)`. */
export interface Word {
  /** Lower case, without accents and ligatures. */
  folded: string
  /** As it is written. */
  written: string
  start: number
  end: number
  /** The whole that a hyphen or dots make of it, on the last part: “tmec” of “T-MEC”. */
  joined?: string
  /** Whether it begins a sentence or a text, where any word has a capital. */
  begins?: true
}

/** Where the words of a text begin and end. */
export interface WordEdges {
  starts: number[]
  ends: number[]
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/uy
const gapPattern = /[^\p{L}\p{M}\p{N}]*/uy

/**
 * Finds where the words of a text begin and end, without the words themselves, which a list of
 * results would make by the thousand.
 */
export function wordEdges(text: string): WordEdges {
  const edges: WordEdges = { starts: [], ends: [] }
  for (let end = 0; ; end = wordPattern.lastIndex) {
    gapPattern.lastIndex = end
    gapPattern.test(text)
    wordPattern.lastIndex = gapPattern.lastIndex
    if (!wordPattern.test(text)) return edges
    edges.starts.push(gapPattern.lastIndex)
    edges.ends.push(wordPattern.lastIndex)
  }
}

/** The words of a text. Apostrophes and hyphens part them. */
export function wordsIn(text: string): Word[] {
  const edges = wordEdges(text)
  const words: Word[] = []
  for (const [place, start] of edges.starts.entries()) {
    const end = edges.ends[place] as number
    const written = text.slice(start, end)
    const word: Word = { folded: fold(written), written, start, end }
    const before = words.at(-1)
    if (!before || sentenceSign.test(text.slice(before.end, start))) word.begins = true
    if (before && isJoined(text, edges, place)) {
      word.joined = (before.joined ?? before.folded) + word.folded
      delete before.joined
    }
    words.push(word)
  }
  return words
}

const sentenceSign = /[.!?…:;·–—“”"«»(]/

/**
 * Whether a word is one with the word before: a hyphen stands between them, or the dot of an
 * abbreviation (“T-MEC”, “U.S.”, «EE. UU.», « É.-U. »).
 */
export function isJoined(text: string, { starts, ends }: WordEdges, place: number): boolean {
  const end = ends[place - 1]
  const start = starts[place]
  if (end === undefined || start === undefined || start - end > 2) return false
  const between = text.slice(end, start)
  if (/^[-‐‑]$/.test(between)) return true
  const [first, second] = [text.slice(starts[place - 1], end), text.slice(start, ends[place])]
  if (between === '.' && first.length === 1 && second.length === 1) return true
  return /^\.[ \u00a0\u202f‐‑-]?$/.test(between) && capitals.test(first) && capitals.test(second)
}

const capitals = /^\p{Lu}{1,2}$/u

/**
 * Letters of an abbreviation as readers may type it, with dots or spaces: “o.e.a.”, “O E A”, “ee. uu.”,
 * “EE UU”, “ee uu”. Two letters stand for a plural.
 */
const spelledOut =
  /(?<![\p{L}\p{N}])(?:\p{L}{1,2}(?:\.[\s‐‑-]?\p{L}{1,2})+\.?|\p{Lu}{1,2}(?: \p{Lu}{1,2})+|\p{L}(?: \p{L}){2,}|(\p{L})\1 (\p{L})\2)(?![\p{L}\p{N}])/gu

/** The words of a query, in which the letters of an abbreviation are one word, however they are typed. */
export function queryWordsIn(text: string): Word[] {
  let words = wordsIn(text)
  for (const { 0: written, index: start } of text.matchAll(spelledOut)) {
    const end = start + written.length
    const before = words.filter((word) => word.end <= start)
    const after = words.filter((word) => word.start >= end)
    words = [
      ...before,
      { folded: fold(written.replace(/[^\p{L}]/gu, '')), written, start, end },
      ...after,
    ]
  }
  return words
}

/**
 * The Latin letters that Unicode takes apart into no letter and accent, as CLDR’s transform Latin-ASCII
 * writes them.
 */
const ascii: Record<string, string> = {
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ð: 'd', đ: 'd', ɖ: 'd', ɗ: 'd', ø: 'o', ɔ: 'o' },
  ...{ ł: 'l', ħ: 'h', ı: 'i', ɨ: 'i', ŋ: 'n', ɲ: 'n', ŧ: 't', ƀ: 'b', ɓ: 'b', ɛ: 'e', ǝ: 'e' },
  ...{ ǥ: 'g', ɣ: 'g', ɉ: 'j', ƙ: 'k', ĸ: 'q', ƒ: 'f', ʉ: 'u', ƴ: 'y', ƶ: 'z' },
}
const asciiPattern = new RegExp(`[${Object.keys(ascii).join('')}]`, 'g')

/** Lower case without accents and ligatures, so that a reader need not type them. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  // Most words are of plain letters, which normalizing would take ten times as long to find out.
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return (
    lower
      .normalize('NFKD')
      // A sign that stands for several letters may be taken apart into capitals: “™”.
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(asciiPattern, (letter) => ascii[letter] ?? letter)
  )
}

/** Snowball’s stemmers. They want accents, which a language’s endings are told by. */
const stemmers: Partial<Record<Locale, (word: string) => string>> = {
  en: english,
  fr: french,
  es: spanish,
}

/** Returns the stem that the forms of a word share; the word itself where endings are not known. */
export function wordStem(word: string, locale: Locale): string {
  return stemmers[locale]?.(word) ?? word
}

/**
 * Words that a question is made of and that say nothing of what is asked. Not a list of a library:
 * those for Spanish leave out “acuerdo” and “país”.
 */
const stopWords: Partial<Record<Locale, Set<string>>> = {
  en: wordSet(`a about after all also am an and any are as at be been being between but by can could
    did do does for from had has have he her his how i if in into is it its many me much my no not of
    on or our s should so than that the their them there these they this those to was we were what
    when where which who why will with would you your t`),
  fr: wordSet(`a ai afin ainsi alors apres as au aussi aux avec avoir c ce cela ces cet cette ceux
    combien comme comment d dans de des depuis dont du elle en entre es est et eu etait etre faire
    fait faut il ils j je l la le les leur leurs lors m ma mais me mes mon n ne nos notre nous on ont
    ou par pas peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se
    ses si son sont sous sur t ta te tes ton tu un une va vos votre vous y`),
  es: wordSet(`a al ante antes aqui asi como con cual cuales cuando cuanta cuantas cuanto cuantos de
    del desde donde durante e el ella ellos en entre era es esa ese eso esta estan este esto estos
    fue ha han hay la las le les lo los mas me mi mis muy ni no nos o para pero por porque puede
    pueden que quien quienes se sea segun ser si sin sobre son su sus tambien tan te tiene tienen tu
    tus u un una uno unos y ya yo`),
}

export function stopWordsOf(locale: Locale): Set<string> {
  return stopWords[locale] ?? new Set()
}

function wordSet(words: string): Set<string> {
  return new Set(words.split(/\s+/))
}
