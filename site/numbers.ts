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
