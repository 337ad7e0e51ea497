import type { Locale } from '../../i18n/locales'
import type { PagePair } from '../pairs'
import { areCognates } from './cognates'
import { type DatePart, datesIn } from './dates'
import { type Figures, figuresOf } from './figures'
import { haveSameValue, missingNumbers } from './number-differences'
import type { TextNumber } from './numbers'
import { difference, pairRule } from './rule'
import { sentencesOf, wordsOf } from './words'

/**
 * Two numbers or dates that have changed places. Each language has its own order of words, so that
 * order tells little: what stands beside a number does, and in which sentence it stands.
 */
export const exchangedRule = pairRule(
  ({ original, translation, from, to, place, pair }, report) => {
    const before = figuresOf(original, from)
    const after = figuresOf(translation, to)
    if (before.numbers.length < 2 || after.numbers.length < 2) return
    const parts = comparedParts(before, after, pair)
    const message = exchangedBetween(parts) ?? parts.map(exchangedWithin).find(Boolean)
    if (message) report('exchanged', `${message} in ${place}`)
  },
)

/** Pairs what is compared: sentences, where each language has as many; else the whole texts. */
function comparedParts(
  before: Figures,
  after: Figures,
  { original, translation }: PagePair,
): PartPair[] {
  const from = figuresBySentence(before, original.locale)
  const to = figuresBySentence(after, translation.locale)
  if (from.length !== to.length) return [{ from: partOf(before), to: partOf(after) }]
  return from.map((part, index) => ({ from: partOf(part), to: partOf(to[index] as Figures) }))
}

function figuresBySentence({ text, numbers }: Figures, locale: Locale): Figures[] {
  const starts = [0]
  for (const sentence of sentencesOf(text, locale).slice(1)) {
    starts.push(text.indexOf(sentence, starts.at(-1)))
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length
    const own = numbers.filter((number) => start <= number.start && number.start < end)
    const moved = own.map((number) => ({
      ...number,
      start: number.start - start,
      end: number.end - start,
    }))
    return { text: text.slice(start, end), numbers: moved }
  })
}

interface Item extends Pick<TextNumber, 'written' | 'start' | 'end'> {
  values: string[]
  isDate: boolean
}

type Part = ReturnType<typeof partOf>

/** Returns a sentence with its numbers; a date counts as one. */
function partOf({ text, numbers }: Figures) {
  const dates = datesIn(text, numbers)
  const items: Item[] = [
    ...dates.map((date) => ({ ...date, values: [date.key], isDate: true })),
    ...numbers
      .filter(
        ({ kind, isVague, isWord }) =>
          kind !== 'month' && (!isVague || (isWord && kind === 'ordinal')),
      )
      .filter(({ start }) => !dates.some((date) => date.start <= start && start < date.end))
      .map(({ values, kind, ...number }) => ({
        ...number,
        values: values.map((value) => `${kind === 'ordinal' ? 'no. ' : ''}${value}`),
        isDate: false,
      })),
  ].sort((a, b) => a.start - b.start)
  return { text, numbers, dates, items }
}

type PartPair = Record<'from' | 'to', Part>

/** A number that has gone from one sentence to another, for one that has gone the other way. */
function exchangedBetween(parts: PartPair[]): string | undefined {
  if (parts.length < 2) return undefined
  const changes = parts.map(({ from, to }) => ({
    lost: missingNumbers(from.numbers, to.numbers),
    added: missingNumbers(to.numbers, from.numbers),
  }))
  for (const [index, { lost, added }] of changes.entries()) {
    for (const [other, change] of changes.entries()) {
      if (other <= index) continue
      const gone = lost.find((number) => change.added.some((one) => haveSameValue(number, one)))
      const come = added.find((number) => change.lost.some((one) => haveSameValue(number, one)))
      if (!gone || !come) continue
      const [first, second] = [parts[index], parts[other]] as [PartPair, PartPair]
      if (!areWholeSentencesExchanged(first, second)) return exchanged(come, gone)
    }
  }
  return undefined
}

function exchanged(first: { written: string }, second: { written: string }): string {
  return `“${first.written}” and “${second.written}” stand where the other does`
}

function areWholeSentencesExchanged(first: PartPair, second: PartPair): boolean {
  const likeness = (a: Part, b: Part) => cognatesOf(wordsBesideNumbers(a), wordsBesideNumbers(b))
  return (
    likeness(first.from, second.to) + likeness(second.from, first.to) >
    likeness(first.from, first.to) + likeness(second.from, second.to)
  )
}

