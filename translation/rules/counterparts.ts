import { type Locale, localeTable } from '../../i18n/locales'
import type { ExternalPages } from '../../site/external-links'

/**
 * Whether an address in a translation leads where that of its original does: to the same page, or to
 * the page of that site in the other language.
 */
export type Counterparts = (address: string, from: Locale, other: string, to: Locale) => boolean

/** Counterparts that are listed in `content/external-links.yml`, or that an address itself shows. */
export function counterpartsAmong(pages: ExternalPages): Counterparts {
  return (address, from, other, to) =>
    address === other ||
    pages.get(address)?.versions[to] === other ||
    switchesLanguage(address, from, other, to)
}

/**
 * Whether two addresses of a site differ by nothing but how it names the language: in a segment, a
 * subdomain, a parameter or the end of a name (/en/, en., ?lang=eng, -eng.html).
 */
function switchesLanguage(address: string, from: Locale, other: string, to: Locale): boolean {
  const before = partsOf(address)
  const after = partsOf(other)
  if (before.length !== after.length) return false
  const different = before.flatMap((part, index) => {
    const partner = after[index] ?? ''
    return part === partner ? [] : [isLanguageSwitch(part, from, partner, to)]
  })
  return different.length > 0 && different.every(Boolean)
}

/** Segments of the path, labels of the host, values of parameters and the last word of a file’s name. */
function partsOf(address: string): string[] {
  return address.split(/([./?&=#]|[-_](?=[a-z]+(?:\.\w+)?(?:[?#]|$)))/)
}

/** Whether two parts name the two languages: two letters become two, three become three. */
function isLanguageSwitch(part: string, from: Locale, other: string, to: Locale): boolean {
  if (part === from) return other === to
  return (
    localeTable[from].threeLetterCodes.includes(part) &&
    localeTable[to].threeLetterCodes.includes(other)
  )
}
