import { type Locale, localeTable } from '../../i18n/locales'
import { memoize } from './memoize'

/** How a language writes numbers. */
export interface NumberFormat {
  /** Words after a number, with what they multiply it by. */
  magnitudes: [RegExp, number][]
  /** Whether decimals follow a point. */
  usesPoint: boolean
}

/** How languages write numbers; for a language without a row, what Intl knows is taken. */
const formats: Partial<Record<string, NumberFormat>> = {
  en: {
    usesPoint: true,
    magnitudes: [
      [/^[\s-]?(?:million|mn)\b/i, 1e6],
      [/^[\s-]?(?:billion|bn)\b/i, 1e9],
      [/^[\s-]?trillion\b/i, 1e12],
      [/^[\s-]?thousand\b/i, 1e3],
      [/^M\b/, 1e6],
      [/^B\b/, 1e9],
    ],
  },
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

export const numberFormatOf = memoize(
  (locale: Locale): NumberFormat =>
    formats[locale] ?? {
      magnitudes: knowsFormats(locale) ? magnitudesOf(locale) : [],
      usesPoint: usesPoint(locale),
    },
)

/** The words for a thousand, a million and so on, as after 1, 2, 5 and 11, whose forms differ. */
function magnitudesOf(locale: Locale): NumberFormat['magnitudes'] {
  const format = new Intl.NumberFormat(localeTable[locale].formatting, {
    notation: 'compact',
    compactDisplay: 'long',
  })
  return [1e12, 1e9, 1e6, 1e3].flatMap((size): NumberFormat['magnitudes'] => {
    const words = [1, 2, 5, 11]
      .flatMap((count) => format.formatToParts(count * size))
      .flatMap(({ type, value }) => (type === 'compact' ? [value] : []))
    if (words.length === 0) return []
    return [[new RegExp(`^\\s?(?:${words.join('|')})(?!\\p{L})`, 'u'), size]]
  })
}

/** Reads the word for a magnitude, such as “million”, behind a number that ends at an index. */
export function magnitudeAt(text: string, index: number, { magnitudes }: NumberFormat) {
  const after = text.slice(index, index + 16)
  for (const [pattern, magnitude] of magnitudes) {
    const found = pattern.exec(after)
    if (found) return { magnitude, end: index + found[0].length }
  }
  return { magnitude: 1, end: index }
}

/** The values that digits may stand for: more than one where a dot may group them or begin decimals. */
export function valuesOf(written: string, locale: Locale): number[] {
  const text = written.replace(/\s/g, '')
  const [group, decimal] = numberFormatOf(locale).usesPoint ? [',', '.'] : ['.', ',']
  const usual = plain(text, group, decimal)
  const readings = [usual]
  // Spanish of the Americas writes both 1.250,50 and 1,250.50; articles and versions are 34.7 anywhere.
  if (locale === 'es' || Number.isNaN(usual)) readings.push(plain(text, decimal, group))
  return [...new Set(readings.filter((value) => !Number.isNaN(value)))]
}

/** Whether a point begins decimals in one of the values of a number, by its place among them. */
export function isPointDecimal(value: number, locale: Locale): boolean {
  return (value === 0) === numberFormatOf(locale).usesPoint
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
