import type { Section } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import { memoize, memoizeTexts } from './memoize'
import en from './opposites/en.json'
import es from './opposites/es.json'
import fr from './opposites/fr.json'
import { pairRule } from './rule'
import { ownTextOf, sentencePairs } from './words'

/** Pairs of which the one denied says the same as the other denied: “may not” is “must not”. */
const sameWhenDenied = new Set(['may / must'])

/** Pairs of which the one denied says the other: “did not accept” is “refused”. */
const contradictories = new Set(['accept / refuse', 'allow / forbid'])

/** Sides that no translation says of itself, without a word of the original for it. */
const markedSides: Record<string, ('one' | 'other')[]> = {
  'exports / imports': ['one', 'other'],
  'north / south': ['one', 'other'],
  'member / observer': ['other'],
  'accept / refuse': ['other'],
  'allow / forbid': ['other'],
  'if / unless': ['other'],
  'signed / ratified': ['other'],
}

/** Words that deny by language, directly before a word or some words before it. */
const denyingWords: Partial<Record<string, string>> = {
  en: 'not, never, nor, neither, without, no, cannot',
  fr: 'ne, n, pas, jamais, ni, non, sans',
  es: 'no, nunca, ni, sin, tampoco, jamás',
}

/**
 * Opposites that are taken for each other in translation, with the words for either side in each
 * language; a language without a table is not looked at. A form is a phrase: `export*` is every word
 * that begins so, `#` is figures, and a capital letter counts as written. Where several fit, the longest
 * does. `neither` lists phrases that hold one of the words and say neither.
 */
const opposites: Partial<
  Record<string, Record<string, { one: string; other: string; neither?: string }>>
> = { en, fr, es }

/** The sides of a pair of opposites, affirmed and denied: “member”, “observer”, “not a member” … */
type Side = 'one' | 'other' | 'not one' | 'not other'

/** A side where it stands in a text. */
interface SideUse {
  side: Side
  isDenied: boolean
  written: string
  /** Counted in words. */
  start: number
  /** The figure that stands nearest to it. */
  figure: string
}

/** The sides that a text says, by pair of opposites. */
type SideUses = Map<string, SideUse[]>

interface SidedPhrase {
  words: string[]
  /** The side that the form says of each pair that it belongs to. */
  sides: [pair: string, side: 'one' | 'other' | 'neither'][]
}

/**
 * A translation that says the opposite of what its original does: « moins de » for “more than”. Only a
 * warning, since right translations turn a sentence round: it takes that one side is lost and that the
 * other is there instead, or that something is said of which the original has no word.
 */
export const oppositionRule = pairRule((blocks, report) => {
  const { original, translation, place, section, pair } = blocks
  const [from, to] = [readerOf(blocks.from), readerOf(blocks.to)]
  if (!from || !to) return
  const wrongIn = (before: string, after: string) => {
    const parts = sentencePairs(before, after, pair).map(([part, other]): [SideUses, SideUses] => [
      from(part),
      to(other),
    ])
    return parts.flatMap(([one, other]) => contradiction(one, other) ?? [])[0] ?? unfounded(parts)
  }
  const found = wrongIn(ownTextOf(original), ownTextOf(translation))
  if (!found) return
  const { path } = original
  // Each language may sort a list by its own words.
  const isSorted =
    path.endsWith('listItem') &&
    !wrongIn(listOf(section.original, path), listOf(section.translation, path))
  if (!isSorted) report('opposites', `${found} ${place}`, 'warning')
})

/** Returns every item of a list, as one sentence. */
function listOf({ blocks }: Section, path: string): string {
  return blocks
    .filter((block) => block.path === path)
    .map((block) => ownTextOf(block).replace(/[.!?]/g, ''))
    .join(' · ')
}

const turned: [side: Side, opposite: Side][] = [
  ['one', 'other'],
  ['other', 'one'],
  ['not one', 'not other'],
  ['not other', 'not one'],
]

function contradiction(before: SideUses, after: SideUses): string | undefined {
  for (const [pair, uses] of after) {
    const originals = before.get(pair) ?? []
    for (const [side, opposite] of turned) {
      if (side.startsWith('not') && sameWhenDenied.has(pair)) continue
      const lost = originals.filter((use) => use.side === side)
      const said = uses.filter((use) => use.side === opposite)
      if (count(uses, side) < lost.length && count(originals, opposite) < said.length)
        return `“${said.at(-1)?.written}” is the opposite of “${lost[0]?.written}” in`
    }
    if (areExchanged(originals, uses, pair in markedSides))
      return `“${uses[0]?.written}” and “${uses[1]?.written}” have changed places since`
  }
  return undefined
}

function count(uses: SideUse[], side: Side): number {
  return uses.filter((use) => use.side === side).length
}

