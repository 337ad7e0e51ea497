import { expect, type Page, test } from '@playwright/test'
import { browserCases, documentCases, samples } from './pages'

/** WCAG 1.4.12: what a reader may set without losing content. */
const textSpacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

const settings: { name: string; width: number; style: string }[] = [
  { name: 'at 320 pixels', width: 320, style: '' },
  { name: 'with text at 200 %', width: 640, style: 'html { font-size: 200% !important }' },
  { name: 'with text spacing', width: 320, style: textSpacing },
  { name: 'with text spacing on a wide screen', width: 1280, style: textSpacing },
]

// A reader’s own styles are outside the policy of the page.
test.describe('a reader’s own settings', () => {
  test.use({ bypassCSP: true })

  test('let no document scroll sideways or cut text', async ({ page }) => {
    test.setTimeout(600_000)
    const faults: string[] = []
    for (const { path } of [...browserCases, ...documentCases]) {
      await page.goto(path)
      for (const { name, width, style } of settings) {
        await page.setViewportSize({ width, height: 800 })
        await page.evaluate(setOwnStyle, style)
        for (const fault of await page.evaluate(overflows)) {
          faults.push(`${path} ${name}: ${fault}`)
        }
      }
    }
    expect(faults).toEqual([])
  })
})

/** Runs in the page. */
function setOwnStyle(text: string): void {
  const own = document.querySelector('style') ?? document.createElement('style')
  own.textContent = text
  document.head.append(own)
}

test('what is pressed in navigation is at least 44 pixels high on a phone', async ({ page }) => {
  test.setTimeout(600_000)
  await page.setViewportSize({ width: 360, height: 740 })
  const faults: string[] = []
  for (const { path } of browserCases) {
    await page.goto(path, { waitUntil: 'domcontentloaded' })
    for (const fault of await page.evaluate(smallTargets)) faults.push(`${path}: ${fault}`)
  }
  expect(faults).toEqual([])
})

test.describe('a browser that is offered another language', () => {
  test.use({ locale: 'fr-CA' })

  for (const { path } of [
    ...samples,
    { path: '/en' },
    { path: '/en/trade-commissioner-offices/missions' },
  ]) {
    test(`sees nothing move while ${path} loads`, async ({ page }) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 740 })
        await page.goto(path, { waitUntil: 'networkidle' })
        expect(await layoutShift(page)).toBe(0)
      }
    })
  }
})

/** The page’s cumulative layout shift so far. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as PerformanceEntry & { value: number }).value
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        // Buffered entries are handed over before the next frame is painted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
      }),
  )
}

/** In the page: what is wider than the window, and text that its box cuts. */
function overflows(): string[] {
  const root = document.documentElement
  const faults = root.scrollWidth > root.clientWidth ? [`is ${root.scrollWidth} px wide`] : []
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element)
    if (clipPath !== 'none' || !element.checkVisibility()) continue
    // A field lets its text scroll, however long it is.
    if (element.matches('input')) continue
    const cutAcross = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
    const cutDown = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1
    if (cutAcross || cutDown) faults.push(`cuts ${element.outerHTML.slice(0, 80)}`)
  }
  return faults
}

/** In the page: targets of navigation and buttons that a finger misses (WCAG 2.5.5). */
function smallTargets(): string[] {
  const targets = document.querySelectorAll<HTMLElement>(
    'nav a, button, summary, .doormats a, .page-list a',
  )
  return [...targets]
    .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
    .map(
      (target) => `${target.getBoundingClientRect().height} px: ${target.outerHTML.slice(0, 80)}`,
    )
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`pages cross-fade only for readers who do not mind motion (${reducedMotion})`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion })
    await page.addInitScript(() => {
      window.addEventListener('pagereveal', ({ viewTransition }) => {
        document.documentElement.dataset.revealed = viewTransition ? 'with' : 'without'
      })
    })
    const [{ path } = { path: '/' }] = samples
    await page.goto(path)
    await page.locator('.breadcrumb a').last().click()
    const seen = reducedMotion === 'reduce' ? 'without' : 'with'
    await expect(page.locator('html')).toHaveAttribute('data-revealed', seen)
    expect(new URL(page.url()).pathname).not.toBe(path)
  })
}
