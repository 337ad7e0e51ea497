import { type Locale, localeTable } from '../../i18n/locales'
import { difference } from './rule'

/** A number in a text: as it is written, and the values that it may have. */
export interface TextNumber {
  written: string
  /** More than one where a dot may group digits or begin decimals. */
  values: number[]
  isWord?: true
}

interface Language {
  /** From three to ten. “One” and “two” are articles and pronouns as well. */
  words: string[]
  /** Words after a number, with what they multiply it by. */
  magnitudes: [RegExp, number][]
  /** Whether decimals follow a point. */
  usesPoint: boolean
}

const english: Language = {
  words: 'three four five six seven eight nine ten'.split(' '),
  usesPoint: true,
  magnitudes: [
    [/^\s?million\b/i, 1e6],
    [/^\s?billion\b/i, 1e9],
    [/^\s?trillion\b/i, 1e12],
  ],
}

/** What is known of how a language writes numbers; of another, what Intl knows is taken. */
const languages: Partial<Record<string, Language>> = {
  en: english,
  fr: {
    words: 'trois quatre cinq six sept huit neuf dix'.split(' '),
    usesPoint: false,
    magnitudes: [
      [/^\s?millions?\b/i, 1e6],
      [/^\s?milliards?\b/i, 1e9],
      [/^\s?billions?\b/i, 1e12],
    ],
  },
  es: {
    words: 'tres cuatro cinco seis siete ocho nueve diez'.split(' '),
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
  return languageOf(locale).words.length > 0
}

/**
 * Whether the names of months and words such as “million” are known: a language that `Intl` does not
 * know is formatted as another, whose words its texts do not have.
 */
export function knowsFormats(locale: Locale): boolean {
  const [own, formatting] = [locale, localeTable[locale].formatting].map(
    (tag) => new Intl.Locale(tag).language,
  )
  return own === formatting
}

function languageOf(locale: Locale): Language {
  const language = languages[locale] ?? {
    words: [],
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

/** Digits and signs of another script, such as Arabic, as European ones. */
function europeanDigits(text: string): string {
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

/** Every number of a text: digits, words up to ten, and months, which are numbers of a date. */
export function numbersIn(written: string, locale: Locale): TextNumber[] {
  const text = europeanDigits(written)
  const language = languageOf(locale)
  const found: TextNumber[] = []
  for (const match of text.matchAll(digits)) {
    const after = text.slice(match.index + match[0].length)
    const magnitude = language.magnitudes.find(([pattern]) => pattern.test(after))?.[1] ?? 1
    const start = text.slice(match.index - 5, match.index)
    // A word that is not known may be one such as “million”.
    const factors =
      !knowsFormats(locale) && /^\s\p{Ll}/u.test(after) ? [1, 1e3, 1e6, 1e9, 1e12] : [magnitude]
    const values = valuesOf(match[0], locale)
      .flatMap((value) => factors.map((factor) => rounded(value * factor)))
      .map((value) => endOfRange(start, match[0]) ?? afternoon(value, after, language))
    found.push({ written: match[0], values })
  }
  for (const word of text.match(/\p{L}+/gu) ?? []) {
    const number = language.words.indexOf(word.toLowerCase())
    if (number >= 0) found.push({ written: word, values: [number + 3], isWord: true })
    const month = monthOf(word, locale)
    if (month > 0) found.push({ written: word, values: [-month] })
  }
  return found
}

/** “2020–21” is 2020 to 2021: the year that two digits after a dash stand for. */
function endOfRange(before: string, written: string): number | undefined {
  const [, century] = /^(\d\d)\d\d[–-]$/.exec(before) ?? []
  return century && /^\d\d$/.test(written) ? Number(century + written) : undefined
}

/** English counts the hours after noon from one. */
function afternoon(value: number, after: string, language: Language): number {
  return language === english && value < 12 && /^(:\d\d)?\s?p\.m\./.test(after) ? value + 12 : value
}

/** 1 to 12, or 0. English months begin with a capital, which tells “May” from “may”. */
function monthOf(word: string, locale: Locale): number {
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
export function missingNumbers(from: TextNumber[], to: TextNumber[]): TextNumber[] {
  return difference(from, to, (a, b) => a.values.some((value) => b.values.includes(value)))
}