/** Finds what a translation would not say without a word of the original for it. */
function unfounded(parts: [before: SideUses, after: SideUses][]): string | undefined {
  for (const [pair, sides] of Object.entries(markedSides)) {
    const added = parts
      .flatMap(([, after]) => after.get(pair) ?? [])
      .filter(({ side, isDenied }) => !isDenied && sides.some((name) => name === side))
    if (added.length === 0) continue
    const originals = parts.flatMap(([before]) => before.get(pair) ?? [])
    const use = added.find(
      ({ side }) => !originals.some((original) => original.side.endsWith(side)),
    )
    if (use) return `“${use.written}” has no counterpart in`
  }
  return undefined
}

/**
 * Whether each of two opposites stands beside the figure that the other has in the original; without
 * figures, where the other stands, unless they are named in one breath: “exports and imports”.
 */
function areExchanged(before: SideUse[], after: SideUse[], isOrdered: boolean): boolean {
  const [first, second] = before
  const [next, last] = after
  if (before.length !== 2 || after.length !== 2 || !first || !second || !next || !last) return false
  if (first.side === second.side || first.side !== last.side || second.side !== next.side)
    return haveExchangedFigures(before, after)
  if (first.figure || second.figure || !isOrdered) return haveExchangedFigures(before, after)
  return second.start - first.start > 3 && last.start - next.start > 3
}

function haveExchangedFigures([first, second]: SideUse[], after: SideUse[]): boolean {
  if (!first?.figure || !second?.figure || first.figure === second.figure) return false
  const figureOf = (side: Side) => after.find((use) => use.side === side)?.figure
  return figureOf(first.side) === second.figure && figureOf(second.side) === first.figure
}

/** Reads the opposites of a text in one language; undefined where there is no table for it. */
const readerOf = memoize((locale: Locale): ((text: string) => SideUses) | undefined => {
  const forms = sidedPhrasesOf(locale)
  if (!forms) return undefined
  const denying = new Set(denyingWords[locale]?.split(', '))
  const isAfterDenial = (words: string[], start: number) =>
    words.slice(Math.max(0, start - 3), start).some((word) => denying.has(word.toLowerCase()))
  const initialOf = (word: string) => word.charAt(0).toLowerCase()
  const byInitial = new Map<string, SidedPhrase[]>()
  for (const form of forms) {
    const initial = initialOf(form.words[0] ?? '')
    byInitial.set(initial, [...(byInitial.get(initial) ?? []), form])
  }
  const figures = byInitial.get('#') ?? []
  const formsAt = memoize((word) =>
    [...(byInitial.get(initialOf(word)) ?? []), ...figures]
      .filter(({ words: [first = ''] }) => fits(word, first))
      .sort((a, b) => b.words.length - a.words.length),
  )
  return memoizeTexts((text) => {
    const uses: SideUses = new Map()
    const words = text.match(/\p{L}+|\p{N}+(?:[\s.,]\p{N}+)*/gu) ?? []
    /** Until which word the longest form for a pair reaches. */
    const taken = new Map<string, number>()
    for (const [start, word] of words.entries()) {
      for (const form of formsAt(word)) {
        const end = start + form.words.length
        if (!form.words.every((part, index) => fits(words[start + index] ?? '', part))) continue
        for (const [pair, side] of form.sides) {
          if ((taken.get(pair) ?? 0) > start) continue
          taken.set(pair, end)
          if (side === 'neither') continue
          const isDenied = isAfterDenial(words, start)
          const use: SideUse = {
            side: isDenied ? denied(pair, side) : side,
            isDenied,
            written: words.slice(start, end).join(' '),
            start,
            figure: nearestFigure(words, start, end),
          }
          uses.set(pair, [...(uses.get(pair) ?? []), use])
        }
      }
    }
    return uses
  })
})

function denied(pair: string, side: 'one' | 'other'): Side {
  if (!contradictories.has(pair)) return `not ${side}`
  return side === 'one' ? 'other' : 'one'
}

function sidedPhrasesOf(locale: Locale): SidedPhrase[] | undefined {
  const table = opposites[locale]
  if (!table) return undefined
  const forms = new Map<string, SidedPhrase>()
  for (const [pair, lists] of Object.entries(table)) {
    for (const side of ['one', 'other', 'neither'] as const) {
      for (const phrase of lists[side]?.split(', ') ?? []) {
        const form = forms.get(phrase) ?? { words: phrase.split(' '), sides: [] }
        form.sides.push([pair, side])
        forms.set(phrase, form)
      }
    }
  }
  return [...forms.values()]
}

/** Whether a word of a text is one of a form: `export*`, `#` for figures, `May` as it is written. */
function fits(word: string, part: string): boolean {
  if (part === '#') return /^\p{N}/u.test(word)
  const given = /^\p{Lu}/u.test(part) ? word : word.toLowerCase()
  return part.endsWith('*') ? given.startsWith(part.slice(0, -1)) : given === part
}

/** Returns the figure nearest to a use: after it rather than before it, as amounts stand. */
function nearestFigure(words: string[], start: number, end: number): string {
  for (let distance = 0; distance < 8; distance += 1) {
    for (const word of [words[end + distance], words[start - 1 - distance]]) {
      if (word && /^\p{N}/u.test(word)) return word.replace(/\P{N}/gu, '')
    }
  }
  return ''
}
