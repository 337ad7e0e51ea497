import { describe, expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { readBody } from '../site/content'
import {
  allPages,
  childrenIn,
  findPage,
  getPage,
  hasLocale,
  neighbours,
  pageLocales,
  topics,
} from '../site/registry'
import { countryPageId, countrySlug, mentionFinder } from './countries'
import { type Country, readCountries } from './read-countries'

describe('countrySlug', () => {
  it.each([
    ['The Bahamas', 'en', 'bahamas'],
    ['Brésil', 'fr', 'bresil'],
    ['États-Unis', 'fr', 'etats-unis'],
    ['El Salvador', 'es', 'salvador'],
    ['Saint Vincent and the Grenadines', 'en', 'saint-vincent-and-grenadines'],
  ] as const)('makes an address of %s in %s', (name, locale, slug) => {
    expect(countrySlug({ id: 'x', name: { [locale]: name } }, locale)).toBe(slug)
  })

  it('takes the id for a name in another script, so that no two countries have one address', () => {
    const haiti = { id: 'haiti', name: { en: 'האיטי' } }
    expect(countrySlug(haiti, 'en')).toBe('haiti')
  })
})

describe('mentionFinder', () => {
  const countries = readCountries()
  const inAll = (text: string) => ({ en: text, fr: text, es: text })
  const named = (name: string) => ({ ...countries[0], id: name, name: inAll(name) }) as Country

  it.each([
    ['en', 'Dominican Republic, not Dominica', ['dominican-republic', 'dominica']],
    ['en', 'The Dominicans of Mexico City', []],
    ['en', 'a page about [trade](north-america/mexico) with Mexico’s north', ['mexico']],
    ['fr', 'les relations Canada–Pérou et l’Argentine', ['canada', 'peru', 'argentina']],
    ['fr', 'une société mexicaine de Mexico', []],
    ['es', 'Ciudad de México y República Dominicana', ['dominican-republic']],
    ['en', 'an address in the Bahamas', ['bahamas']],
  ] as const)('finds in %s “%s”', (locale, text, ids) => {
    expect(mentionFinder(countries, locale)(text)).toEqual(ids)
  })

  it('finds a name whatever spaces it is written with', () => {
    const find = mentionFinder([named('Costa Rica')], 'en')
    for (const space of ['\u00a0', '\u202f', '\n']) {
      expect(find(`In Costa${space}Rica`)).toEqual([named('Costa Rica').id])
    }
  })

  it('takes a name for the longest that it is a part of, and no part of a word for a name', () => {
    const find = mentionFinder([named('Guinea'), named('Guinea Bissau')], 'en')
    expect(find('from Guinea Bissau')).toEqual(['Guinea Bissau'])
    expect(find('from PapuaGuinea')).toEqual([])
  })

  it('finds none when there are no countries', () => {
    expect(mentionFinder([], 'en')('Peru')).toEqual([])
  })
})

describe('the pages of countries', () => {
  const pages = allPages().filter(({ fromData }) => fromData)

  const translated = locales.filter((locale) => allPages().every((page) => hasLocale(page, locale)))

  it('are there for all 35 states, in every language that has all pages', () => {
    expect(pages.length).toBe(35)
    for (const page of pages)
      expect(pageLocales(page), page.id).toEqual(expect.arrayContaining(translated))
  })

  it('are not among the topics', () => {
    expect(topics().length).toBe(6)
  })

  it.each([
    ['en', ['bahamas', 'barbados', 'belize']],
    ['fr', ['bahamas', 'barbados', 'belize']],
    ['es', ['bahamas', 'barbados', 'belize']],
    ['fr', ['ecuador', 'united-states', 'grenada']],
    ['en', ['dominica', 'dominican-republic', 'ecuador']],
  ] as const)('follow each other in %s as in a dictionary: %s', (locale, ids) => {
    const order = childrenIn(getPage('countries'), locale).map(({ id }) => id)
    const expected = ids.map(countryPageId)
    const start = order.indexOf(expected[0] ?? '')
    expect(order.slice(start, start + ids.length)).toEqual(expected)
    expect(neighbours(getPage(expected[1] ?? ''), locale)).toEqual({
      previous: getPage(expected[0] ?? ''),
      next: getPage(expected[2] ?? ''),
    })
  })

  it.each(translated)('say in %s what they say in the other languages', (locale) => {
    for (const { id } of pages) {
      const linksAndIds = (one: typeof locale) =>
        [...JSON.stringify(readBody(id, one)).matchAll(/"(?:href|id)":"([^"]+)"/g)].map(
          ([, value]) => value,
        )
      expect(linksAndIds(locale).sort(), id).toEqual(linksAndIds('en').sort())
    }
  })

  it('link to pages that name the country, and not the portal’s own to every one', () => {
    const mentions = (id: string) => JSON.stringify(readBody(countryPageId(id), 'en'))
    expect(mentions('chile')).toContain('"pacific-alliance/members"')
    expect(mentions('chile')).not.toContain('"about/privacy"')
    expect(mentions('canada')).not.toContain('"mentions"')
    expect(findPage('countries/canada')).toBeDefined()
  })
})
