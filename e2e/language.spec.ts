import { expect, test } from '@playwright/test'
import { eld } from 'eld/large'
import { isLocale, locales } from '../i18n/locales'
import { browserCases, comparisonSamples, otherDocuments, queriedDocuments } from './pages'

test.use({ javaScriptEnabled: false })

/** Below this many letters a detector guesses: names and figures fill most of such a block. */
const shortestBlock = 60

interface Block {
  lang: string
  text: string
}

test('every block of text is in the language that its lang attribute says', async ({ page }) => {
  test.setTimeout(600_000)
  eld.setLanguageSubset([...locales])
  const faults: string[] = []
  let checked = 0
  const paths = [...browserCases, ...queriedDocuments, ...otherDocuments, ...comparisonSamples]
  for (const { path } of paths) {
    await page.goto(path)
    for (const { lang, text } of await page.evaluate(textBlocks)) {
      if (!isLocale(lang) || text.replace(/[^\p{L}]/gu, '').length < shortestBlock) continue
      checked += 1
      const { language } = eld.detect(text)
      if (language !== lang)
        faults.push(`${path}: “${text}” is marked ${lang}, but reads as ${language}`)
    }
  }
  expect(checked).toBeGreaterThan(browserCases.length * 5)
  expect(faults).toEqual([])
})

/** In the page: the text of each block without what is marked as another language, links and names. */
function textBlocks(): Block[] {
  const blocks =
    'p, li, h1, h2, h3, td, th, dt, dd, caption, summary, button, legend, section[lang]'
  return [...document.querySelectorAll<HTMLElement>(blocks)]
    .filter((block) => !block.querySelector('p, li, td, dd'))
    .map((block) => {
      const lang = block.closest<HTMLElement>('[lang]')?.lang ?? ''
      const copy = block.cloneNode(true) as HTMLElement
      for (const other of copy.querySelectorAll<HTMLElement>('[lang]')) {
        if (other.lang !== lang) other.remove()
      }
      for (const address of copy.querySelectorAll('a')) {
        if (/^https?:/.test(address.textContent ?? '')) address.remove()
      }
      return { lang, text: (copy.textContent ?? '').replace(/\s+/g, ' ').trim() }
    })
}
