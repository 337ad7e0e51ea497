import type { Locale } from '../i18n/locales'

const noBreakSpace = '\u00a0'

/**
 * Replaces ordinary spaces where a line must not break, so that editors can write ordinary ones.
 * French follows Canadian use: before a colon and inside guillemets, none before ; ! ?
 * (OQLF, Banque de dépannage linguistique, « Espacement »). Spanish and French group digits and
 * set off % with a space (ISO 80000-1, 7.3.1; Ortografía de la RAE, 2010).
 */
export function typeset(text: string, locale: Locale): string {
  if (locale === 'en') return text
  let set = text
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${noBreakSpace}`)
    .replace(/(\d) (?=%)/g, `$1${noBreakSpace}`)
  if (locale === 'fr') {
    set = set
      .replace(/« /g, `«${noBreakSpace}`)
      .replace(/ »/g, `${noBreakSpace}»`)
      .replace(/ :(?=\s|$)/g, `${noBreakSpace}:`)
      .replace(/(\d) (?=\$)/g, `$1${noBreakSpace}`)
  }
  return set
}
