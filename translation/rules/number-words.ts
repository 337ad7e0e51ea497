import numberWords from './number-words.json'
import { betweenWords } from './words'

/** Whether a number counts things, a place in a row, or parts of a whole. */
export type NumberKind = 'cardinal' | 'ordinal' | 'part'

/** Words that make one number, such as « quatre-vingt-dix-sept », and where they stand in a text. */
export interface WrittenNumber {
  written: string
  start: number
  end: number
  value: number
  kind: NumberKind
  /** Whether it may be something else: “one” is a pronoun as well, “half” part of other words. */
  isVague: boolean
}

interface Vocabulary {
  words: Map<string, [value: number, kind: NumberKind, isVague?: boolean]>
  pattern: RegExp
  /** Words for hundred that come after something else: “per cent”. */
  per: RegExp
}

/**
 * Words for numbers by language, as `value:words` of each kind. `perhaps` are fractions and
 * multiples, which are said in many ways; so are one and two, and the first and the second.
 */
const vocabularies: Partial<Record<string, Vocabulary>> = Object.fromEntries(
  Object.entries(numberWords).map(([language, list]) => [language, vocabulary(list)]),
)

function vocabulary({ per, ...kinds }: (typeof numberWords)['en']): Vocabulary {
  const words: Vocabulary['words'] = new Map()
  for (const [name, list] of Object.entries(kinds)) {
    const kind = name === 'perhaps' ? 'part' : (name as NumberKind)
    for (const entry of list.split(' ')) {
      const [value = '', forms = ''] = entry.split(':')
      const isVague = kind === 'part' || Number(value) < 3
      for (const form of forms.split(',')) words.set(form, [Number(value), kind, isVague])
    }
  }
  const capitalized = [...words.keys()].map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  const all = [...words.keys(), ...capitalized].join('|')
  return { words, pattern: betweenWords(all), per: new RegExp(`(?:^|\\P{L})${per}[\\s-]$`, 'iu') }
}

export function knowsNumberWords(language: string): boolean {
  return vocabularies[language] !== undefined
}

/** Returns the numbers of a text that are written in words; none in a language that has no row. */
export function writtenNumbers(text: string, language: string): WrittenNumber[] {
  const known = vocabularies[language]
  const found: WrittenNumber[] = []
  if (!known) return found
  let total: Sum | undefined
  for (const { 0: written, index: start } of text.matchAll(known.pattern)) {
    const entry = known.words.get(written.toLowerCase())
    if (!entry) continue
    const [value, kind, isVague = false] = entry
    const end = start + written.length
    const last = found.at(-1)
    const sum = last && kind !== 'part' && added(total, value, text.slice(last.end, start))
    if (last && sum && (last.kind === 'cardinal' || last.value >= 20)) {
      total = sum
      const whole = text.slice(last.start, end)
      found[found.length - 1] = {
        ...last,
        written: whole,
        end,
        kind,
        isVague: false,
        value: sizeOf(sum),
      }
      continue
    }
    // “10 mil”, “30 second”: part of what the digits say; “per cent” is a sign.
    if (
      /\d\s?$/.test(text.slice(0, start)) ||
      (value === 100 && known.per.test(text.slice(0, start)))
    )
      continue
    total = { thousands: 0, rest: 0, ...(value === 1000 ? { thousands: 1 } : { rest: value }) }
    found.push({ written, start, end, value, kind, isVague })
  }
  return found
}

/** A number in the making. */
type Sum = Record<'thousands' | 'rest', number>

function sizeOf({ thousands, rest }: Sum): number {
  return thousands * 1000 + rest
}

/** A number with a further word, as “twenty” with “-five” and « quatre » with « -vingt »; undefined where they are two. */
function added(sum: Sum | undefined, value: number, between: string): Sum | undefined {
  if (!sum || !/^(?:[\s-]|[\s-](?:and|et|y)[\s-])$/.test(between)) return undefined
  const { thousands, rest } = sum
  const isJoined = between.length === 1
  if (value === 1000) return isJoined && thousands === 0 ? { thousands: rest, rest: 0 } : undefined
  if (rest === 0) return { thousands, rest: value }
  if (value === 100) return isJoined && rest < 20 ? { thousands, rest: rest * 100 } : undefined
  if (value === 20 && rest % 100 === 4 && between === '-') return { thousands, rest: rest + 76 }
  const ones = rest % 100
  const fits =
    ones === 0 ||
    (ones >= 20 && ones % 10 === 0 && value < 10) ||
    // « soixante-dix », « quatre-vingt-onze »
    ((ones === 60 || ones === 80) && value < 20) ||
    (ones % 20 === 10 && value < 10 && between === '-')
  return fits && value < 100 ? { thousands, rest: rest + value } : undefined
}
