import { describe, expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { resolveAddress } from './addresses'
import { allPages, getPage, getPath, hasLocale, homeId, pathOf } from './registry'

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
        expect(resolveAddress(path)).toEqual({ kind: 'redirect', path: target })
      }
    }
  })

  it.each([
    ['/FR/Alliance-du-Pacifique', '/fr/alliance-du-pacifique'],
    ['/es/am%C3%A9rica-del-norte', '/es/america-del-norte'],
    ['/en/pacific-alliance/', '/en/pacific-alliance'],
    ['//en//pacific-alliance', '/en/pacific-alliance'],
    ['/en/', '/en'],
    ['/GO/pacific-alliance/', '/go/pacific-alliance'],
    ['/go', '/go/home'],
    ['//', '/'],
  ])('sends %s to %s', (from, path) => {
    expect(resolveAddress(from)).toEqual({ kind: 'redirect', path })
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

  it('names the language and the nearest page of an unknown address', () => {
    const nearest = getPage('venezuela-crisis')
    expect(resolveAddress('/fr/crise-au-venezuela/x/y')).toEqual({
      kind: 'unknown',
      locale: 'fr',
      nearest,
    })
    expect(resolveAddress('/es/x')).toEqual({
      kind: 'unknown',
      locale: 'es',
      nearest: getPage(homeId),
    })
  })

  it.each(['/de', '/x/y', '/go/nowhere', '/%E0%A4%A', '/constructor', '/__proto__'])(
    'knows no language for %s',
    (path) => expect(resolveAddress(path)).toEqual({ kind: 'unknown' }),
  )
})
