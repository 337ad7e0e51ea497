import { type Browser, expect, type Page } from '@playwright/test'
import { barriersInBothSchemes } from './barriers'

// The page of components (content/pages/components), of which axe and the screenshots look at every part.
// It is a draft: a copy of the portal publishes it.

/** Adresses of the page and of the one below it, in the portal’s languages and in one from right to left. */
const pages = {
  en: ['/en/components', '/en/components/single-pages'],
  fr: ['/fr/composants', '/fr/composants/page-unique'],
  es: ['/es/componentes', '/es/componentes/pagina-unica'],
  ar: ['/ar/mukawwinat', '/ar/mukawwinat/safahat-munfarida'],
}

/** Its languages with their addresses. */
export const componentPages = Object.entries(pages)

const schemes = ['light', 'dark'] as const

/** How the page is drawn. The portal’s fonts lack Arabic letters: those of a machine differ. */
export const drawings = [
  ...componentPages
    .filter(([locale]) => locale !== 'ar')
    .map(([locale]) => ({ locale, dir: 'ltr' })),
  { locale: 'en', dir: 'rtl' },
].flatMap(({ locale, dir }) => schemes.map((scheme) => ({ locale, dir, scheme })))

/** Has axe look at pages as wide as a desktop and a phone, in the light and in the dark scheme. */
export async function expectNoBarriers(page: Page, origin: string, paths: string[]): Promise<void> {
  const faults: string[] = []
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of paths) {
      const response = await page.goto(origin + path)
      expect(response?.status(), path).toBe(200)
      faults.push(...(await barriersInBothSchemes(page, `${path} (${width} pixels)`)))
      for (const text of await page.evaluate(textOutsideOfDrawings)) {
        faults.push(`${path} (${width} pixels): “${text}” stands outside of its drawing`)
      }
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      if (isWider) faults.push(`${path} is wider than ${width} pixels`)
    }
  }
  expect(faults).toEqual([])
}

/** In the page: texts of drawings that do not lie within these, or within 2 pixels of them. */
function textOutsideOfDrawings(): string[] {
  return [...document.querySelectorAll<SVGTextElement>('main svg text')].flatMap((text) => {
    const own = text.getBoundingClientRect()
    const around = text.ownerSVGElement?.getBoundingClientRect()
    const isInside =
      own.width === 0 || !around || (own.left > around.left - 2 && own.right < around.right + 2)
    return isInside ? [] : (text.textContent ?? '')
  })
}

/** Compares each section of the page with how it looked when somebody last found it good. */
export async function expectSameLooks(
  browser: Browser,
  origin: string,
  { locale, dir, scheme }: (typeof drawings)[number],
): Promise<void> {
  const context = await browser.newContext({
    colorScheme: scheme,
    // Half of the pixels say as much, and take a quarter of the space.
    deviceScaleFactor: 0.5,
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
  })
  const page = await context.newPage()
  await waitForFonts(page)
  await page.goto(origin + pages[locale as keyof typeof pages][0])
  await page.locator('html').evaluate((html, dir) => html.setAttribute('dir', dir), dir)
  const sections = await page.locator('.prose').evaluate((prose) => {
    const headings = [...prose.querySelectorAll('h2[id]')]
    const topOf = (element: Element | undefined) => {
      const { bottom } = prose.getBoundingClientRect()
      return (
        Math.round(element?.closest('.heading')?.getBoundingClientRect().top ?? bottom) + scrollY
      )
    }
    const { left, width } = prose.getBoundingClientRect()
    return headings.map((heading, index) => {
      const y = topOf(heading)
      const clip = {
        x: Math.floor(left),
        y,
        width: Math.ceil(width),
        height: topOf(headings[index + 1]) - y,
      }
      return { id: heading.id, clip }
    })
  })
  expect(sections.length).toBeGreaterThan(10)
  for (const { id, clip } of sections) {
    const picture = await page.screenshot({ clip, fullPage: true, scale: 'device' })
    expect.soft(picture).toMatchSnapshot(['components', `${id}-${locale}-${dir}-${scheme}.png`], {
      maxDiffPixelRatio: 0.03,
    })
  }
  await context.close()
}

/** Has pages wait for their fonts, which are optional, and left out where they come late. */
export async function waitForFonts(page: Page): Promise<void> {
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replaceAll('font-display:optional', 'font-display:block')
    await route.fulfill({ response, body })
  })
}
