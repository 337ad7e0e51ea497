import { type Locale, localeTable } from '../../i18n/locales'
import { memoize, memoizeTextsIn } from './memoize'
import { knowsWords, type NumberKind, writtenNumbers } from './number-words'
import { difference } from './rule'
import { betweenWords } from './words'

/** A number in a text: as it is written, and the values that it may have. */
export interface TextNumber {
  written: string
  /** More than one where a dot may group digits or begin decimals. Months are -1 to -12. */
  values: number[]
  kind: NumberKind | 'month'
  /** Where it begins, and where it ends with the word for its magnitude. */
  start: number
  end: number
  isWord?: true
  /** Whether nothing is missing where it is not in the other text: “one”, “half”, “VI”. */
  isVague?: boolean
}

interface Language {
  /** Words after a number, with what they multiply it by. */
  magnitudes: [RegExp, number][]
  /** Whether decimals follow a point. */
  usesPoint: boolean
}

const english: Language = {
  usesPoint: true,
  magnitudes: [
    [/^[\s-]?(?:million|mn)\b/i, 1e6],
    [/^[\s-]?(?:billion|bn)\b/i, 1e9],
    [/^[\s-]?trillion\b/i, 1e12],
    [/^[\s-]?thousand\b/i, 1e3],
    [/^M\b/, 1e6],
    [/^B\b/, 1e9],
  ],
}

/** How languages write numbers; for a language without a row, what Intl knows is taken. */
const languages: Partial<Record<string, Language>> = {
  en: english,
  fr: {
    usesPoint: false,
    magnitudes: [
      // As in « 5 G$ » (OQLF, Banque de dépannage linguistique, « Symboles d’unités monétaires »).
      [/^\s?k(?=[$€])/, 1e3],
      [/^\s?M(?=[$€])/, 1e6],
      [/^\s?G(?=[$€])/, 1e9],
      [/^\s?millions?\b/i, 1e6],
      [/^\s?milliards?\b/i, 1e9],
      [/^\s?billions?\b/i, 1e12],
    ],
  },
  es: {
    // In the Americas they may follow a point too, but the comma is looked for first.
    usesPoint: false,
    magnitudes: [
      [/^\s?mil millones\b/i, 1e9],
      [/^\s?mill[oó]n(es)?\b/i, 1e6],
      [/^\s?bill[oó]n(es)?\b/i, 1e12],
      [/^\s?mil\b/i, 1e3],
    ],
  },
}

/** Digits with their groups and decimals, in every way that one of the languages writes them. */
const digits = /\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,]*\d|\d/g

/** Whether the words of a language for small numbers are known, and can be missed in a text. */
export function knowsNumberWords(locale: Locale): boolean {
  return knowsWords(locale)
}

/**
 * Whether the names of months and words such as “million” are known: a language that `Intl` does not
 * know is formatted as another, whose words its texts do not have.
 */
export const knowsFormats = memoize((locale: Locale): boolean => {
  const [own, formatting] = [locale, localeTable[locale].formatting].map(
    (tag) => new Intl.Locale(tag).language,
  )
  return own === formatting
})

function languageOf(locale: Locale): Language {
  const language = languages[locale] ?? {
    magnitudes: knowsFormats(locale) ? magnitudesOf(locale) : [],
    usesPoint: usesPoint(locale),
  }
  languages[locale] = language
  return language
}

/** The words for a thousand, a million and so on, as after 1, 2, 5 and 11, whose forms differ. */
function magnitudesOf(locale: Locale): Language['magnitudes'] {
  const format = new Intl.NumberFormat(localeTable[locale].formatting, {
    notation: 'compact',
    compactDisplay: 'long',
  })
  return [1e12, 1e9, 1e6, 1e3].flatMap((size): Language['magnitudes'] => {
    const words = [1, 2, 5, 11]
      .flatMap((count) => format.formatToParts(count * size))
      .flatMap(({ type, value }) => (type === 'compact' ? [value] : []))
    if (words.length === 0) return []
    return [[new RegExp(`^\\s?(?:${words.join('|')})(?!\\p{L})`, 'u'), size]]
  })
}

const months = new Map<Locale, string[]>()

/** The names of the months as a date has them; English ones begin with a capital, others may not. */
function monthsOf(locale: Locale): string[] {
  const known = months.get(locale)
  if (known) return known
  if (!knowsFormats(locale)) return []
  const format = new Intl.DateTimeFormat(localeTable[locale].formatting, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  const names = Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2026, month, 1))
    return parts.find(({ type }) => type === 'month')?.value ?? ''
  })
  const list = locale === 'en' ? names : names.map((name) => name.toLowerCase())
  months.set(locale, list)
  return list
}

/** Letters and digits that are not European. */
const otherScript = /[\u0600-\u1fff\u2c00-\ud7ff\uf900-\u{10ffff}]/u

