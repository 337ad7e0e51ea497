import { expect, type Page, test } from '@playwright/test'
import { countriesId } from '../countries/read-countries'
import { locales } from '../i18n/locales'
import { glossaryId } from '../site/glossary'
import { getPage, getPath } from '../site/registry'

// A phone: rows of tables are as long as a screen there.
test.use({ viewport: { width: 390, height: 844 } })

const lists = [
  { id: countriesId, items: '.sortable tbody tr' },
  { id: glossaryId, items: '.prose dl > [id]' },
]

/** The first item that is wholly in view, and how far it is from the top, in pixels. */
const firstInView = (page: Page, items: string) =>
  page.evaluate((selector) => {
    const all = [...document.querySelectorAll(selector)]
    const found = all.find((item) => item.getBoundingClientRect().top >= 0)
    return { text: found?.textContent, top: Math.round(found?.getBoundingClientRect().top ?? 0) }
  }, items)

for (const locale of locales) {
  for (const { id, items } of lists) {
    const path = getPath(getPage(id), locale)
    test(`a reader who comes back to ${path} is at the row that they left`, async ({ page }) => {
      for (const place of [0.3, 0.6, 0.95]) {
        await page.goto(path)
        const list = page.locator(items)
        const number = Math.floor((await list.count()) * place)
        await list.nth(number).evaluate((item) => item.scrollIntoView({ behavior: 'instant' }))
        await page.waitForFunction(() =>
          document.getAnimations().every(({ playState }) => playState === 'finished'),
        )
        const left = await firstInView(page, items)
        await page.reload()
        await expect.poll(() => firstInView(page, items), `reload at ${place}`).toEqual(left)
        await page.goto(getPath(getPage('about'), locale))
        await page.goBack()
        await expect.poll(() => firstInView(page, items), `back at ${place}`).toEqual(left)
      }
    })
  }
}
