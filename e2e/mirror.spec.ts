import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { expect, test } from '@playwright/test'
import { locales } from '../i18n/locales'
import { getPath, neutralPath, pageLocales } from '../site/registry'
import { securityText, securityTextPath } from '../site/security-text'
import { startMirror } from './mirror'
import { messages, pageCases, samples } from './pages'

const folder = 'dist/documents'

let origin: string
let stop: () => void

test.beforeAll(async () => {
  ;({ origin, stop } = await startMirror(folder))
})

test.afterAll(() => stop())

test('a mirror has every page in its language, and all that its pages link to or load', async ({
  request,
}) => {
  const addresses = new Set<string>()
  for (const { path, locale } of pageCases) {
    const response = await request.get(origin + path)
    expect(response.status(), path).toBe(200)
    const html = await response.text()
    expect(html, path).toContain(`<html lang="${locale}"`)
    for (const [, address] of html.matchAll(/ (?:href|src)="(\/[^"#?]*)/g)) {
      addresses.add(address as string)
    }
  }
  for (const address of addresses) {
    expect((await request.get(origin + address)).status(), address).toBe(200)
  }
  expect(addresses.size).toBeGreaterThan(pageCases.length)
})

test('a mirror says whom to tell of a weakness', async ({ request }) => {
  const response = await request.get(origin + securityTextPath)
  expect(response.headers()['content-type']).toMatch(/^text\/plain/)
  expect(await response.text()).toBe(securityText())
})

test('a mirror’s pages are read with their styles, scripts and menus', async ({ page }) => {
  const faults: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('requestfailed', (request) => {
    // The next page may come before an icon.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(request.url())
  })
  for (const { path, locale } of samples) {
    await page.goto(origin + path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('body')).toHaveCSS('font-family', /^body/)
    await page.locator('header a[hreflang]').first().click()
    await expect(page.locator('html')).not.toHaveAttribute('lang', locale)
  }
  expect(faults).toEqual([])
})

test('a mirror offers every language where a server would find the reader’s own', async ({
  page,
}) => {
  const [sample] = samples
  if (!sample) throw new Error('There is no page to look at')
  for (const path of ['/', neutralPath(sample.page)]) {
    await page.goto(origin + path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(messages.en.choice.title)
    for (const locale of pageLocales(sample.page)) {
      await expect(page.locator(`main a[hreflang="${locale}"]`)).toBeVisible()
    }
  }
  await page.locator('main a[hreflang="es"]').click()
  await expect(page).toHaveURL(new RegExp(`${getPath(sample.page, 'es')}/?$`))
})

test('a mirror has a 404 document for its host to find, above every page', async ({ request }) => {
  const response = await request.get(`${origin}/no-such-page`)
  expect(response.status()).toBe(404)
  expect(await response.text()).toContain(messages.fr.errors.notFoundTitle)
  const folders = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('404.html'))
    .map(dirname)
  for (const locale of locales) expect(folders).toContain(locale)
  for (const nearest of folders) {
    const locale = locales.find((code) => code === nearest.split(sep)[0])
    const html = readFileSync(join(folder, nearest, '404.html'), 'utf8')
    if (locale) expect(html, nearest).toContain(`<html lang="${locale}"`)
    if (locale) expect(html, nearest).toContain(messages[locale].errors.notFoundTitle)
  }
})
