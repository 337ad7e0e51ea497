import { type Locale, localeTable } from '../i18n/locales'

/** Writes a number out in a language, with the spaces of {@link file://./typography.ts}. */
export function formatNumber(value: number, locale: Locale): string {
  const parts = formatterOf(locale).formatToParts(value)
  return parts
    .map(({ type, value }) => (type === 'group' && locale !== 'en' ? '\u00a0' : value))
    .join('')
}

const formatters = new Map<Locale, Intl.NumberFormat>()

function formatterOf(locale: Locale): Intl.NumberFormat {
  const formatter =
    formatters.get(locale) ??
    // Spanish groups from five digits on (Ortografía de la RAE, 2010).
    new Intl.NumberFormat(localeTable[locale].formatting, {
      useGrouping: locale === 'es' ? 'min2' : 'always',
    })
  formatters.set(locale, formatter)
  return formatter
}

/** Writes out how large a file is, in the units in which readers’ systems count. */
export function formatSize(bytes: number, locale: Locale): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const value = Math.max(bytes / (unit === 'kilobyte' ? 1000 : 1_000_000), 1)
  const options = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const
  const text = new Intl.NumberFormat(localeTable[locale].formatting, options).format(value)
  return text.replace(/\s/g, '\u00a0')
}
