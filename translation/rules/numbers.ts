import type { Locale } from '../../i18n/locales'
import { memoizeTextsIn } from './memoize'
import { monthOf, monthPatternOf } from './months'
import { knowsFormats, magnitudeAt, numberFormatOf, valuesOf } from './number-formats'
import { type NumberKind, writtenNumbers } from './number-words'

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

/** Digits with their groups and decimals, in every way that one of the languages writes them. */
const digits = /\d{1,3}(?:[ \u00a0\u2007\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d[\d.,]*\d|\d/g

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
  const format = numberFormatOf(locale)
  return [...text.matchAll(digits)].map(({ 0: written, index: start }) => {
    const { magnitude, end } = magnitudeAt(text, start + written.length, format)
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

function numberWordsIn(text: string, locale: Locale): TextNumber[] {
  return writtenNumbers(text, locale).map(({ end, value, kind, ...number }) => {
    const { magnitude, end: endOfAll } = magnitudeAt(text, end, numberFormatOf(locale))
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

/** “2020–21” is 2020 to 2021: the year that two digits after a dash stand for. */
function endOfRange(before: string, written: string): number | undefined {
  const [, century] = /(?<!\d)(\d\d)\d\d[–-]$/.exec(before) ?? []
  return century && /^\d\d$/.test(written) ? Number(century + written) : undefined
}

/** Returns an hour as one of 24: English counts the hours after noon from one; so may Spanish. */
function afternoon(value: number, after: string): number {
  return value < 12 && /^(:\d\d)?\s?p\.\s?m\./.test(after) ? value + 12 : value
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
