import { expect, test } from '@playwright/test'
import { locales, localesByTag, localeTable } from '../i18n/locales'
import { searchPageId } from '../site/queried-pages'
import {
  allPages,
  getPage,
  getPath,
  getText,
  homeId,
  neutralPath,
  pageLocales,
  pathOf,
} from '../site/registry'
import { wordsIn } from '../text/words'
import { messages, pageCases, samples } from './pages'

const manual = { maxRedirects: 0 }

test('an address with only the language code changed leads to the page in that language', async ({
  request,
}) => {
  for (const { path } of pageCases) {
    for (const locale of locales) {
      const target = pageCases.find(
        (one) =>
          one.locale === locale && one.page === pageCases.find((two) => two.path === path)?.page,
      )?.path
      const changed = path.replace(/^\/[^/]+/, `/${locale}`)
      if (!target || changed === target) continue
      const response = await request.get(`${changed}?from=mail&x=%20`, manual)
      expect(response.status(), changed).toBe(308)
      expect(response.headers().location, changed).toBe(`${target}?from=mail&x=%20`)
    }
  }
})

test('an address whose language is written as others write it leads to the page', async ({
  request,
}) => {
  for (const { path, locale } of samples) {
    for (const [tag] of [...localesByTag].filter(([, one]) => one === locale)) {
      for (const language of [`${tag}-CA`, `${tag.toUpperCase()}_419`]) {
        const response = await request.get(`${path.replace(locale, language)}?q=1`, manual)
        expect(response.status(), path).toBe(308)
        expect(response.headers().location, path).toBe(`${path}?q=1`)
      }
    }
  }
  const unknown = await request.get('/fr-CA/no-such-page', manual)
  expect(unknown.status()).toBe(404)
  expect(await unknown.text()).toContain('<html lang="fr"')
})

test('capitals, accents and extra slashes lead to the address as it is written', async ({
  request,
}) => {
  for (const { path } of pageCases) {
    const variants = [
      path.toUpperCase(),
      `${path}/`,
      path.replace('/', '//'),
      path.replace(/e(?=[^/]*$)/, '%C3%A9'),
    ]
    for (const variant of variants.filter((one) => one !== path)) {
      const response = await request.fetch(
        new URL('/', test.info().project.use.baseURL).origin + variant,
        manual,
      )
      expect(response.status(), variant).toBe(308)
      expect(response.headers().location, variant).toBe(path)
    }
  }
})

const readers: [string, Record<string, string>, string | undefined][] = [
  ['of French', { 'Accept-Language': 'fr' }, 'fr'],
  ['of Mexican Spanish', { 'Accept-Language': 'es-MX,es;q=0.9,en;q=0.8' }, 'es'],
  ['whose system writes “fr_CA”', { 'Accept-Language': 'fr_CA, en;q=0.5' }, 'fr'],
  ['of Spanish by its three letters', { 'Accept-Language': 'spa' }, 'es'],
  ['who chose a French of a region', { Cookie: 'locale=fr-CA' }, 'fr'],
  ['of a language whose code begins as ours', { 'Accept-Language': 'frm, esu, enm' }, undefined],
  ['who prefers by weight', { 'Accept-Language': 'en;q=0.3, fr;q=0.7' }, 'fr'],
  ['of Creole who also reads French', { 'Accept-Language': 'ht, fr;q=0.5' }, 'fr'],
  ['who chose Spanish before', { 'Accept-Language': 'fr', Cookie: 'locale=es' }, 'es'],
  ['with a cookie that holds no language', { 'Accept-Language': 'fr', Cookie: 'locale=xx' }, 'fr'],
  ['of another language', { 'Accept-Language': 'de' }, undefined],
  ['of any language', { 'Accept-Language': '*' }, undefined],
  ['who refuses English', { 'Accept-Language': 'en;q=0' }, undefined],
]

for (const [who, headers, locale] of readers) {
  const outcome = locale ? `to ${locale}` : 'to the choice of languages'
  test(`a neutral link leads a reader ${who} ${outcome}`, async ({ request }) => {
    for (const page of allPages()) {
      for (const path of page.id === homeId ? ['/', '/go/home'] : [neutralPath(page)]) {
        const response = await request.get(path, { headers, ...manual })
        expect(response.headers().vary).toContain('Accept-Language, Cookie')
        expect(response.headers()['cache-control']).toBe('private, no-store')
        if (locale) {
          expect(response.status(), path).toBe(302)
          expect(response.headers().location).toBe(pathOf(page, locale as 'en'))
        } else {
          expect(response.status(), path).toBe(200)
          const html = await response.text()
          for (const other of pageLocales(page)) {
            expect(html).toContain(`<section lang="${other}"`)
            expect(html).toContain(`href="${getPath(page, other)}"`)
          }
        }
      }
    }
  })
}

