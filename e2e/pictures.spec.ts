import { brotliCompressSync } from 'node:zlib'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { countryPageId } from '../countries/countries'
import { locales, localeTable } from '../i18n/locales'
import { dataFilePath } from '../site/data-file'
import { getPage, getPath, getText } from '../site/registry'
import { shareImages } from '../site/share-image'
import { collationOf } from '../text/collation'
import { formatNumber } from '../text/numbers'
import { messages, pageCases } from './pages'

// Where things stand is measured in the page instead of comparing screenshots, which differ
// between machines by their fonts.

test.use({ javaScriptEnabled: false })

const charts = [
  { name: 'agreements-by-state', page: 'countries' },
  { name: 'goods-trade', page: 'north-america/united-states' },
  { name: 'leaders-summits', page: 'north-america/leaders-summits' },
  { name: 'pacific-alliance-history', page: 'pacific-alliance' },
  { name: 'pacific-alliance-observers', page: 'pacific-alliance/associated-states' },
  { name: 'venezuela-events', page: 'venezuela-crisis/timeline' },
  { name: 'venezuelans-abroad', page: 'venezuela-crisis/displacement' },
]

for (const locale of locales) {
  test(`every chart has a name, a description, its table and its file in ${localeTable[locale].name}`, async ({
    page,
  }) => {
    for (const { name, page: id } of charts) {
      await page.goto(getPath(getPage(id), locale))
      const chart = page.locator('.chart', { has: page.locator(`#chart-${name}-${locale}-title`) })
      const title = (await chart.locator('figcaption').textContent()) ?? ''
      const picture = chart.locator('.plot, .map')
      await expect(picture, name).toHaveAccessibleName(title)
      await expect(picture, name).toBeVisible()
      await expect(picture, name).toHaveAccessibleDescription(/\S.{20}/)
      await expect(chart.locator('caption'), name).toHaveText(title)
      const link = chart.getByRole('link', { name: messages[locale].charts.file })
      await expect(link).toHaveAttribute('href', dataFilePath(name, locale))
      const file = await page.request.get(dataFilePath(name, locale))
      expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8')
      const lines = (await file.text()).trim().split('\r\n')
      expect(lines.length - 1, name).toBe(await chart.locator('tbody tr').count())
    }
  })
}

for (const width of [320, 1280]) {
  test(`nothing in a chart overlaps or is cut off at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    for (const { name, page: id } of charts) {
      for (const locale of locales) {
        await page.goto(getPath(getPage(id), locale))
        const texts = await boxesOf(page.locator('.plot text'))
        const where = `${name} in ${locale}`
        const cut = texts.filter((box) => box.left < 0 || box.right > width).map(({ text }) => text)
        expect.soft(cut, where).toEqual([])
        expect.soft(overlaps(texts), where).toEqual([])
        expect.soft(overlaps(await boxesOf(page.locator('.plot .mark'))), where).toEqual([])
      }
    }
  })
}

test('bars are in proportion to the numbers beside them', async ({ page }) => {
  await page.goto(getPath(getPage('north-america/united-states'), 'fr'))
  const [bars, values] = [page.locator('.plot .bar'), page.locator('.plot .value')]
  const widths = (await boxesOf(bars)).map(({ left, right }) => right - left)
  const numbers = (await values.allTextContents()).map((text) => Number(text.replace(/\s/g, '')))
  expect(await values.first().textContent()).toBe(formatNumber(65607, 'fr'))
  expect(numbers).toHaveLength(widths.length)
  const [width = 0, number = 1] = [widths[0], numbers[0]]
  for (const [at, value] of numbers.entries()) {
    expect(Math.abs((widths[at] ?? 0) - (width * value) / number)).toBeLessThan(1)
  }
})

const looks = [
  { name: 'in the light', options: { colorScheme: 'light' } },
  { name: 'in the dark', options: { colorScheme: 'dark' } },
  { name: 'with forced colours', options: { forcedColors: 'active' } },
  { name: 'in print', options: { media: 'print' } },
] as const

for (const { name, options } of looks) {
  test(`bars and text stand out from the page ${name}`, async ({ page }) => {
    await page.emulateMedia(options)
    await page.goto(getPath(getPage('north-america/united-states'), 'en'))
    expect(await contrast(page, '.plot .bar:not(.bar-hatched)', 'fill')).toBeGreaterThanOrEqual(3)
    expect(await contrast(page, '.plot .bar-hatched', 'stroke')).toBeGreaterThanOrEqual(3)
    expect(await contrast(page, '.plot .value', 'fill')).toBeGreaterThanOrEqual(4.5)
    await page.goto(getPath(getPage('venezuela-crisis/timeline'), 'en'))
    expect(await contrast(page, '.plot .mark', 'stroke')).toBeGreaterThanOrEqual(3)
    expect(await contrast(page, '.plot .tick', 'fill')).toBeGreaterThanOrEqual(4.5)
  })
}

const mapPage = getPage('countries')

for (const locale of locales) {
  test(`the states of the map are links in the order of their names in ${localeTable[locale].name}`, async ({
    page,
  }) => {
    await page.goto(getPath(mapPage, locale))
    const links = page.locator('.map a')
    const names = await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute('aria-label')),
    )
    expect(names).toHaveLength(35)
    const { compareNames } = collationOf(locale)
    expect(names).toEqual([...names].sort((a, b) => compareNames(a ?? '', b ?? '')))
    const place = (id: string) => names.indexOf(getText(getPage(countryPageId(id)), locale).title)
    expect(place('bahamas')).toBe(place('barbados') - 1)
    expect(place('el-salvador')).toBeLessThan(place('united-states'))
    await links.first().focus()
    for (const name of names) {
      await expect(page.locator(':focus')).toHaveAccessibleName(name ?? '')
      await page.keyboard.press('Tab')
    }
    const rows = await page
      .locator('.chart', { has: page.locator('.map') })
      .locator('tbody tr')
      .count()
    expect(rows).toBe(35)
    expect(await page.locator('.map .name').count()).toBe(35)
  })
}

test('the map is at most 25 kB', async ({ page }) => {
  await page.goto(getPath(mapPage, 'fr'))
  const markup = await page.locator('.map').evaluate((map) => map.outerHTML)
  expect(brotliCompressSync(markup).length).toBeLessThanOrEqual(25_000)
})

for (const width of [320, 768, 1280]) {
  test(`the sheets of the map stand apart, and fingers can hit each state, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(getPath(mapPage, 'es'))
    const frames = await boxesOf(page.locator('.map .frame'))
    expect(frames).toHaveLength(4)
    expect(overlaps(frames)).toEqual([])
    const map = (await boxesOf(page.locator('.map')))[0]
    for (const { left, right, bottom } of frames) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(width)
      expect(bottom).toBeLessThanOrEqual((map?.bottom ?? 0) + 1)
    }
    for (const { left, right, top, bottom } of await boxesOf(page.locator('.map a .target'))) {
      expect(right - left).toBeGreaterThanOrEqual(24)
      expect(bottom - top).toBeGreaterThanOrEqual(24)
    }
  })
}

