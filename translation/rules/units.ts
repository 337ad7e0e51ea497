import type { Block } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import { unitBefore, unitSignAtStart } from './currency-signs'
import { type Figures, figuresOf } from './figures'
import { haveSameValue } from './number-differences'
import type { TextNumber } from './numbers'
import { pairRule } from './rule'
import {
  isCurrency,
  type MeasureUnit,
  namesMoney,
  type UnitNames,
  unitAtStart,
  unitNamesOf,
  unitsNamedIn,
} from './unit-names'

/** A number with what it counts. */
interface Quantity {
  number: TextNumber
  unit?: MeasureUnit
  /** The unit of the number that comes after it: “between 5 and 10%”. */
  sharedUnit?: MeasureUnit
  isNegative: boolean
}

/**
 * A number keeps its unit, its currency, its percent sign and its minus. A translation may say more
 * of time and measures (“18 or older”, « 18 ans ou plus »), and name what the sentence understands.
 */
export const unitsRule = pairRule(({ original, translation, from, to, place }, report) => {
  const messages = differencesOf(measured(original, from), measured(translation, to))
  for (const message of messages) report('units', `${message} in ${place}`)
})

type MeasuredText = ReturnType<typeof measured>

/** Returns a text with its quantities, and the names of its language’s units. */
function measured(block: Block, locale: Locale) {
  const figures = figuresOf(block, locale)
  const names = unitNamesOf(locale)
  const quantities = figures.numbers
    .filter(({ kind, isVague, isWord }) => kind === 'cardinal' && (!isVague || isWord))
    .map((number) => quantityOf(number, figures, names))
  for (const [index, quantity] of quantities.entries()) {
    const next = quantities[index + 1]
    if (quantity.unit || !next?.unit) continue
    if (isCoordinated(figures.text.slice(quantity.number.end, next.number.start)))
      quantity.sharedUnit = next.unit
  }
  return { text: figures.text, names, quantities }
}

/** “of 5 or 10”, « de 3,2 milliards et investissements canadiens de 6,4 milliards »: some words, no new clause. */
function isCoordinated(between: string): boolean {
  return !/[.,;:()·]/.test(between) && between.split(' ').length < 8
}

