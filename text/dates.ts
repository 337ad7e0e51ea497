import { type Locale, localeTable } from '../i18n/locales'

/**
 * Writes an ISO 8601 date out in a language, at the precision that it has: `2017`, `2017-08`,
 * `2017-08-08`, or an interval (`2006-03-30/2006-03-31`).
 */
export function formatDate(iso: string, locale: Locale): string {
  const [start = iso, end] = iso.split('/')
  const formatter = formatterOf(start.length, locale)
  const parts = end
    ? formatter.formatRangeToParts(new Date(start), new Date(end))
    : formatter.formatToParts(new Date(start))
  const text = parts.map((part) => {
    // French writes the first of a month as an ordinal (OQLF, « Premier jour du mois »).
    if (locale === 'fr' && part.type === 'day' && part.value === '1') return '1er'
    return part.value
  })
  return text.join('').replace(/\u202f|\u2009/g, ' ')
}

/** The time that an ISO 8601 date covers, in milliseconds: `2017` is a year, an interval all its days. */
export function periodOf(iso: string): [start: number, end: number] {
  const [start = iso, end = start] = iso.split('/')
  const [year = 0, month, day] = end.split('-').map(Number)
  return [
    Date.parse(start),
    month === undefined
      ? Date.UTC(year + 1, 0)
      : Date.UTC(year, day ? month - 1 : month, day ? day + 1 : 1),
  ]
}

/** Making a formatter takes longer than rendering ten paragraphs, and pages share few of them. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** @param length of the date as text, which tells its precision */
function formatterOf(length: number, locale: Locale): Intl.DateTimeFormat {
  const key = `${locale} ${length}`
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(localeTable[locale].formatting, {
      timeZone: 'UTC',
      year: 'numeric',
      ...(length > 4 && { month: 'long' }),
      ...(length > 7 && { day: 'numeric' }),
    })
  formatters.set(key, formatter)
  return formatter
}
