import { describe, expect, it } from 'vitest'
import { negotiateLocale, readerLocales } from './negotiation'

describe('readerLocales', () => {
  it.each([
    ['fr', ['fr']],
    ['fr-CA, en;q=0.8', ['fr', 'en']],
    ['en;q=0.5, es-MX;q=0.9', ['es', 'en']],
    ['de, es;q=0.1', ['es']],
    ['FR-ca', ['fr']],
    ['fr_CA', ['fr']],
    ['fra, spa;q=0.9', ['fr', 'es']],
    ['es-419, fr-Latn-CA;q=0.9', ['es', 'fr']],
    ['en-GB;q=0.9, fr;q=0.7, en;q=0.5', ['en', 'fr']],
    ['en;q=0.5, fr;q=0.7, en-GB;q=0.9', ['en', 'fr']],
    ['fr-*;q=0.5, *-CA, *', ['fr']],
    ['fr, fr-CA;q=0', ['fr']],
    ['esu, frm, enm, x-fr, fr-, -fr', []],
    ['en;q=0, es', ['es']],
    ['de, *', []],
    ['', []],
    [',,;q=;;', []],
  ])('reads Accept-Language “%s” as %j', (header, expected) => {
    expect(readerLocales({ 'accept-language': header })).toEqual(expected)
  })

  it('puts a choice made earlier before the browser’s languages', () => {
    const headers = { cookie: 'a=b; locale=es', 'accept-language': 'fr, en' }
    expect(readerLocales(headers)).toEqual(['es', 'fr', 'en'])
  })

  it.each(['fr-CA', 'fr_CA', 'FR', 'fra'])('reads the cookie “%s” as French', (value) => {
    expect(readerLocales({ cookie: `locale=${value}` })).toEqual(['fr'])
  })

  it('ignores a cookie that holds no language', () => {
    expect(readerLocales({ cookie: 'locale=constructor; xlocale=fr' })).toEqual([])
  })
})

describe('negotiateLocale', () => {
  it('takes the reader’s next language where the page lacks the first', () => {
    expect(negotiateLocale({ 'accept-language': 'es, fr;q=0.5' }, ['en', 'fr'])).toBe('fr')
  })

  it('knows none for a reader of other languages', () => {
    expect(negotiateLocale({ 'accept-language': 'ht' }, ['en', 'fr', 'es'])).toBeUndefined()
  })
})
