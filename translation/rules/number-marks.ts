import type { Locale } from '../../i18n/locales'
import { formatNumber } from '../../text/numbers'
import { unitBefore, unitSignAtStart } from './currency-signs'
import { type Figures, figuresOf } from './figures'
import { memoize } from './memoize'
import { haveSameValue } from './number-differences'
import { isPointDecimal } from './number-formats'
import type { TextNumber } from './numbers'
import { pairRule } from './rule'
import { unitAtStart, unitNamesOf } from './unit-names'

/**
 * The signs in a number are those with which the portal writes numbers in that language: 1,250.5 in
 * English, 1 250,5 in French, 1250.5 in Spanish. The number of a version or of an article is no
 * quantity and keeps its point: WCAG 2.2, article 34.7.
 */
export const numberMarksRule = pairRule(({ original, translation, from, to, place }, report) => {
  for (const number of figuresOf(translation, to).numbers) {
    if (!/\d[.,]\d/.test(number.written)) continue
    const source = figuresOf(original, from)
    const same = source.numbers.filter((other) => haveSameValue(number, other))
    const [first] = same
    if (!first) continue
    const isName = same.every((other) => isNamed(other, source, from))
    const right = isName ? first.written : inLanguage(number, first, to)
    if (right === number.written) continue
    report(
      'number-marks',
      `“${number.written}” is not how this language writes “${first.written}” of ${place}; write “${right}”`,
    )
  }
})

/** Whether a number is the name of a part or version of something, and nothing is counted. */
function isNamed(number: TextNumber, { text }: Figures, locale: Locale): boolean {
  const before = text.slice(Math.max(0, number.start - 30), number.start)
  const after = text.slice(number.end, number.end + 60)
  const isCounted =
    number.end > number.start + number.written.length ||
    unitBefore(before) ||
    unitSignAtStart(after) ||
    unitAtStart(after, unitNamesOf(locale))
  return !isCounted && (afterName.test(before) || afterPart.test(before))
}

/** An acronym, or a word with a capital that begins no sentence. */
const afterName = /(?:\p{Lu}{2,}\)?|(?<=[\p{L},] )\p{Lu}[\p{L}-]+) $/u
const afterPart =
  /(?<!\p{L})(?:annex|appendix|article|chapter|clause|criteri(?:on|a)|figure|level|paragraph|release|rule|section|table|version)s? $/iu

/** A number with the signs of its language, as it is where it has them. */
function inLanguage(number: TextNumber, same: TextNumber, locale: Locale): string {
  const { written } = number
  const [, whole = '', mark = '', digits = ''] = /^([\d., ]*\d)([.,])(\d+)$/.exec(written) ?? []
  const value = number.values.findIndex((one) => same.values.includes(one))
  // Three digits after a sign may be either: which, the original tells.
  const isDecimal = digits.length !== 3 || (mark === '.') === isPointDecimal(value, locale)
  const { group, decimal } = marksOf(locale)
  const signs = (isDecimal ? whole : whole + mark).match(/[.,]/g) ?? []
  const isRight = signs.every((sign) => sign === group) && (!isDecimal || mark === decimal)
  if (isRight) return written
  const integer = (isDecimal ? whole : whole + digits).replace(/[., ]/g, '')
  return (
    formatNumber(Number(integer), locale).replaceAll('\u00a0', ' ') +
    (isDecimal ? decimal + digits : '')
  )
}

const marksOf = memoize((locale: Locale) => {
  const [, group = '', decimal = ''] = /^12(\D)345(\D)5$/.exec(formatNumber(12345.5, locale)) ?? []
  return { group, decimal }
})
