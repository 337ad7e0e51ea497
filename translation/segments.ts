import type { Locale } from '../i18n/locales'
import { fold } from '../text/words'
import { memoize } from './rules/memoize'
import { numbersIn } from './rules/numbers'

/** A paragraph or a sentence, as what can be compared with its translation without a dictionary. */
export interface Segment {
  /** The length in characters; 0 for what only holds other segments. */
  length: number
  /** Numbers, links, names and beginnings of words, which languages of one family have in common. */
  marks: Set<string>
}

/** Numbers of segments that say the same: one each, or one and several, or none and one. */
export interface Bead {
  originals: number[]
  translations: number[]
}

/** How much longer translations are than their originals: the logarithm’s mean and standard deviation. */
export interface Growth {
  mean: number
  deviation: number
}

/** @param links where its links lead */
export function segmentOf(text: string, locale: Locale, links: string[] = []): Segment {
  const marks = new Set(links.map((url) => `${strong}${url}`))
  for (const { values } of numbersIn(text, locale)) marks.add(`${strong}${values[0]}`)
  for (const word of text.match(/\p{L}{4,}/gu) ?? []) marks.add(beginningOf(word))
  return { length: text.length, marks }
}

/** The sign that begins marks which tell more than a word does. */
const strong = '='

/** The letters by which a word is known again: agreement, accord; investment, investissement, inversión. */
const beginningOf = memoize((word) => fold(word).slice(0, 4))

/**
 * How alike segments are, from 0 to 1, by the marks that they share: one that many have tells little.
 */
type Likeness = (originals: Segment[], translations: Segment[]) => number

function likenessAmong(originals: Segment[], translations: Segment[]): Likeness {
  const holders = new Map<string, number>()
  for (const { marks } of [...originals, ...translations]) {
    for (const mark of marks) holders.set(mark, (holders.get(mark) ?? 0) + 1)
  }
  const weightOf = (mark: string) =>
    (mark.startsWith(strong) ? 3 : 1) / Math.max(1, (holders.get(mark) ?? 0) - 1)
  const weightOfAll = (marks: Iterable<string>) => {
    let sum = 0
    for (const mark of marks) sum += weightOf(mark)
    return sum
  }
  return (before, after) => {
    const [own, others] = [marksOf(before), marksOf(after)]
    const shared = weightOfAll([...own].filter((mark) => others.has(mark)))
    // A word or two that happen to begin alike are no likeness.
    return shared / Math.max(3, Math.sqrt(weightOfAll(own) * weightOfAll(others)))
  }
}

function marksOf([first, ...rest]: Segment[]): Set<string> {
  if (rest.length === 0) return first?.marks ?? new Set()
  return new Set([first, ...rest].flatMap((segment) => [...(segment?.marks ?? [])]))
}

/** How many numbers, and links within the portal, only one side has. */
function lostMarks(before: Segment[], after: Segment[]): number {
  const [own, others] = [marksOf(before), marksOf(after)]
  const isKept = (mark: string) => mark.startsWith(strong) && !mark.startsWith(`${strong}http`)
  const all = [...new Set([...own, ...others])].filter(isKept)
  return all.filter((mark) => own.has(mark) !== others.has(mark)).length
}

/** The cost of a segment without counterpart. */
const alone = 4
/** The cost of one more segment in a bead. */
const joined = 3
/** The most that a length costs. */
const mostForLength = 6
/** The cost of a number or link on one side of joined segments only: it would have been kept. */
const forLostMark = 1
/** The cost of a pair at two places: where nothing tells which segment is alone, it is the last. */
const displaced = 0.2
/**
 * The most that a pair costs, which is less than two segments that are alone: what stands side by
 * side is compared, however unlike it is.
 */
const mostForPair = 7.5
const forLikeness = 6

/** How unlikely the length of a translation is: 0 where it is as usual. */
export function lengthCost(before: number, after: number, { mean, deviation }: Growth): number {
  if (before === 0 || after === 0) return before === after ? 0 : mostForLength
  // Short texts vary more.
  const spread = deviation * (1 + 60 / before)
  return Math.min(mostForLength, ((Math.log(after / before) - mean) / spread) ** 2 / 2)
}

/** Conditions of an alignment besides what the segments say. */
export interface Alignment {
  growth: Growth
  /** Whether two segments may say the same. */
  mayPair?(original: number, translation: number): boolean
  /** Whether an original, or its translation, may be divided in two. */
  mayJoin?(original: number): boolean
}