test('an address that names a language is never led to another language', async ({ request }) => {
  for (const { path, locale } of pageCases) {
    const other = locales.find((one) => one !== locale)
    const headers = { 'Accept-Language': `${other}`, Cookie: `locale=${other}` }
    expect((await request.get(path, { headers, ...manual })).status(), path).toBe(200)
  }
})

test('an unknown address answers 404 in its language, with the pages of its section', async ({
  request,
}) => {
  for (const { page, locale, path } of pageCases.filter((one) => one.page.parent?.id === homeId)) {
    const response = await request.get(`${path}/no-such-page`, manual)
    expect(response.status()).toBe(404)
    const html = await response.text()
    expect(html).toContain(`<html lang="${locale}"`)
    expect(html).toContain(messages[locale].errors.notFoundTitle)
    for (const child of page.children) expect(html).toContain(`href="${getPath(child, locale)}"`)
    for (const other of pageLocales(page)) {
      if (other !== locale) expect(html).toContain(`href="${getPath(page, other)}"`)
    }
  }
})

test('an unknown address offers the page that its words name, wherever they stand', async ({
  request,
}) => {
  const words = (text: string) => wordsIn(text).map(({ folded }) => folded)
  const named = pageCases.filter(({ page, locale }) => {
    const { slug = '', title, shortTitle } = getText(page, locale)
    const titled = words(`${title} ${shortTitle}`)
    return (
      page.parent && page.id !== searchPageId && words(slug).every((word) => titled.includes(word))
    )
  })
  expect(named.length).toBeGreaterThan(150)
  const faults: string[] = []
  for (const { page, locale, path } of named) {
    const address = `/${locale}/former-section/${path.split('/').at(-1)}.html`
    const response = await request.get(address, manual)
    const html = await response.text()
    const offered = /<section aria-labelledby="nearest".*?<\/section>/s.exec(html)?.[0] ?? ''
    expect(response.status(), address).toBe(404)
    expect(response.headers().etag, address).toBeUndefined()
    if (!offered.includes(`href="${getPath(page, locale)}"`)) faults.push(address)
  }
  expect(faults).toEqual([])
})

for (const path of [
  '/nowhere',
  '/de',
  '/esu/x',
  '/frm',
  '/fr-',
  '/go/nowhere',
  '/%E0%A4%A',
  '/x%2f..%2f..%2fetc',
]) {
  test(`${path} answers 404 in every language, each in a block of its own`, async ({ request }) => {
    const response = await request.get(path, manual)
    expect(response.status()).toBe(404)
    const html = await response.text()
    for (const locale of locales) {
      expect(html).toContain(`<section lang="${locale}"`)
      expect(html).toContain(
        `<span lang="${locale}" dir="${localeTable[locale].direction}">${messages[locale].errors.notFoundTitle}</span>`,
      )
    }
  })
}

test('a choice of language in the form is remembered and leads back to the page', async ({
  request,
}) => {
  const page = getPage('about/languages')
  for (const choice of locales) {
    const form = { page: page.id, from: 'en', choice }
    const response = await request.post('/language', { form, ...manual })
    expect(response.status()).toBe(303)
    expect(response.headers().location).toBe(getPath(page, choice))
    expect(response.headers()['set-cookie']).toBe(
      `locale=${choice}; Path=/; Max-Age=31536000; SameSite=Lax`,
    )
  }
  const forget = await request.post('/language', {
    form: { page: page.id, from: 'fr', choice: '' },
    ...manual,
  })
  expect(forget.headers().location).toBe(getPath(page, 'fr'))
  expect(forget.headers()['set-cookie']).toContain('Max-Age=0')
})

test('the form refuses what is not a language and never leads to another site', async ({
  request,
}) => {
  const wrong = await request.post('/language', { form: { page: 'home', choice: 'xx' }, ...manual })
  expect(wrong.status()).toBe(400)
  expect(wrong.headers()['set-cookie']).toBeUndefined()
  for (const page of ['//example.org', 'https://example.org', '../x', 'constructor']) {
    const response = await request.post('/language', { form: { page, choice: 'fr' }, ...manual })
    expect(response.headers().location).toBe('/fr')
  }
  expect((await request.post('/language', { data: 'x', ...manual })).status()).toBeLessThan(500)
})
