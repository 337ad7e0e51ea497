import { afterEach, describe, expect, it, vi } from 'vitest'
import { locales } from '../i18n/locales'
import type { FormerAddresses } from './address-record'
import { resolveAddress } from './addresses'
import { allPages, getPage, getPath, hasLocale, homeId, pathOf } from './registry'

let former: FormerAddresses | undefined

vi.mock(import('./content'), async (load) => {
  const content = await load()
  return { ...content, readFormerAddresses: () => former ?? content.readFormerAddresses() }
})

afterEach(() => {
  former = undefined
})

const addressed = allPages().flatMap((page) =>
  locales.filter((locale) => hasLocale(page, locale)).map((locale) => ({ page, locale })),
)

describe('resolveAddress', () => {
  it('finds every page at its address in every language', () => {
    expect(addressed.length).toBeGreaterThan(100)
    for (const { page, locale } of addressed) {
      expect(resolveAddress(getPath(page, locale))).toEqual({ kind: 'page', page, locale })
    }
  })

  it('leads from every address with only the language code changed to the page in that language', () => {
    for (const { page, locale } of addressed) {
      for (const other of locales) {
        const path = getPath(page, locale).replace(/^\/[^/]+/, `/${other}`)
        const target = pathOf(page, other)
        if (path === target) continue
        if (target) expect(resolveAddress(path)).toEqual({ kind: 'redirect', path: target })
        else expect(resolveAddress(path)).toMatchObject({ kind: 'unknown', locale: other })
      }
    }
  })

  it.each([
    ['/FR/Alliance-du-Pacifique', '/fr/alliance-du-pacifique'],
    ['/es/am%C3%A9rica-del-norte', '/es/america-del-norte'],
    ['/en/Paci%EF%AC%81c-Alliance', '/en/pacific-alliance'],
    ['/en/pacific-alliance/', '/en/pacific-alliance'],
    ['//en//pacific-alliance', '/en/pacific-alliance'],
    ['/en/', '/en'],
    ['/GO/pacific-alliance/', '/go/pacific-alliance'],
    ['/go', '/go/home'],
    ['//', '/'],
    ['/fr-CA/alliance-du-pacifique', '/fr/alliance-du-pacifique'],
    ['/fra/pacific-alliance', '/fr/alliance-du-pacifique'],
    ['/es-419/', '/es'],
    ['/es_MX/alianza-del-pacifico', '/es/alianza-del-pacifico'],
    ['/ENG', '/en'],
    ['/fr-CA/cote-a-cote/EN-us/pacific-alliance', '/fr/cote-a-cote/en/pacific-alliance'],
    ['/en-US/side-by-side/eng/pacific-alliance', '/en/pacific-alliance'],
  ])('sends %s to %s', (from, path) => {
    expect(resolveAddress(from)).toEqual({ kind: 'redirect', path })
  })

  it('finds two languages of a page side by side, and leads other spellings there', () => {
    const comparison = { page: getPage('pacific-alliance'), locale: 'fr', other: 'en' }
    const path = '/fr/cote-a-cote/en/pacific-alliance'
    expect(resolveAddress(path)).toEqual({ kind: 'comparison', ...comparison })
    for (const spelling of [
      '/fr/side-by-side/en/pacific-alliance',
      '/fr/C%C3%B4te-%C3%A0-c%C3%B4te/EN/pacific-alliance/',
    ]) {
      expect(resolveAddress(spelling), spelling).toEqual({ kind: 'redirect', path })
    }
    expect(resolveAddress('/es/lado-a-lado/fr')).toEqual({
      kind: 'redirect',
      path: '/es/lado-a-lado/fr/home',
    })
  })

  it('leads from a page beside itself to the page, and finds no page that is not there', () => {
    expect(resolveAddress('/en/side-by-side/en/pacific-alliance')).toEqual({
      kind: 'redirect',
      path: '/en/pacific-alliance',
    })
    for (const path of ['/en/side-by-side/fr/x', '/en/side-by-side/__proto__/x']) {
      expect(resolveAddress(path), path).toEqual({ kind: 'unknown', locale: 'en' })
    }
    expect(resolveAddress('/en/side-by-side')).toMatchObject({ kind: 'unknown', locale: 'en' })
    expect(resolveAddress('/en/side-by-side/de/pacific-alliance')).toEqual({
      kind: 'unknown',
      locale: 'en',
      nearest: getPage('pacific-alliance'),
    })
  })

  it('never leads off the site', () => {
    for (const path of [
      '//example.org',
      '/\\example.org',
      '/%2f%2fexample.org',
      '///example.org/en',
    ]) {
      const resolution = resolveAddress(path)
      if (resolution.kind === 'redirect') expect(resolution.path).toMatch(/^\/(?!\/)/)
      else expect(resolution.kind).toBe('unknown')
    }
  })

  it('names the language and the nearest page of an unknown address, and what comes after it', () => {
    const nearest = getPage('venezuela-crisis')
    expect(resolveAddress('/fr/crise-au-venezuela/x/y')).toEqual({
      kind: 'unknown',
      locale: 'fr',
      nearest,
      rest: ['x', 'y'],
    })
    expect(resolveAddress('/es/x')).toEqual({
      kind: 'unknown',
      locale: 'es',
      nearest: getPage(homeId),
      rest: ['x'],
    })
  })

  it.each(['/es/pa%EDses', '/es/%zz', '/es/a%C3(/b', '/es/%'])(
    'names the language of %s, which is not UTF-8 or not escaped, and leads nowhere',
    (path) => expect(resolveAddress(path)).toMatchObject({ kind: 'unknown', locale: 'es' }),
  )

  it('says in the language that a tag names what is not there', () => {
    expect(resolveAddress('/fr-CA/x')).toEqual(resolveAddress('/fr/x'))
    expect(resolveAddress('/spa/x')).toMatchObject({ kind: 'unknown', locale: 'es' })
  })

  it.each(['/esu/x', '/frm', '/enm', '/fr-/x', '/-fr', '/fr.CA', '/fr%20/x', '/x-fr', '/go/fr-CA'])(
    'knows no language for %s, which is none of ours',
    (path) => expect(resolveAddress(path)).toEqual({ kind: 'unknown' }),
  )

  it.each(['/de', '/x/y', '/go/nowhere', '/%E0%A4%A', '/constructor', '/__proto__'])(
    'knows no language for %s',
    (path) => expect(resolveAddress(path)).toEqual({ kind: 'unknown' }),
  )
})

