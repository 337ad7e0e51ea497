import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, type Page, test } from '@playwright/test'
import fc from 'fast-check'
import { type Locale, languageName, locales, localeTable } from '../i18n/locales'
import { longestQuery } from '../search/query'
import { searchPageId } from '../site/queried-pages'
import { getPage, getPath, getText } from '../site/registry'
import { translators } from './pages'

const searchPath = (locale: Locale) => getPath(getPage(searchPageId), locale)
const country = getPage('countries/venezuela')

/** A word that the pages of a language lack, and a language whose pages have it. */
const onlyElsewhere: Partial<Record<Locale, [word: string, other: Locale]>> = {
  en: ['étrangère', 'fr'],
  fr: ['wellbeing', 'en'],
  es: ['wellbeing', 'en'],
}

for (const locale of locales) {
  const t = translators[locale]

  test.describe(`without script, a reader of ${localeTable[locale].name}`, () => {
    test.use({ javaScriptEnabled: false })

    test('searches from any page, and keeps the query in another language', async ({ page }) => {
      await page.goto(getPath(getPage('about/terms'), locale))
      const field = page.getByRole('textbox', { name: t('search.label') })
      await field.fill('Venezuela')
      await page.getByRole('button', { name: t('search.submit'), exact: true }).click()
      await expect(page).toHaveURL(`${searchPath(locale)}?q=Venezuela`)
      await expect(field).toHaveValue('Venezuela')
      const first = page.locator('.results > li').first()
      await expect(first.getByRole('heading').first()).toHaveText(getText(country, locale).title)
      await expect(first.locator('mark').first()).toHaveText('Venezuela')
      await expect(first.locator('time')).toHaveAttribute('datetime', country.modified)
      await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
        'href',
        new RegExp(`${searchPath(locale)}$`),
      )
      for (const other of locales.filter((code) => code !== locale)) {
        await page.goto(`${searchPath(locale)}?q=Venezuela`)
        await page.locator(`.language-links a[hreflang="${other}"]`).click()
        await expect(page).toHaveURL(`${searchPath(other)}?q=Venezuela`)
      }
    })

    test('turns the pages of many results', async ({ page }) => {
      await page.goto(`${searchPath(locale)}?q=Canada`)
      const titles = page.locator('.results > li > h2')
      const first = await titles.allTextContents()
      expect(first).toHaveLength(10)
      const name = t('search.page', { number: '2' })
      await page.getByRole('link', { name, exact: true }).click()
      await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      )
      await expect(page.locator('.results')).toHaveAttribute('start', '11')
      expect(first).not.toContain((await titles.allTextContents())[0])
    })

    test('is told what the other languages have, each marked, and what was cut', async ({
      page,
    }) => {
      // A word of another language that a further one lacks as well.
      const [foreign, other] = onlyElsewhere[locale] ?? ['wellbeing', 'en']
      await page.goto(`${searchPath(locale)}?q=${foreign} ${'.'.repeat(longestQuery)}`)
      await expect(page.getByText(t('search.cut', { length: String(longestQuery) }))).toBeVisible()
      await page.goto(`${searchPath(locale)}?q=${foreign}`)
      await expect(page.locator('.result-count')).toHaveText(
        t('search.count', { count: 0, query: foreign }),
      )
      const found = await page.locator(`main [lang="${other}"] .results > li`).count()
      expect(found).toBeGreaterThan(0)
      const language = languageName(other, locale)
      const link = page.getByRole('link', {
        name: t('search.elsewhere', { count: found, language }),
        exact: true,
      })
      await link.click()
      await expect(page).toHaveURL(new RegExp(`${searchPath(other)}\\?q=`))
      await expect(page.locator('.results > li')).toHaveCount(found)
    })
  })

  test(`the search field of ${localeTable[locale].name} is a combobox by the keyboard`, async ({
    page,
  }) => {
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname === '/api/suggest') asked.push(searchParams.get('q') ?? '')
    })
    await page.goto(getPath(getPage('about/terms'), locale))
    const field = page.getByRole('combobox', { name: t('search.label') })
    const options = page.getByRole('option')
    await field.focus()
    await page.keyboard.type('v')
    // Faster than any fingers, so that a slow machine does not pause either.
    await field.evaluate((input: HTMLInputElement) => {
      for (const text of ['ve', 'ven', 'venez', 'venezu']) {
        input.value = text
        input.dispatchEvent(new Event('input'))
      }
    })
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    expect(asked).toEqual(['venezu'])
    await expect(page.getByRole('listbox', { name: t('search.label') })).toBeVisible()
    const count = await options.count()
    expect(count).toBeGreaterThan(1)
    await expect(page.locator('search-box [role=status]')).toHaveText(
      t('search.suggestions', { count }),
    )
    const selects = async (number: number | undefined) => {
      const selected = number === undefined ? null : await options.nth(number).getAttribute('id')
      expect(await field.getAttribute('aria-activedescendant')).toBe(selected)
      expect(await page.locator('[role=option][aria-selected=true]').count()).toBe(selected ? 1 : 0)
    }
    await selects(undefined)
    await page.keyboard.press('ArrowDown')
    await selects(0)
    await page.keyboard.press('ArrowUp')
    await selects(count - 1)
    await page.keyboard.press('ArrowDown')
    await selects(0)
    await page.keyboard.press('Home')
    await selects(undefined)
    await page.keyboard.press('Escape')
    await expect(field).toHaveAttribute('aria-expanded', 'false')
    await expect(field).toHaveValue('venezu')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await selects(undefined)
    await page.keyboard.press('Alt+ArrowUp')
    await expect(field).toHaveAttribute('aria-expanded', 'false')
    await page.keyboard.press('ArrowDown')
    const chosen = (await options.first().textContent()) ?? ''
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue(chosen)
    await expect(page.getByRole('listbox')).toBeHidden()
    // What was offered for another text is not offered for this one.
    const expanded = await field.evaluate((input) => {
      input.dispatchEvent(new Event('input'))
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }))
      return input.getAttribute('aria-expanded')
    })
    expect(expanded).toBe('false')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`^[^?]*${searchPath(locale)}\\?q=`))
    expect(new URL(page.url()).searchParams.get('q')).toBe(chosen)
    await field.focus()
    await page.keyboard.press('Escape')
    await expect(field).toHaveValue('')
  })
}

