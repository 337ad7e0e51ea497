import type { Locale } from '../i18n/locales'

const noBreakSpace = '\u00a0'

/**
 * No-break spaces that tools write in place of U+00A0: U+202F, narrow, and U+2007, as wide as a
 * digit. All count as one.
 */
export const otherNoBreakSpaces = /[\u2007\u202f]/g

/**
 * Replaces ordinary spaces where a line must not break, so that editors can write ordinary ones, and
 * makes one of the kinds of no-break space, so that a page does not depend on what it was written with.
 * French follows Canadian use: before a colon and inside guillemets, none before ; ! ?
 * (OQLF, Banque de dépannage linguistique, « Espacement »). Spanish and French group digits and
 * set off % with a space (ISO 80000-1, 7.3.1; Ortografía de la RAE, 2010).
 */
export function typeset(text: string, locale: Locale): string {
  let set = text.replace(otherNoBreakSpaces, noBreakSpace)
  if (locale === 'en') return set
  set = set
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
