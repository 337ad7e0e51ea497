import { expect, type Page, test } from '@playwright/test'
import { countryPageId, officesId } from '../countries/countries'
import { countriesId } from '../countries/read-countries'
import { type Locale, locales } from '../i18n/locales'
import { childrenIn, getPage, getPath, getText } from '../site/registry'
import { messages, translators } from './pages'

const finder = (locale: Locale, query = '') => getPath(getPage(countriesId), locale) + query
const offices = (locale: Locale) => getPath(getPage(officesId), locale)

const namesShown = (page: Page) => page.locator('.sortable tbody th:visible').allInnerTexts()

const nameOf = (id: string, locale: Locale) =>
  getText(getPage(countryPageId(id)), locale).shortTitle

const mercosur = ['argentina', 'brazil', 'paraguay', 'uruguay']

for (const locale of locales) {
  const { filter, columns } = messages[locale].countries
  const header = (page: Page, name: string) =>
    page.locator('.sortable thead').getByRole('link', { name, exact: true })
  const choose = (page: Page, name: string, value: string) =>
    page.getByRole('combobox', { name, exact: true }).selectOption(value)

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`in ${locale}, ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
      test.use({ javaScriptEnabled })

      test('a reader filters and sorts the countries, and has what is shown as data', async ({
        page,
        request,
      }) => {
        await page.goto(finder(locale))
        const all = await namesShown(page)
        expect(all).toEqual(
          childrenIn(getPage(countriesId), locale).map((one) => getText(one, locale).shortTitle),
        )
        await choose(page, filter.membership, 'mercosur')
        await page.getByRole('button', { name: filter.submit, exact: true }).click()
        await header(page, columns.capital).click()
        await header(page, columns.capital).click()
        await expect(page).toHaveURL(/\?membership=mercosur&sort=-capital$/)
        const byCapital = ['uruguay', 'argentina', 'brazil', 'paraguay']
        const names = byCapital.map((id) => nameOf(id, locale))
        expect(await namesShown(page)).toEqual(names)
        await expect(page.locator('[aria-sort]')).toHaveAttribute('aria-sort', 'descending')
        await expect(page.locator('country-finder [role=status]')).toHaveText(
          translators[locale]('countries.shown', { count: '4', all: '35' }),
        )

        const files = page.locator('.data-files a')
        const [csv, json] = await files.evaluateAll((links) =>
          links.map((link) => link.getAttribute('href') ?? ''),
        )
        const lines = (await (await request.get(csv ?? '')).text()).trim().split('\r\n')
        expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(names)
        const { countries } = await (await request.get(json ?? '')).json()
        expect(countries.map(({ id }: { id: string }) => id)).toEqual(byCapital)

        // What a reader shares is what others see, and a switch of language keeps it.
        await page.reload()
        expect(await namesShown(page)).toEqual(names)
        const other = locales.find((one) => one !== locale) as Locale
        await page.locator(`.language-links a[hreflang=${other}]`).click()
        await expect(page).toHaveURL(finder(other, '?membership=mercosur&sort=-capital'))
        expect((await namesShown(page)).sort()).toEqual(
          mercosur.map((id) => nameOf(id, other)).sort(),
        )
        await page.getByRole('link', { name: messages[other].countries.filter.reset }).click()
        expect((await namesShown(page)).length).toBe(35)
      })

      test('a reader learns which office serves a country', async ({ page }) => {
        const { office } = messages[locale].countries
        await page.goto(offices(locale))
        await choose(page, office.label, 'paraguay')
        await page.getByRole('button', { name: office.submit }).click()
        await expect(page).toHaveURL(`${offices(locale)}?country=paraguay#which-office`)
        const answer = page.locator('.notice').filter({ hasText: nameOf('paraguay', locale) })
        await expect(answer).toBeInViewport()
        await expect(answer).toContainText(messages[locale].countries.missions.embassy)
        await expect(answer.getByRole('link', { name: /Buenos Aires/ })).toHaveAttribute(
          'href',
          getPath(getPage(countryPageId('argentina')), locale),
        )
      })
    })
  }
}

test('with script the table changes in place, and no page is asked for', async ({ page }) => {
  await page.goto(finder('fr'))
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.push(request.url())
  })
  const { filter } = messages.fr.countries
  await page.getByRole('combobox', { name: filter.region }).selectOption('central-america')
  expect((await namesShown(page)).length).toBe(7)
  await page.getByRole('combobox', { name: filter.membership }).selectOption('mercosur')
  expect(await namesShown(page)).toEqual([])
  await expect(page.getByText(messages.fr.countries.none)).toBeVisible()
  expect(asked).toEqual([])
})

test('an answer of the server and the table in place are the same, for every filter and column', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL && { baseURL }),
  })
  const plain = await context.newPage()
  const page = await browser.newPage(baseURL ? { baseURL } : {})
  await page.goto(finder('es'))
  for (const [name, value] of [
    ['region', 'south-america'],
    ['agreement', 'any'],
    ['mission', 'barbados'],
    ['membership', 'oas-later'],
    ...['', '-name', 'capital', '-region', 'oas', '-groups', 'agreements', '-mission'].map(
      (sort) => ['sort', sort] as const,
    ),
  ] as const) {
    await page.locator('.filters a').click()
    await page.locator(`select[name=${name}]`).selectOption(value)
    await plain.goto(page.url())
    expect(await namesShown(page), page.url()).toEqual(await namesShown(plain))
  }
  await context.close()
  await page.close()
})

test('the finder is used with the keyboard alone', async ({ page }) => {
  await page.goto(finder('en'))
  const { filter, columns } = messages.en.countries
  await page.getByRole('combobox', { name: filter.region }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page).toHaveURL(/\?region=caribbean$/)
  // Past the other choices, the button, the way back and the first column.
  const stops: string[] = []
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab')
    stops.push(
      await page.evaluate(() => document.activeElement?.textContent?.slice(0, 40).trim() ?? ''),
    )
  }
  expect(stops.slice(4)).toEqual([filter.submit, filter.reset, columns.name, columns.capital])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?region=caribbean&sort=capital$/)
  expect((await namesShown(page))[0]).toBe(nameOf('saint-kitts-and-nevis', 'en'))
  await expect(page.locator(':focus')).toHaveText(columns.capital)
  // A phone has the choice of order in the form only: no stop is out of sight.
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(page.locator('.sortable thead')).toBeHidden()
})

test('a query that the page does not know changes nothing, whatever is in it', async ({
  request,
}) => {
  const plain = await (await request.get(finder('en'))).text()
  for (const query of ['?utm=1', '?region=', '?region=%3Cb%3E', '?', '?region=%']) {
    const response = await request.get(finder('en', query))
    expect(response.status(), query).toBe(200)
    expect(await response.text(), query).toBe(plain)
  }
  const unknown = await (await request.get(finder('en', '?region=atlantis'))).text()
  expect(unknown).not.toContain('hidden=""><th')
})