test('a state can be hit by its name and on its sheet', async ({ page }) => {
  const mexico = getPath(getPage('countries/mexico'), 'en')
  await page.goto(getPath(mapPage, 'en'))
  await page.locator('.map a', { hasText: 'Mexico' }).locator('.target').click()
  await expect(page).toHaveURL(mexico)
})

for (const { name, options } of looks) {
  test(`states and their names stand out from the page ${name}`, async ({ page }) => {
    await page.emulateMedia(options)
    await page.goto(getPath(mapPage, 'en'))
    expect(await contrast(page, '.map .shape:not(.plain)', 'stroke')).toBeGreaterThanOrEqual(3)
    expect(await contrast(page, '.map .ink', 'fill')).toBeGreaterThanOrEqual(3)
    expect(await contrast(page, '.map a .name', 'fill')).toBeGreaterThanOrEqual(4.5)
  })
}

test('the small map leads to the large one', async ({ page }) => {
  await page.goto('/es')
  await page.locator('.map-link').click()
  await expect(page.locator('.map')).toBeVisible()
})

test('every page has a picture of its own for other sites, and the portal one for the rest', async ({
  request,
}) => {
  const addresses = [...shareImages().keys()]
  expect(addresses).toHaveLength(pageCases.length + 1)
  for (const address of addresses) {
    const response = await request.get(address)
    expect.soft(response.headers()['content-type'], address).toBe('image/png')
    const png = await response.body()
    expect.soft([png.readUInt32BE(16), png.readUInt32BE(20)], address).toEqual([1200, 630])
    expect.soft(png.length, address).toBeLessThanOrEqual(60_000)
  }
})

test('a folded table is printed', async ({ page }) => {
  await page.goto(getPath(getPage('venezuela-crisis/timeline'), 'en'))
  const row = page.locator('.chart tbody tr').first()
  await expect(row).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  const height = await row.evaluate((element) => element.getBoundingClientRect().height)
  expect(height).toBeGreaterThan(10)
})

interface Box {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

function boxesOf(parts: Locator): Promise<Box[]> {
  return parts.evaluateAll((elements) =>
    elements.map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { text: element.textContent ?? '', left, right, top, bottom }
    }),
  )
}

/** Boxes that cover each other by more than the space around letters. */
function overlaps(boxes: Box[]): string[] {
  const slack = 4
  return boxes.flatMap((one, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      return across > slack && down > slack ? [`${one.text} / ${other.text}`] : []
    }),
  )
}

/** The contrast of a part with the page (WCAG 2.2, “contrast ratio”). */
function contrast(page: Page, selector: string, property: 'fill' | 'stroke'): Promise<number> {
  return page.evaluate(
    ([part, name]) => {
      const context = document.createElement('canvas').getContext('2d')
      const luminance = (color: string) => {
        if (!context) return 0
        context.fillStyle = color
        context.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map(
          (value) => {
            const share = value / 255
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
          },
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const element = document.querySelector(part ?? '')
      if (!element) throw new Error(`There is no ${part}`)
      const own = luminance(getComputedStyle(element).getPropertyValue(name ?? ''))
      const ground = luminance(getComputedStyle(document.body).backgroundColor)
      return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05)
    },
    [selector, property],
  )
}