function wordsBesideNumbers({ text, numbers }: Part): string[] {
  const isPart = (place: number) => numbers.some(({ start, end }) => start <= place && place < end)
  return [...text.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) =>
    isPart(index) ? [] : [word],
  )
}

function exchangedWithin({ from, to }: PartPair): string | undefined {
  return exchangedDates(from, to) ?? exchangedItems(from, to)
}

/** Finds a date put for another, where the texts have the same days, months and years. */
function exchangedDates(from: Part, to: Part): string | undefined {
  if (from.dates.length === 0 || missingNumbers(from.numbers, to.numbers).length > 0)
    return undefined
  const lost = difference(from.dates, to.dates, (a, b) => a.key === b.key)
  const added = difference(to.dates, from.dates, (a, b) => a.key === b.key)
  // One language may say once what another says of every month: “in May and June 2021”.
  const isSaid = (date: DatePart, dates: DatePart[], others: DatePart[]) =>
    dates.some(
      ({ month, days, year }) =>
        month === date.month &&
        (days.join() === date.days.join() || days.length * date.days.length === 0) &&
        (year === date.year || year === undefined || date.year === undefined) &&
        (days.length > 0 ||
          date.days.every((day) => others.some((one) => one.days.includes(day)))) &&
        (year !== undefined ||
          date.year === undefined ||
          others.some((one) => one.year === date.year)),
    )
  const wrong = lost.find((date) => !isSaid(date, added, to.dates))
  const instead = added.find((date) => !isSaid(date, lost, from.dates)) ?? added[0]
  return wrong && `“${instead?.written ?? to.text}” stands for “${wrong.written}”`
}

type Match = Record<'before' | 'after', Item>

function exchangedItems(from: Part, to: Part): string | undefined {
  const rest = [...to.items]
  const matches = from.items.flatMap((before): Match[] => {
    const index = rest.findIndex(({ values }) =>
      values.some((value) => before.values.includes(value)),
    )
    const [after] = index < 0 ? [] : rest.splice(index, 1)
    return after ? [{ before, after }] : []
  })
  if (matches.length < 2) return undefined
  const contexts = new Map<Item, Context>()
  for (const { before, after } of matches) {
    contexts.set(before, contextOf(before, from))
    contexts.set(after, contextOf(after, to))
  }
  const likenessOf = ({ before }: Match, { after }: Match) =>
    likeness(contexts.get(before) as Context, contexts.get(after) as Context)
  for (const [index, first] of matches.entries()) {
    for (const second of matches.slice(index + 1)) {
      // A date has its month, by which it is known wherever it stands.
      if (first.before.values.join() === second.before.values.join()) continue
      if (first.before.isDate !== second.before.isDate) continue
      const isInverted = second.after.start < first.after.start
      const right = likenessOf(first, first) + likenessOf(second, second)
      const wrong = likenessOf(first, second) + likenessOf(second, first)
      // Numbers in the same order are only doubted where much speaks against them.
      if (isInverted ? right <= wrong : right + 3 < wrong)
        return exchanged(first.after, second.after)
    }
  }
  return undefined
}

type Context = ReturnType<typeof contextOf>

/** Returns some words on either side of a number, as far as a sign or the next number. */
function contextOf({ start, end }: Item, { text, items }: Part) {
  const previous = Math.max(0, ...items.map((item) => item.end).filter((place) => place <= start))
  const next = Math.min(
    text.length,
    ...items.map((item) => item.start).filter((place) => place >= end),
  )
  const before = text.slice(previous, start)
  const after = text.slice(end, next)
  return {
    before: wordsOf(before.split(sign).at(-1) ?? '').slice(-4),
    after: wordsOf(after.split(sign)[0] ?? '').slice(0, 4),
    isTime: timeBefore.test(before) && !comparison.test(before),
  }
}

const sign = /[.,;:()·]/

/** Words before a year, and seldom before an amount, in the languages of the portal. */
const timeBefore =
  /(?:^|[\s(’])(?:in|since|until|by|en|depuis|dès|vers|desde|hacia|hasta|of|de|del)\s$/i
const comparison = /(?:plus|moins|más|menos|cerca|près|alrededor|total) (?:de|del) $/i

/**
 * Returns how alike the words beside two numbers are. Nouns come after their number; what stands
 * before it may be of the number before.
 */
function likeness(from: Context, to: Context): number {
  return (
    2 * cognatesOf(from.after, to.after) +
    cognatesOf(from.before, to.before) +
    (from.isTime === to.isTime ? 1 : 0)
  )
}

function cognatesOf(words: string[], others: string[]): number {
  const names = words.filter((word) => word.length > 3)
  return names.filter((word) => others.some((other) => areCognates(word, other))).length
}
