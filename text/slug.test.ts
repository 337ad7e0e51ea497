import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slug as slugSchema } from '../compile/validation/schemas'
import { countrySlug } from '../countries/countries'
import { readCountries } from '../countries/read-countries'
import { type Locale, locales, localeTable } from '../i18n/locales'
import { slugOf } from './slug'

/** Whether validation takes it for the slug of a page. */
function isValid(slug: string, locale: Locale): boolean {
  const hasArticle = slug.split('-').some((word) => localeTable[locale].articles.includes(word))
  return slugSchema.safeParse(slug).success && !hasArticle
}

describe('slugOf', () => {
  it.each([
    ['fr', 'Cœur de l’œuvre', 'coeur-de-oeuvre'],
    ['fr', 'ŒUVRES D’ÆSCHYLUS', 'oeuvres-d-aeschylus'],
    ['en', 'The Færøer and Łódź', 'faeroer-and-lodz'],
    ['en', 'STRAẞE, Þórður, Đakovo, Iğdır, Ŋŋ, Ħamrun', 'strasse-thordur-dakovo-igdir-nn-hamrun'],
    ['es', 'Las personas mayores de 1.ª clase', 'personas-mayores-de-1-a-clase'],
    ['fr', 'E\u0301te\u0301, ou l’e\u0301te\u0301', 'ete-ou-ete'],
    ['en', 'CO₂ and ﬁsh — A™', 'co2-and-fish-atm'],
  ] as const)('makes in %s of “%s” the words “%s”', (locale, text, slug) => {
    expect(slugOf(text, locale, 'some-page')).toBe(slug)
  })

  it.each([
    ['es', 'La', 'trade'],
    ['fr', 'L’un', 'trade'],
    ['en', '', 'trade'],
    ['en', '…', 'trade'],
    ['en', 'التجارة', 'trade'],
    ['en', 'ᐃᓄᒃᑎᑐᑦ', 'trade'],
  ] as const)(
    'makes in %s of “%s”, which has no such words, those of the id',
    (locale, text, slug) => {
      expect(slugOf(text, locale, 'trade')).toBe(slug)
      expect(slugOf(text, locale, 'the-la-trade-le')).toContain('trade')
    },
  )

  it('makes what validation accepts, of any text and id, and keeps what is a slug', () => {
    const titles = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'œæøłßđðþıŋħŒÆØŁẞĐÐÞIİŊĦlaTHE’ -') }),
    )
    fc.assert(
      fc.property(titles, titles, fc.constantFrom(...locales), (title, id, locale) => {
        const slug = slugOf(title, locale, id)
        expect(isValid(slug, locale), slug).toBe(true)
        expect(slugOf(slug, locale, id)).toBe(slug)
      }),
    )
  })

  it('gives what is taken a number', () => {
    const taken = new Set(['trade', 'trade-2'])
    expect(slugOf('Trade', 'en', 'x', taken)).toBe('trade-3')
    expect(slugOf('Trades', 'en', 'x', taken)).toBe('trades')
  })
})

it('keeps the addresses that countries have, whose names have accents and nothing else to fold', () => {
  for (const { id, name } of readCountries()) {
    for (const locale of locales) {
      const { [locale]: written } = name
      if (!written || !/[a-z]/i.test(written)) continue
      const words = written
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .toLowerCase()
      const slug = words
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '' && !localeTable[locale].articles.includes(word))
        .join('-')
      expect(countrySlug({ id, name }, locale)).toBe(slug)
    }
  }
})
