import { expect, test } from '@playwright/test'
import { officesId } from '../countries/countries'
import { countriesId } from '../countries/read-countries'
import { type Locale, locales, localeTable } from '../i18n/locales'
import { publicOrigin } from '../site/origin'
import { searchPageId } from '../site/queried-pages'
import { getPage, getPath, neutralPath, pageLocales } from '../site/registry'
import { browserCases, messages, samples } from './pages'

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the language links of every page lead to the same page, in the languages that it has', async ({
    page,
  }) => {
    test.setTimeout(600_000)
    for (const { page: entry, locale, path } of browserCases) {
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      const links = await page
        .locator('.language-links a')
        .evaluateAll((all) =>
          all.map((link) => [
            link.getAttribute('hreflang'),
            link.getAttribute('lang'),
            link.getAttribute('href'),
          ]),
        )
      const others = pageLocales(entry).filter((other) => other !== locale)
      expect(links, path).toEqual(others.map((other) => [other, other, getPath(entry, other)]))
      const current = page.locator('.language-links [aria-current]')
      expect(await current.textContent(), path).toBe(localeTable[locale].name)
    }
  })

  test('every section offers itself in the other languages', async ({ page }) => {
    test.setTimeout(600_000)
    for (const { page: entry, locale, path } of browserCases) {
      await page.goto(path, { waitUntil: 'domcontentloaded' })
      const offered = await page.locator('.section-links').evaluateAll((panels) =>
        panels.map((panel) => ({
          id: panel.parentElement?.querySelector('[id]')?.id ?? '',
          hrefs: [...panel.querySelectorAll('a[hreflang]')].map((link) =>
            link.getAttribute('href'),
          ),
        })),
      )
      const others = pageLocales(entry).filter((other) => other !== locale)
      for (const { id, hrefs } of offered) {
        expect(hrefs, path).toEqual(others.map((other) => `${getPath(entry, other)}#${id}`))
      }
    }
  })

  test('a section’s panel opens and leads to the section in French', async ({ page }) => {
    const [sample] = samples
    if (!sample) throw new Error('There is no sample page')
    await page.goto(sample.path)
    await page.locator('.section-links > button').nth(1).click()
    await page.locator('.section-links a[hreflang=fr]:visible').click()
    const id = new URL(page.url()).hash
    expect(new URL(page.url()).pathname).toBe(getPath(sample.page, 'fr'))
    await expect(page.locator(id)).toBeInViewport()
  })
})

for (const { page: entry, locale, path } of samples) {
  test(`a reader of ${path} who switches language stays in the section, and is remembered`, async ({
    page,
    context,
  }) => {
    const other = locales.find((one) => one !== locale) as Locale
    await page.goto(path)
    const section = await page.locator('.on-this-page a').last().getAttribute('href')
    await page.locator('.on-this-page a').last().click()
    expect(await context.cookies()).toEqual([])
    await page.locator(`.language-links a[hreflang=${other}]`).click()
    await page.waitForURL(`**${getPath(entry, other)}${section}`)
    await expect(page.locator(section ?? '')).toBeInViewport()
    const [cookie, ...more] = await context.cookies()
    expect(more).toEqual([])
    expect(cookie).toMatchObject({ name: 'locale', value: other, path: '/', sameSite: 'Lax' })
    const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400
    expect(Math.round(days)).toBe(365)
    await page.goto('/')
    expect(new URL(page.url()).pathname).toBe(`/${other}`)
  })
}

for (const browser of locales) {
  test.describe(`a browser in ${localeTable[browser].name}`, () => {
    test.use({ locale: `${browser}-CA` })

    test('is offered the page in its language once, in that language', async ({
      page,
      context,
    }) => {
      for (const { page: entry, locale, path } of samples) {
        await page.goto(path)
        const offer = page.locator('language-offer section:visible')
        if (locale === browser) {
          await expect(page.locator('language-offer section')).not.toHaveCount(0)
          await expect(offer).toHaveCount(0)
          continue
        }
        await expect(offer).toHaveCount(1)
        await expect(offer).toHaveAttribute('lang', browser)
        await expect(offer).toContainText(messages[browser].navigation.offer)
        await expect(offer.getByRole('link')).toHaveAttribute('href', getPath(entry, browser))
      }
      await page.goto(samples.find((one) => one.locale !== browser)?.path ?? '/')
      await page.getByRole('button', { name: messages[browser].navigation.offerDismiss }).click()
      await expect(page.locator('language-offer section:visible')).toHaveCount(0)
      await page.reload()
      await expect(page.locator('copy-link button:visible').first()).toBeVisible()
      await expect(page.locator('language-offer section:visible')).toHaveCount(0)
      expect(await context.cookies()).toEqual([])
    })
  })
}

test.describe('a page that answers a query', () => {
  const asked = {
    [searchPageId]: 'q=visa',
    [countriesId]: 'sort=name',
    [officesId]: 'country=brazil',
  }
  for (const [id, query] of Object.entries(asked)) {
    for (const locale of locales) {
      const page = getPage(id)
      const path = `${getPath(page, locale)}?${query}`
      test(`is shared with the query, in its language and in any (${path})`, async ({
        request,
      }) => {
        const html = await (await request.get(path)).text()
        const shared = [...html.matchAll(/<copy-link>.*?<a href="([^"]+)"/g)].map(([, url]) => url)
        const neutral = `${neutralPath(page)}?${query}`
        expect(shared).toContain(publicOrigin() + path)
        expect(shared).toContain(publicOrigin() + neutral)
        const answer = await request.get(neutral, {
          headers: { 'Accept-Language': locale },
          maxRedirects: 0,
        })
        expect(answer.headers().location).toBe(path)
      })
    }
  }
})
