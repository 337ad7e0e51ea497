import { type Locale, localeTable } from '../../i18n/locales'
import furtherNames from './further-unit-names.json'
import { memoize, memoizeFor } from './memoize'

/**
 * The ids that a unit may have: a currency’s code, or a name of CLDR. More than one where the
 * country of a dollar is not said.
 */
export type MeasureUnit = readonly string[]

/** Names of units by their words, in lower case and parted by spaces. */
export type UnitNames = Map<string, MeasureUnit>

/** The most words of a name. */
const longestName = 6

/**
 * Names of units that CLDR does not have, or has otherwise than official texts of Canada, parted by
 * bars, by language and id.
 */
const furtherUnitNames: Partial<Record<string, Record<string, string>>> = furtherNames

/** Symbols that are the same in every language; shorter ones (m, h, t) are letters and words. */
const symbols: Record<string, string> = {
  kilometer: 'km',
  centimeter: 'cm',
  millimeter: 'mm',
  kilogram: 'kg',
  gigabyte: 'gb',
  megabyte: 'mb',
}

export const currencyCodes = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(unit: MeasureUnit): boolean {
  return unit.every((id) => currencyCodes.has(id))
}

/** The names of a language’s units, with those of CLDR; of currencies, also the noun alone. */
export const unitNamesOf = memoize((locale: Locale): UnitNames => {
  const names = new Map<string, string[]>()
  const add = (name: string, id: string) => {
    const key = nameWords(name)
    const ids = names.get(key) ?? []
    if (!ids.includes(id)) names.set(key, [...ids, id])
  }
  const { formatting } = localeTable[locale]
  const nounsByEnd: [first: Map<string, string[]>, last: Map<string, string[]>] = [
    new Map(),
    new Map(),
  ]
  for (const code of currencyCodes) {
    const format = new Intl.NumberFormat(formatting, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'name',
    })
    for (const name of new Set([1, 2].map((count) => part(format, count, 'currency')))) {
      add(name, code)
      const words = nameWords(name).split(' ')
      for (const [end, word] of [words[0], words.at(-1)].entries()) {
        const nouns = nounsByEnd[end as 0 | 1]
        nouns.set(word as string, [...(nouns.get(word as string) ?? []), code])
      }
    }
  }
  // “Canadian dollars”, « dollars canadiens »: the noun is what many names have at one end.
  const shared = nounsByEnd.map((nouns) => [...nouns].filter(([, codes]) => codes.length > 2))
  const nouns = (shared[0]?.length ?? 0) > (shared[1]?.length ?? 0) ? shared[0] : shared[1]
  for (const [noun, codes] of nouns ?? []) for (const code of codes) add(noun, code)
  for (const unit of Intl.supportedValuesOf('unit')) {
    const format = new Intl.NumberFormat(formatting, { style: 'unit', unit, unitDisplay: 'long' })
    for (const count of [1, 2]) add(part(format, count, 'unit', 'percentSign'), unit)
  }
  for (const [id, symbol] of Object.entries(symbols)) add(symbol, id)
  for (const [id, forms] of Object.entries(furtherUnitNames[locale] ?? {}))
    for (const form of forms.split('|')) add(form, id)
  return names
})

function part(format: Intl.NumberFormat, count: number, ...types: string[]): string {
  return format
    .formatToParts(count)
    .flatMap(({ type, value }) => (types.includes(type) ? [value] : []))
    .join(' ')
}

function nameWords(name: string): string {
  return (name.toLowerCase().match(/[\p{L}²³]+/gu) ?? []).join(' ')
}

/** The unit whose name begins a text; `skipped` words may stand before it, as in « dix longues années ». */
export function unitAtStart(text: string, names: UnitNames, skipped = 0): MeasureUnit | undefined {
  const words: string[] = []
  const pattern = /[ .’-]{0,2}([\p{L}²³]+)/uy
  for (let word = pattern.exec(text); word && words.length < longestName + skipped; ) {
    words.push(word[1] as string)
    word = pattern.exec(text)
  }
  for (let start = 0; start <= skipped; start += 1) {
    const [code = ''] = words.slice(start)
    if (currencyCodes.has(code)) return [code]
    const lower = words.slice(start).map((word) => word.toLowerCase())
    for (let length = Math.min(longestName, lower.length); length > 0; length -= 1) {
      const unit = names.get(lower.slice(0, length).join(' '))
      if (unit) return unit
    }
  }
  return undefined
}

/** Every unit that a text names, with its name. */
export function unitsNamedIn(text: string, names: UnitNames): [unit: MeasureUnit, name: string][] {
  const first = firstWordsOf(names)
  return [...text.matchAll(/[\p{L}²³]+/gu)].flatMap(
    ({ 0: word, index }): [MeasureUnit, string][] => {
      if (!first.has(word.toLowerCase())) return []
      const unit = unitAtStart(text.slice(index, index + 60), names)
      return unit ? [[unit, word]] : []
    },
  )
}

const firstWordsOf = memoizeFor(
  (names: UnitNames) => new Set([...names.keys()].map((name) => name.split(' ')[0] as string)),
)

/** Whether a text may name a currency: a quick look before a slow one. */
export function namesMoney(text: string, names: UnitNames): boolean {
  return moneyPatternOf(names).test(text)
}

const moneyPatternOf = memoizeFor((names: UnitNames) => {
  const nouns = [...names].filter(([name, unit]) => isCurrency(unit) && !name.includes(' '))
  return new RegExp(nouns.map(([noun]) => noun).join('|'))
})
