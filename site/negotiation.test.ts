import { describe, expect, it } from 'vitest'
import { negotiateLocale, readerLocales } from './negotiation'

describe('readerLocales', () => {
  it.each([
    ['fr', ['fr']],
    ['fr-CA, en;q=0.8', ['fr', 'en']],
    ['en;q=0.5, es-MX;q=0.9', ['es', 'en']],
    ['de, es;q=0.1', ['es']],
    ['FR-ca', ['fr']],
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
