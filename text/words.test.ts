import { expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { fold, stopWordsOf, wordStem, wordsIn } from './words'

it.each([
  ['Québec', 'quebec'],
  ['Œuvre', 'oeuvre'],
  ['ÆON', 'aeon'],
  ['AÑO', 'ano'],
  ['ACEUM', 'aceum'],
])('reads “%s” as a reader may type it', (word, folded) => {
  expect(fold(word)).toBe(folded)
})

it('parts words at apostrophes and hyphens, and knows what a hyphen or dots join', () => {
  const text = 'L’ACEUM, le T-MEC et les U.S.'
  const words = wordsIn(text)
  expect(words.map(({ folded }) => folded)).toEqual([
    'l',
    'aceum',
    'le',
    't',
    'mec',
    'et',
    'les',
    'u',
    's',
  ])
  expect(words.flatMap(({ joined }) => joined ?? [])).toEqual(['tmec', 'us'])
  for (const { written, start, end } of words) expect(text.slice(start, end)).toBe(written)
})

it.each([
  ['en', 'agreement', 'agreements'],
  ['fr', 'organisation', 'organisations'],
  ['es', 'organización', 'organizaciones'],
] as const)('has a stemmer of %s that joins singular and plural', (locale, one, many) => {
  expect(wordStem(many, locale)).toBe(wordStem(one, locale))
})

it.each(locales)('writes the stop words of %s without accents', (locale) => {
  for (const word of stopWordsOf(locale)) expect(fold(word)).toBe(word)
})
