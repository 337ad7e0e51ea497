import type { Locale } from '../../i18n/locales'
import lists from './genders.json'
import { memoize } from './memoize'

export type Gender = 'm' | 'f'

/** How words show their gender; that of a word in no list, without such an ending, is not known. */
interface Genders {
  /** Words of one gender, among them what the endings would mistake. */
  m: Set<string>
  f: Set<string>
  endings: [pattern: RegExp, gender: Gender][]
  /** Adjectives of both genders, which stand before a noun: the noun tells. */
  both: Set<string>
  /** Words that do not tell their gender: in Spanish, both a man and a woman are a “periodista”. */
  untold?: RegExp
}

const genders: Partial<Record<string, Genders>> = {
  fr: {
    ...setsOf(lists.fr),
    endings: [
      [
        /(?:[st]ion|xion|nion|gion|ité|tude|ette|ance|ence|ture|ière|aison|logie|trice|euse|esse)$/,
        'f',
      ],
      [/(?:ment|isme|age|eau|oir|teur|ariat|et|ulat|nème|ème)$/, 'm'],
    ],
  },
  es: {
    ...setsOf(lists.es),
    endings: [
      [/(?:ción|sión|xión|gión|nión|dad|tad|tud|umbre|a)$/, 'f'],
      [/(?:miento|aje|or|o)$/, 'm'],
    ],
    untold:
      /(?:[eao]ma|ista|nauta|crata|eta|iota|cida|ía)$|^(?:belga|camarada|colega|cura|guarda|indígena|testigo|miembro|modelo|piloto|como|cuando|luego|pero|solo|tanto)$/,
  },
}

function setsOf({ m, f, both }: (typeof lists)['fr']): Pick<Genders, 'm' | 'f' | 'both'> {
  const set = (lines: string[]) => new Set(lines.join(' ').split(' '))
  return { m: set(m), f: set(f), both: set(both) }
}

/**
 * The gender of the first words of a phrase, of which the noun tells it: “accord commercial”, « autre
 * page ». Undefined where it is not known.
 */
export function genderOf(phrase: string[], locale: Locale): Gender | undefined {
  const known = genders[locale]
  const noun = phrase.find((word) => !known?.both.has(word.toLowerCase()) && !/ième$/.test(word))
  return noun && known ? readerOf(locale)(noun.toLowerCase()) : undefined
}

const readerOf = memoize((locale: Locale) =>
  memoize((word: string): Gender | undefined => {
    const known = genders[locale]
    if (!known || word.length < 3) return undefined
    // « Vingt-et-un accords »: the plural has the gender of the singular.
    const singular = word.replace(/s$/, '')
    for (const gender of ['m', 'f'] as const) {
      if (known[gender].has(word) || known[gender].has(singular)) return gender
    }
    if (known.untold?.test(word)) return undefined
    return known.endings.find(([pattern]) => pattern.test(singular))?.[1]
  }),
)