function quantityOf(number: TextNumber, { text }: Figures, names: UnitNames): Quantity {
  const after = text.slice(number.end, number.end + 60)
  const before = text.slice(Math.max(0, number.start - 20), number.start)
  const unit =
    unitSignAtStart(after) ??
    decadeAt(before, after) ??
    (number.isWord ? undefined : unitBefore(before)) ??
    unitAtStart(after.replace(/^ (?:of|de|d’)(?: (?=\p{L}))?/u, ' '), names)
  const isNegative = /(?:^|[\s(])[-−]$|(?<!\p{L})(?:minus|moins|menos) $/u.test(before)
  return { number, isNegative, ...(unit && { unit }) }
}

/** The 1990s, « les années 1990 », “la década de 1990”. */
function decadeAt(before: string, after: string): MeasureUnit | undefined {
  const isDecade =
    /^[’']?s(?!\p{L})/u.test(after) || /(?:années|décennie|años|década de(?: los)?) $/.test(before)
  return isDecade ? ['decade'] : undefined
}

function differencesOf(from: MeasuredText, to: MeasuredText): string[] {
  const messages: string[] = []
  const rest = new Set(to.quantities)
  const take = (quantity: Quantity | undefined) => {
    if (quantity) rest.delete(quantity)
    return quantity
  }
  const partnersOf = ({ number }: Quantity) =>
    [...rest].filter((other) => haveSameValue(number, other.number))
  // Those that agree are put together first: “2 years and 2 months”.
  const agreeing = new Map<Quantity, Quantity>()
  for (const quantity of from.quantities) {
    const partner = take(partnersOf(quantity).find((other) => agree(quantity, other)))
    if (partner) agreeing.set(quantity, partner)
  }
  for (const quantity of from.quantities) {
    const partner = agreeing.get(quantity) ?? take(partnersOf(quantity)[0])
    if (!partner) continue
    const message = unitDifference(quantity, partner, from, to)
    if (message) messages.push(message)
  }
  if (messages.length > 0) return messages
  return [
    ...currenciesNotIn(from, to).map((name) => `the currency “${name}” is missing, which stands`),
    ...currenciesNotIn(to, from).map((name) => `the currency “${name}” is not`),
  ]
}

function agree(quantity: Quantity, other: Quantity): boolean {
  const [unit, another] = [quantity.unit ?? quantity.sharedUnit, other.unit ?? other.sharedUnit]
  return unit === undefined || another === undefined ? unit === another : overlap(unit, another)
}

function overlap(unit: MeasureUnit, other: MeasureUnit): boolean {
  return unit.some((id) => other.includes(id))
}

/** Says what is wrong with a quantity of a translation. */
function unitDifference(
  quantity: Quantity,
  other: Quantity,
  from: MeasuredText,
  to: MeasuredText,
): string | undefined {
  const { written } = other.number
  if (quantity.isNegative !== other.isNegative) {
    return `“${written}” ${quantity.isNegative ? 'has lost the minus that it has' : 'has a minus that it has not'}`
  }
  const [unit, another] = [quantity.unit, other.unit]
  if (unit && another) {
    if (!overlap(unit, another))
      return `“${written}” is of ${nameOf(another)}, but of ${nameOf(unit)}`
    // “dollars” after “Canadian dollars” are the same ones.
    const isLessSaid = unit.length === 1 && another.length > 1 && isCurrency(unit)
    return isLessSaid && !names(to, unit)
      ? `“${written}” does not say of which country its currency is, as ${nameOf(unit)}`
      : undefined
  }
  if (unit && !agree(quantity, other) && isKept(unit) && !(isMeasure(unit) && names(to, unit)))
    return `“${written}” has lost its unit, ${nameOf(unit)}`
  if (another && !quantity.sharedUnit && !isMeasure(another) && !names(from, another))
    return `“${written}” is of ${nameOf(another)}, but of no such unit`
  return undefined
}

/** Whether a unit must be kept: “points” may be of anything, and « livres » are books as well. */
function isKept(unit: MeasureUnit): boolean {
  return unit.length === 1 || isCurrency(unit)
}

/** Whether a unit is of time, length and so on, which sentences may understand. */
function isMeasure(unit: MeasureUnit): boolean {
  if (isCurrency(unit)) return false
  return unit.length > 1 || !/^(?:percent|percentage-point|decade)$/.test(unit[0] ?? '')
}

/** Whether a text has a unit’s name anywhere, or a number of it. */
function names({ text, names, quantities }: MeasuredText, unit: MeasureUnit): boolean {
  return (
    quantities.some((quantity) => isSaid(quantity.unit, unit)) ||
    unitsNamedIn(text, names).some(([named]) => isSaid(named, unit))
  )
}

/** Whether a named unit says this one; for one country’s currency, only that currency does. */
function isSaid(named: MeasureUnit | undefined, unit: MeasureUnit): boolean {
  if (!named || !overlap(named, unit)) return false
  return !isCurrency(unit) || unit.length > 1 || named.length === 1
}

/** The names of certain currencies, with or without a number, of which another text has nothing. */
function currenciesNotIn(from: MeasuredText, to: MeasuredText): string[] {
  if (!namesMoney(from.text, from.names)) return []
  return unitsNamedIn(from.text, from.names).flatMap(([unit, name]) =>
    unit.length === 1 && isCurrency(unit) && !names(to, unit) ? [name] : [],
  )
}

function nameOf(unit: MeasureUnit): string {
  const [id = ''] = unit
  if (isCurrency(unit)) return unit.length > 1 ? 'dollars or the like' : id
  return id === 'percent' ? '%' : id.replaceAll('-', ' ')
}
