import { expect, it } from 'vitest'
import { queriedDocument, queryInOtherLanguages, readQuery } from './queried-pages'
import { getPage } from './registry'

it.each([
  ['/fr/pays', 'region=caribbean', '[...id]', 'fr', 'countries?region=caribbean', 'page'],
  ['/fr/pays', 'x=1&sort=-capital', '[...id]', 'fr', 'countries?sort=-capital', 'page'],
  ['/en/search', 'q=a%20b&q=c', '[...id]', 'en', 'search?q=a+b', 'requested'],
  [
    '/es/countries.csv',
    'mission=peru',
    'countries.csv',
    'es',
    'countries.csv?mission=peru',
    'file',
  ],
])('%s?%s is answered by %s', (path, query, route, locale, target, kind) => {
  expect(queriedDocument(path, query)).toEqual({
    route: `/[locale]/requested/${route}`,
    path: `/${locale}/requested/${target}`,
    kind,
  })
})

it.each([
  ['/fr/pays', 'region='],
  ['/fr/pays', 'utm_source=mail'],
  ['/fr/pays', 'region=%3Cscript%3E'],
  ['/fr/countries.csv', 'x=1'],
  ['/fr/alliance-du-pacifique', 'region=caribbean'],
  ['/fr/countries', 'region=caribbean'],
  ['/xx/countries.csv', 'region=caribbean'],
  ['/fr/constructor', 'region=caribbean'],
  ['/fr/requested/countries', 'region=caribbean'],
])('%s?%s is answered without the query', (path, query) => {
  expect(queriedDocument(path, query)).toBeUndefined()
})

it('keeps of a query only what the page reads, in its order', () => {
  const query = new URLSearchParams('sort=-oas&x=1&region=caribbean&region=b&mission="')
  expect(`${readQuery(getPage('countries'), query)}`).toBe('region=caribbean&sort=-oas')
  expect(readQuery(getPage('about'), query)).toBeUndefined()
})

it('keeps a query in the other languages, but not the number of a page of results', () => {
  expect(queryInOtherLanguages(new URLSearchParams('q=visa&page=2'))).toBe('?q=visa')
  expect(queryInOtherLanguages(undefined)).toBe('')
})
