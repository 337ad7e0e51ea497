import { expect, test } from '@playwright/test'
import { publicOrigin } from '../site/origin'
import { modifiedIn, neutralPath } from '../site/registry'
import { browserCases } from './pages'

test.use({ javaScriptEnabled: false })

test('every page prints its text, addresses and date, and no navigation', async ({ page }) => {
  test.setTimeout(600_000)
  await page.emulateMedia({ media: 'print' })
  const faults: string[] = []
  for (const { page: entry, path, locale } of browserCases) {
    await page.goto(path)
    const printed = await page.evaluate(printedParts, publicOrigin())
    const expected = [
      `${publicOrigin()}${path}`,
      `${publicOrigin()}${neutralPath(entry)}`,
      modifiedIn(entry, locale) ?? '',
    ]
    for (const text of expected) {
      if (!printed.text.includes(text)) faults.push(`${path}: does not print ${text}`)
    }
    if (printed.texts === 0) faults.push(`${path}: prints no text`)
    for (const part of printed.controls) faults.push(`${path}: prints the control ${part}`)
    for (const href of printed.bareLinks)
      faults.push(`${path}: prints a link without its whole address ${href}`)
  }
  expect(faults).toEqual([])
})

/** In the page: what is visible, controls that should not be, and links without their address. */
function printedParts(origin: string) {
  const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const all = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(visible)
  return {
    // biome-ignore lint/performance/useDomNodeTextContent: only what is rendered counts
    text: document.body.innerText,
    texts: all('.prose :is(p, dd)').length,
    controls: all('nav, button, .skip-link').map((element) => element.outerHTML.slice(0, 80)),
    bareLinks: all('a[href]:not([href^="#"], svg a, .signature, .sortable thead a)').flatMap(
      (link) => {
        const href = link.getAttribute('href') ?? ''
        const whole = href.startsWith('/') ? origin + href : href
        const shown =
          link.textContent + getComputedStyle(link, '::after').content.replaceAll('" "', '')
        return shown.includes(whole) ? [] : [whole]
      },
    ),
  }
}
