import { describe, expect, it } from 'vitest'
import { readCountries } from '../countries/read-countries'
import { type Locale, locales } from '../i18n/locales'
import { collationOf } from './collation'

describe('collationOf', () => {
  it.each<[Locale, string[]]>([
    [
      'en',
      ['Argentina', 'The Bahamas', 'Barbados', 'Ecuador', 'El Salvador', 'Grenada', 'The Hague'],
    ],
    [
      'fr',
      ['Argentine', 'Les Bahamas', 'La Barbade', 'El Salvador', 'L’Équateur', 'Les États-Unis'],
    ],
    ['fr', ['La Havane', "L'Honduras", 'Los Angeles', 'Le Salvador']],
    [
      'es',
      [
        'Bahamas',
        'Ecuador',
        'El Salvador',
        'Estados Unidos',
        'La Habana',
        'Los Ángeles',
        'Nube',
        'Ñuble',
        'Oruro',
      ],
    ],
    ['en', ['Office 2', 'Office 10', '“Pact” of Lima', 'Quito']],
  ])('files names as %s does: %j', (locale, names) => {
    expect([...names].reverse().sort(collationOf(locale).compareNames)).toEqual(names)
  })

  it.each<[Locale, string[]]>([
    ['en', ['An agreement', 'The Caribbean', 'A dialogue']],
    ['fr', ['L’accord', 'Une alliance', 'Le Canada', 'Les États']],
    ['es', ['Una alianza', 'El Caribe', '¿Cómo?', 'Los miembros']],
  ])('files titles as %s does, without any article: %j', (locale, titles) => {
    const { filedTitle, compareFiled } = collationOf(locale)
    const sorted = [...titles].sort((a, b) => compareFiled(filedTitle(a), filedTitle(b)))
    expect(sorted).toEqual(titles)
  })

  it.each<[Locale, string, string]>([
    ['es', 'Ñandú', 'Ñ'],
    ['es', 'Álamo', 'A'],
    ['fr', 'Œuvre', 'O'],
    ['fr', 'Équateur', 'E'],
    ['fr', 'E\u0301quateur', 'E'],
    ['en', 'Ñandú', 'N'],
    ['en', 'Łódź', 'L'],
    ['en', 'ไทย', 'ไ'],
    ['en', '2030', '2'],
  ])('has in %s “%s” under %s', (locale, text, letter) => {
    expect(collationOf(locale).letterOf(text)).toBe(letter)
  })

  it('leaves a name that is no more than an article', () => {
    expect(collationOf('fr').filedName('La')).toBe('La')
    expect(collationOf('en').filedName('Theodore')).toBe('Theodore')
  })
})

it.each(locales)('has one order of the countries in %s, however they come', (locale) => {
  const names = readCountries().map(({ name }) => name[locale] ?? name.en ?? '')
  const { compareNames } = collationOf(locale)
  const sorted = [...names].sort(compareNames)
  expect([...names].reverse().sort(compareNames)).toEqual(sorted)
})
