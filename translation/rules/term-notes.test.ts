import { expect, it } from 'vitest'
import { type Locale, locales } from '../../i18n/locales'
import { loadContent } from '../load-content'
import { termNotes } from './term-notes'
import { wordsOf } from './words'

const { glossary, placeNames } = await loadContent(process.cwd())
const terms = { ...placeNames, ...glossary }
const hints = async (text: string, from: Locale = 'en', to: Locale = 'fr') =>
  (await termNotes(terms, from, to))(text)

it.each<[text: string, hints: string[], from?: Locale, to?: Locale]>([
  ['Trade with Latin America grew.', []],
  ['Latin America grew.', []],
  ['Bank of America', []],
  ['the Americas', ['Americas = Amériques']],
  ['L’Amérique latine et les Amériques', ['Amériques = Americas'], 'fr', 'en'],
  ['New Mexico and Texas; Le Nouveau-Mexique', []],
  ['In Mexico, and with Canada', ['Mexico = Mexique']],
  [
    'Canada–Chile Free Trade Agreement',
    ['Chile = Chili', 'Free Trade Agreement = accord de libre-échange'],
  ],
  [
    'North American Free Trade Agreement',
    ['North American Free Trade Agreement = Accord de libre-échange nord-américain'],
  ],
  ['lima beans and the sucre', []],
  ['Mexico City is in Mexico.', ['Mexico City = Mexico', 'Mexico = Mexique']],
  ['free-trade agreements', ['free trade agreements = accord de libre-échange']],
  ['The Associated States', ['Associated States = État associé']],
  [
    'candidate Associated State',
    ['candidate Associated State = candidat au statut d’État associé'],
  ],
  [
    'trade commissioners of the Trade Commissioner Service',
    [
      'trade commissioners = délégué commercial / déléguée commerciale',
      'Trade Commissioner Service = Service des délégués commerciaux',
    ],
  ],
  ['Peru, Peru and Peru', ['Peru = Pérou']],
])('%j is hinted with %j', async (text, expected, from, to) => {
  const found = await hints(text, from, to)
  expect(found.filter((hint) => !hint.startsWith('Canada ='))).toEqual(expected)
})

/** Every name of one term with each name of another whose words are part of it. */
function nested(from: Locale): [whole: string, part: string][] {
  const names = Object.entries(terms).flatMap(([term, { [from]: forms = [] }]) =>
    forms.map((name) => ({ term, name, words: ` ${wordsOf(name.toLowerCase()).join(' ')} ` })),
  )
  return names.flatMap((whole) =>
    names
      .filter(
        ({ term, words }) =>
          term !== whole.term && words !== whole.words && whole.words.includes(words),
      )
      .map((part): [string, string] => [whole.name, part.name]),
  )
}

it.each(locales.filter((locale) => nested(locale).length > 0))(
  'a term within a longer one is hinted only where it also stands alone (%s)',
  async (from) => {
    const to = from === 'fr' ? 'en' : 'fr'
    const hintsOf = await termNotes(terms, from, to)
    const written = (text: string) => hintsOf(text).map((hint) => hint.split(' = ')[0])
    const plain = (name: string) => wordsOf(name).join(' ')
    const pairs = nested(from)
    expect(pairs.length).toBeGreaterThan(10)
    for (const [whole, part] of pairs) {
      for (const text of [whole, `${whole}, ${whole}.`]) {
        expect(written(text), text).toContain(plain(whole))
        expect(written(text), text).not.toContain(plain(part))
      }
      for (const text of [`${whole}; ${part}.`, `(${part}) – ${whole}`]) {
        expect(written(text), text).toEqual(expect.arrayContaining([plain(whole), plain(part)]))
      }
    }
  },
)