test('a suggestion can be chosen by a finger, and is gone when the field is left', async ({
  page,
}) => {
  await page.goto('/en')
  const field = page.getByRole('combobox')
  await suggest(page, 'pacific')
  const chosen = (await page.getByRole('option').nth(1).textContent()) ?? ''
  await page.getByRole('option').nth(1).click()
  await expect(field).toHaveValue(chosen)
  await expect(field).toBeFocused()
  await suggest(page, 'pacific')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toBeHidden()
})

test('the form works as ever when suggestions do not come', async ({ page }) => {
  await page.route('/api/suggest?*', (route) => route.abort())
  await page.goto('/fr')
  await page.getByRole('combobox').fill('visa')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${searchPath('fr')}?q=visa`)
})

async function suggest(page: Page, query: string): Promise<void> {
  await page.getByRole('combobox').fill(query)
  await expect(page.getByRole('option').first()).toBeVisible()
}

test('without a query that it reads, the search is a document like any other', async ({
  request,
}) => {
  const plain = await request.get(searchPath('en'))
  for (const query of ['?q=', '?x=1', '?']) {
    const answer = await request.get(searchPath('en') + query)
    expect(answer.headers().etag, query).toBe(plain.headers().etag)
  }
  const asked = await request.get(`${searchPath('en')}?q=visa`)
  expect(asked.headers()['cache-control']).toBe('private, no-store')
  expect(asked.headers().etag).toBeUndefined()
})

test('whatever is asked, nothing fails and no markup of it gets through', async ({ baseURL }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('OAS', '"', '«', '</title>', '-->', ']]>', '&lt;', '%00', '../', "' OR 1=1"),
  )
  const queries = fc.tuple(piece, piece).map(([a, b]) => `${a}<zz-fuzz x='">${b}`)
  await fc.assert(
    fc.asyncProperty(queries, fc.constantFrom(...locales), async (query, locale) => {
      // As a browser writes it, which leaves no half of a pair of surrogates.
      const value = new URLSearchParams({ q: query, page: query }).toString()
      for (const path of [
        `${searchPath(locale)}?${value}`,
        `/api/suggest?${value}&locale=${locale}`,
      ]) {
        const { status, type, body } = await answerOf(`${baseURL}${path}`, agent)
        expect(status).toBe(200)
        if (type.startsWith('text/html')) expect(body.toLowerCase()).not.toContain('<zz-fuzz')
        else expect(() => JSON.parse(body)).not.toThrow()
      }
    }),
    { numRuns: 100 },
  )
  // What no browser sends.
  for (const query of [
    '%',
    '%E0%A4%A',
    '%ff%fe',
    '&&&',
    '=',
    'q',
    '\u00e9',
    `${'a'.repeat(8000)}`,
  ]) {
    const { status } = await answerOf(`${baseURL}${searchPath('en')}?q=${query}`, agent)
    expect(status, query).toBe(200)
  }
  agent.destroy()
})

/** By plain HTTP, so that a query arrives as it is. */
function answerOf(
  url: string,
  agent: Agent,
): Promise<{ status: number; type: string; body: string }> {
  const [, host = '', port = '', path = '/'] = /^http:\/\/([^:/]+):(\d+)(.*)$/s.exec(url) ?? []
  return new Promise((resolve, reject) => {
    get({ host, port, path: encodeUnsafe(path), agent }, async (response) => {
      const body = await text(response)
      const type = response.headers['content-type'] ?? ''
      resolve({ status: response.statusCode ?? 0, type, body })
    }).on('error', reject)
  })
}

/** Node.js refuses to send other characters than these. */
function encodeUnsafe(path: string): string {
  return path.replace(/[^!-~]/g, (character) => encodeURIComponent(character))
}