/** Digits and signs of another script, such as Arabic, as European ones. */
function europeanDigits(text: string): string {
  if (!otherScript.test(text)) return text
  return text
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => {
      // The ten digits of a script follow each other.
      const code = digit.codePointAt(0) as number
      let value = 0
      while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
      return String(value)
    })
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
}

/** Every number of a text: digits, words, and months, which are numbers of a date. */
export const numbersIn = memoizeTextsIn((written, locale): readonly TextNumber[] => {
  const text = europeanDigits(written)
  const found = [
    ...digitsIn(text, locale),
    ...numberWordsIn(text, locale),
    ...romansIn(text),
    ...monthsIn(text, locale),
  ]
  return found.sort((a, b) => a.start - b.start)
})

function digitsIn(text: string, locale: Locale): TextNumber[] {
  const language = languageOf(locale)
  return [...text.matchAll(digits)].map(({ 0: written, index: start }) => {
    const { magnitude, end } = magnitudeAt(text, start + written.length, language)
    const before = text.slice(Math.max(0, start - 8), start)
    // A word that is not known may be one such as “million”.
    const isUnknown = !knowsFormats(locale) && /^\s\p{Ll}/u.test(text.slice(start + written.length))
    const factors = isUnknown ? [1, 1e3, 1e6, 1e9, 1e12] : [magnitude]
    const values = valuesOf(written, locale)
      .flatMap((value) => factors.map((factor) => rounded(value * factor)))
      .map((value) => endOfRange(before, written) ?? afternoon(value, text.slice(end, end + 12)))
    // « années 90 »
    if (/^\d0$/.test(written) && /(?:années|años|the) [’']?$/i.test(before))
      values.push(1900 + Number(written))
    const kind = ordinalEnd.test(text.slice(end, end + 4)) ? 'ordinal' : 'cardinal'
    return { written, values, kind, start, end }
  })
}

/** 3rd, 3e, 3ᵉ, 3.º, 3.er */
const ordinalEnd = /^(?:st|nd|rd|th|e|re|er|ème|ᵉ|\.?[ºª]|\.er)(?!\p{L})/u

function magnitudeAt(text: string, index: number, { magnitudes }: Language) {
  const after = text.slice(index, index + 16)
  for (const [pattern, magnitude] of magnitudes) {
    const found = pattern.exec(after)
    if (found) return { magnitude, end: index + found[0].length }
  }
  return { magnitude: 1, end: index }
}

function numberWordsIn(text: string, locale: Locale): TextNumber[] {
  return writtenNumbers(text, locale).map(({ end, value, kind, ...number }) => {
    const { magnitude, end: endOfAll } = magnitudeAt(text, end, languageOf(locale))
    const values = [rounded(value * magnitude)]
    return {
      ...number,
      values,
      kind,
      end: endOfAll,
      isWord: true,
      isVague: number.isVague && magnitude === 1,
    }
  })
}

/**
 * Roman numerals of a century (« XXe siècle », “siglo XX”) or a meeting; alone, letters may be
 * something else.
 */
const romans = /(?<![\p{L}\p{N}])([IVXLC]+)(?:er|re|e|ᵉ)?(?![\p{L}\p{N}’])( siècles?)?/gu
const romanDigits: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

function romansIn(text: string): TextNumber[] {
  return [...text.matchAll(romans)].flatMap(
    ({ 0: written, 1: letters = '', 2: century, index }) => {
      const isCentury = century !== undefined || /siglos? $/i.test(text.slice(0, index))
      if (!isCentury && letters.length < 2 && !/^ \p{Lu}/u.test(text.slice(index + 1))) return []
      const sizes = [...letters].map((letter) => romanDigits[letter] ?? 0)
      const value = sizes.reduce(
        (sum, size, at) => sum + (size < (sizes[at + 1] ?? 0) ? -size : size),
        0,
      )
      const end = index + written.length
      return { written, values: [value], kind: 'ordinal', start: index, end, isVague: !isCentury }
    },
  )
}

function monthsIn(text: string, locale: Locale): TextNumber[] {
  return [...text.matchAll(monthPatternOf(locale))].map(({ 0: written, index: start }) => {
    const values = [-monthOf(written, locale)]
    return { written, values, kind: 'month', start, end: start + written.length }
  })
}

const monthPatterns = new Map<Locale, RegExp>()
const nothing = /(?!)/g

function monthPatternOf(locale: Locale): RegExp {
  const known = monthPatterns.get(locale)
  if (known) return known
  const names = monthsOf(locale).filter(Boolean)
  if (names.length === 0) return nothing
  const capitalized = names.map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  const all = [...new Set([...names, ...capitalized])].join('|')
  // Hebrew and Arabic join what stands before a noun to it.
  const source = /^\p{Script=Latin}/u.test(all) ? all : `\\p{L}*?(?:${all})`
  const pattern = betweenWords(source)
  monthPatterns.set(locale, pattern)
  return pattern
}

/** “2020–21” is 2020 to 2021: the year that two digits after a dash stand for. */
function endOfRange(before: string, written: string): number | undefined {
  const [, century] = /(?<!\d)(\d\d)\d\d[–-]$/.exec(before) ?? []
  return century && /^\d\d$/.test(written) ? Number(century + written) : undefined
}

/** Returns an hour as one of 24: English counts the hours after noon from one; so may Spanish. */
function afternoon(value: number, after: string): number {
  return value < 12 && /^(:\d\d)?\s?p\.\s?m\./.test(after) ? value + 12 : value
}

/**
 * Returns the number of a month, 1 to 12, or 0. English months begin with a capital, which tells
 * “May” from “may”.
 */
export function monthOf(word: string, locale: Locale): number {
  const written = locale === 'en' ? word : word.toLowerCase()
  const found = monthsOf(locale).indexOf(written) + 1
  if (found > 0 || /^\p{Script=Latin}/u.test(word)) return found
  // Hebrew and Arabic join what stands before a noun to it: “in” and “of”.
  return monthsOf(locale).findIndex((month) => month !== '' && written.endsWith(month)) + 1
}

function valuesOf(written: string, locale: Locale): number[] {
  const text = written.replace(/\s/g, '')
  const [group, decimal] = languageOf(locale).usesPoint ? [',', '.'] : ['.', ',']
  const usual = plain(text, group, decimal)
  const readings = [usual]
  // Spanish of the Americas writes both 1.250,50 and 1,250.50; articles and versions are 34.7 anywhere.
  if (locale === 'es' || Number.isNaN(usual)) readings.push(plain(text, decimal, group))
  return [...new Set(readings.filter((value) => !Number.isNaN(value)))]
}

/** Whether a point begins decimals in one of the values of a number, by its place among them. */
export function isPointDecimal(value: number, locale: Locale): boolean {
  return (value === 0) === languageOf(locale).usesPoint
}

function usesPoint(locale: Locale): boolean {
  const parts = new Intl.NumberFormat(localeTable[locale].formatting).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && /[.٫]/.test(value))
}

/** The value of digits with these signs for groups and decimals; NaN when they do not fit. */
function plain(text: string, group: string, decimal: string): number {
  const [whole = '', ...decimals] = text.split(decimal)
  const groups = whole.split(group)
  const grouped = groups.slice(1).every((digits) => digits.length === 3)
  if (decimals.length > 1 || !grouped || (groups.length > 1 && (groups[0]?.length ?? 0) > 3)) {
    return Number.NaN
  }
  return Number(`${groups.join('')}.${decimals[0] ?? '0'}`)
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

/** The numbers of one list that the other lacks, each as often as it is lacking. */
export function missingNumbers(
  from: readonly TextNumber[],
  to: readonly TextNumber[],
): TextNumber[] {
  return unmatchedNumbers(from, to).filter(({ isVague }) => !isVague)
}

/**
 * Ordinals, and words for parts, that are not vague where another of their kind stands instead:
 * “first” alone may be « d’abord », but not « deuxième ».
 */
export function exchangedWords(
  from: readonly TextNumber[],
  to: readonly TextNumber[],
): [TextNumber, TextNumber][] {
  const added = unmatchedNumbers(to, from)
  return unmatchedNumbers(from, to).flatMap((number): [TextNumber, TextNumber][] => {
    const { kind, isVague, isWord } = number
    const other = added.find((candidate) => candidate.kind === kind && candidate.isWord)
    return isVague && isWord && other && kind !== 'cardinal' ? [[number, other]] : []
  })
}

/**
 * Returns the numbers of one list that the other lacks. Those that surely are numbers are matched
 * first, so that no “one” takes the place of a 1.
 */
function unmatchedNumbers(from: readonly TextNumber[], to: readonly TextNumber[]): TextNumber[] {
  const sure = (numbers: readonly TextNumber[]) => numbers.filter(({ isVague }) => !isVague)
  const vague = (numbers: readonly TextNumber[]) => numbers.filter(({ isVague }) => isVague)
  const left = difference(sure(from), sure(to), haveSameValue)
  const rest = difference(sure(to), sure(from), haveSameValue)
  return [
    ...difference(left, vague(to), haveSameValue),
    ...difference(vague(from), [...vague(to), ...rest], areSameWords),
  ]
}

/** Whether two numbers say the same: “the first” is not « une ». */
function areSameWords(a: TextNumber, b: TextNumber): boolean {
  const isOrdinal = a.kind === 'ordinal'
  return haveSameValue(a, b) && (!b.isWord || isOrdinal === (b.kind === 'ordinal'))
}

export function haveSameValue(a: TextNumber, b: TextNumber): boolean {
  return a.values.some((value) => b.values.includes(value))
}
