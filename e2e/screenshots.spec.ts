import { expect, test } from '@playwright/test'
import { locales, localeTable } from '../i18n/locales'
import { getPage, getPath } from '../site/registry'
import { waitForFonts } from './component-page'

// What is drawn, as it was when somebody last looked at it and found it good. After a change that is
// meant: npm test -- screenshots --update-snapshots=all, and look at the pictures.

// So wide that the portal’s own fonts are used: those of another machine are others.
test.use({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false })

const drawn = [
  { name: 'map', page: 'countries', part: '.map' },
  { name: 'finder', page: 'countries', query: '?membership=mercosur', part: 'country-finder' },
  { name: 'bars', page: 'north-america/united-states', part: '.chart .plot' },
  { name: 'line', page: 'venezuela-crisis/displacement', part: '.chart .plot' },
  { name: 'timeline', page: 'venezuela-crisis/timeline', part: '.chart .plot' },
]

for (const { name, page: id, query = '', part } of drawn) {
  for (const locale of locales) {
    test(`the ${name} looks as it did in ${localeTable[locale].name}`, async ({ page }) => {
      await waitForFonts(page)
      await page.goto(getPath(getPage(id), locale) + query)
      const picture = page.locator(part).first()
      await picture.evaluate(moveToCorner)
      await expect(picture).toHaveScreenshot(`${name}-${locale}.png`)
    })
  }
}

/** In the page: puts a part on whole pixels, wherever what is above it ends. */
function moveToCorner(part: Element): void {
  const { style } = part as HTMLElement | SVGElement
  style.width = `${Math.round(part.getBoundingClientRect().width)}px`
  Object.assign(style, { position: 'absolute', top: '0', left: '0', margin: '0', zIndex: '9' })
  style.background = getComputedStyle(document.body).backgroundColor
}
