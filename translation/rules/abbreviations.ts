import type { Locale } from '../../i18n/locales'
import abbreviations from './abbreviations.json'

/** Words of a language by which full stops that end no sentence are recognized. */
interface Abbreviations {
  /** Titles before a name: the next word, whatever it is, goes on with the sentence. */
  titles: Set<string>
  others: Set<string>
  /** Words by themselves, which are abbreviations before a number only: “no.”, “mar.” */
  beforeNumbers: Set<string>
  /** Words with which sentences begin and names do not. */
  starters: Set<string>
}

/**
 * Segmentation suppressions of CLDR 46 (`cldr-segments-full`, Unicode License v3), without those that
 * are words as well (“Act.”, “Up.”), and what official texts add: Translation Bureau (The Canadian
 * Style, 1), OQLF (Banque de dépannage linguistique, « Abréviations »), RAE (Diccionario panhispánico
 * de dudas, appendix 2). Letters, and letters with full stops between them, are known by their form.
 */
const languages: Partial<Record<string, Abbreviations>> = Object.fromEntries(
  Object.entries(abbreviations).map(([language, lists]) => [
    language,
    {
      titles: list(lists.titles),
      others: list(lists.others),
      beforeNumbers: list(lists.beforeNumbers),
      starters: list(lists.starters),
    },
  ]),
)

function list(lines: string[]): Set<string> {
  return new Set(lines.join(' ').split(' '))
}

/** Letters with full stops between them, an initial, or letters that are doubled: U.S., J.-C., EE. UU. */
const form = /^(?:(?=.*\.)(?:\p{L}{1,3}[.-]{1,2})+\p{L}{1,4}|\p{L}|(\p{Lu})\1)$/u

/**
 * Whether a full stop ends an abbreviation and not its sentence. It may end both: then what follows
 * begins with a word that begins sentences (“in the U.S. The”, « etc. Les »), which after a title is
 * a name (« M. Le Blanc »).
 *
 * @param before the text up to the full stop
 * @param after the text from the next word on
 */
export function endsAbbreviation(before: string, after: string, locale: Locale): boolean {
  const [written = ''] = /[\p{L}\p{M}./&-]+$/u.exec(before) ?? []
  const word = written.toLowerCase()
  const known = languages[locale]
  if (known?.titles.has(word)) return true
  if (/^(?:\p{L}{1,3}-?)?\p{N}/u.test(after) && known?.beforeNumbers.has(word)) return true
  if (!known?.others.has(word) && !form.test(written)) return false
  const [, sign, first = ''] = /^([¿¡]?)[«“‘"( ]*(\p{L}+)?(?![\p{L}.])/u.exec(after) ?? []
  return !sign && !known?.starters.has(first.toLowerCase())
}