/**
 * Finds out which segments say the same, in order, by their lengths (Gale and Church, “A Program for
 * Aligning Sentences in Bilingual Corpora”, 1993) and by what they have in common.
 */
export function alignSegments(
  originals: Segment[],
  translations: Segment[],
  { growth, mayPair = () => true, mayJoin = () => true }: Alignment,
): Bead[] {
  const likeness = likenessAmong(originals, translations)
  const best: { cost: number; from: number; to: number }[][] = []
  const costOf = (from: number, to: number, ends: [number, number]): number => {
    const [before, after] = [originals.slice(from, ends[0]), translations.slice(to, ends[1])]
    if (before.length === 0 || after.length === 0) return alone
    for (let i = from; i < ends[0]; i += 1) {
      for (let j = to; j < ends[1]; j += 1) if (!mayPair(i, j)) return Number.POSITIVE_INFINITY
    }
    const isJoined = before.length + after.length > 2
    if (isJoined && !mayJoin(from)) return Number.POSITIVE_INFINITY
    const length = lengthCost(lengthOf(before), lengthOf(after), growth)
    const cost = length + forLikeness * (1 - likeness(before, after))
    if (isJoined) return cost + joined + forLostMark * lostMarks(before, after)
    return Math.min(cost, mostForPair) + (from === to ? 0 : displaced)
  }
  for (let i = 0; i <= originals.length; i += 1) {
    best.push([])
    for (let j = 0; j <= translations.length; j += 1) {
      let cheapest = { cost: i + j === 0 ? 0 : Number.POSITIVE_INFINITY, from: i, to: j }
      for (const [count, other] of shapes) {
        const [from, to] = [i - count, j - other]
        const before = best[from]?.[to]
        if (!before) continue
        const cost = before.cost + costOf(from, to, [i, j])
        if (cost < cheapest.cost) cheapest = { cost, from, to }
      }
      best[i]?.push(cheapest)
    }
  }
  const beads: Bead[] = []
  let [i, j] = [originals.length, translations.length]
  while (i + j > 0) {
    const { from, to } = best[i]?.[j] ?? { from: 0, to: 0 }
    beads.unshift({ originals: range(from, i), translations: range(to, j) })
    ;[i, j] = [from, to]
  }
  return beads
}

/** How many segments of each side a bead may have. */
const shapes = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
] as const

function lengthOf(segments: Segment[]): number {
  return segments.reduce((sum, { length }) => sum + length, 0)
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index)
}

/** How much likelier another order must be. Of the portal’s texts, none comes nearer than 0 to it. */
const certain = 0.2

/**
 * Puts translations into the order of what they translate, where it is certain that they stand in
 * another.
 *
 * @param mayExchange whether two segments may stand at each other’s place
 * @returns for each original, the number of its translation
 */
export function orderOf(
  originals: Segment[],
  translations: Segment[],
  growth: Growth,
  mayExchange: (index: number, other: number) => boolean,
): number[] {
  const likeness = likenessAmong(originals, translations)
  const order = originals.map((_, index) => index)
  const at = (place: number) => translations[order[place] ?? 0] as Segment
  const gainOf = (
    index: number,
    other: number,
    fit: (before: Segment, after: Segment) => number,
  ) => {
    const [before, after] = [originals[index] as Segment, originals[other] as Segment]
    return (
      fit(before, at(other)) +
      fit(after, at(index)) -
      fit(before, at(index)) -
      fit(after, at(other))
    )
  }
  const likenessOf = (before: Segment, after: Segment) => likeness([before], [after])
  const lengthsFit = (before: Segment, after: Segment) =>
    -lengthCost(before.length, after.length, growth) / mostForLength
  const exchange = (): boolean => {
    for (const index of order.keys()) {
      for (let other = index + 1; other < order.length; other += 1) {
        if (!mayExchange(index, other)) continue
        const alike = gainOf(index, other, likenessOf)
        // Lengths alone tell nothing of languages that have no words in common.
        if (alike <= 0 || alike + gainOf(index, other, lengthsFit) < certain) continue
        ;[order[index], order[other]] = [order[other] as number, order[index] as number]
        return true
      }
    }
    return false
  }
  while (exchange()) {}
  return order
}