describe('an address that was published', () => {
  it('leads to where its page is now, whoever had its words', () => {
    former = {
      '/en/former': 'pacific-alliance',
      '/en/former/members': 'pacific-alliance/members',
      '/fr/pacific-alliance': 'north-america',
      '/go/former': 'pacific-alliance',
      '/en/data/Old.csv': '/en/data/goods-trade.csv',
      '/files/Carte%20%C3%A9t%C3%A9.pdf': '/files/map.en.pdf',
    }
    for (const [from, path] of [
      ['/en/former', '/en/pacific-alliance'],
      ['/EN/Former/', '/en/pacific-alliance'],
      ['/en-CA/former/members', '/en/pacific-alliance/members'],
      ['/fr/pacific-alliance', '/fr/amerique-du-nord'],
      ['/go/former', '/go/pacific-alliance'],
      ['/en/data/Old.csv', '/en/data/goods-trade.csv'],
      ['/files/Carte%20%C3%A9t%C3%A9.pdf', '/files/map.en.pdf'],
      ['/files/Carte%20e%CC%81te%CC%81.pdf', '/files/map.en.pdf'],
      ['/fr/cote-a-cote/en/former', '/fr/cote-a-cote/en/pacific-alliance'],
      ['/fr/cote-a-cote/fr/former', '/fr/alliance-du-pacifique'],
      ['/share/es/former.png', '/share/es/pacific-alliance.png'],
    ] as const) {
      expect(resolveAddress(from), from).toEqual({ kind: 'redirect', path })
    }
  })

  it('is gone where somebody has said so, in the language of the path', () => {
    former = { '/fr/ancien': 'gone', '/go/former': 'gone', '/report.pdf': 'gone', '/de/x': 'gone' }
    for (const [path, locale] of [
      ['/fr/ancien', 'fr'],
      ['/fra/ANCIEN/', 'fr'],
      ['/es/lado-a-lado/fr/former', 'es'],
      ['/share/fr/former.png', 'fr'],
    ] as const) {
      expect(resolveAddress(path), path).toEqual({ kind: 'gone', locale })
    }
    for (const path of ['/go/former', '/report.pdf', '/de/x']) {
      expect(resolveAddress(path), path).toEqual({ kind: 'gone' })
    }
  })

  it('is not taken for what it was where a page has it now', () => {
    former = { '/en/pacific-alliance': 'north-america', '/go/pacific-alliance': 'gone' }
    expect(resolveAddress('/en/pacific-alliance')).toMatchObject({ kind: 'page' })
    expect(resolveAddress('/en/pacific-alliance/')).toMatchObject({ path: '/en/pacific-alliance' })
    expect(resolveAddress('/go/pacific-alliance')).toMatchObject({ kind: 'neutral' })
  })
})
