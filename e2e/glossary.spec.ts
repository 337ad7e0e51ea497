import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { glossarySchema } from '../compile/validation/schemas'
import { type Locale, locales } from '../i18n/locales'
import type { Glossary } from '../site/content'
import { dataFilePath } from '../site/data-file'
import { glossaryId } from '../site/glossary'
import { getPage, getPath } from '../site/registry'
import { fold, wordsIn } from '../text/words'
import { messages, pageCases } from './pages'

const glossary: Glossary = glossarySchema.parse(parse(readFileSync('content/glossary.yml', 'utf8')))
const glossaryPath = (locale: Locale) => getPath(getPage(glossaryId), locale)

/** Without the marks of typesetting, which are no matter here. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

function formOf(id: string, locale: Locale): string {
  const { [locale]: [form = ''] = [], acronym } = glossary[id] ?? {}
  return form + (acronym?.[locale] ? ` (${acronym[locale].join(', ')})` : '')
}

for (const locale of locales) {
  test(`the glossary has every term with its equivalents, and says which are not confirmed (${locale})`, async ({
    page,
  }) => {
    await page.goto(glossaryPath(locale))
    const shown = await page.locator('main dl > div').evaluateAll((entries) =>
      entries.map((entry) => ({
        id: entry.id,
        term: entry.querySelector('dt')?.textContent ?? '',
        others: [...entry.querySelectorAll('dd')].flatMap((part) => {
          const form = part.querySelector('span[lang]')
          return form ? [{ lang: form.getAttribute('lang'), text: part.textContent ?? '' }] : []
        }),
      })),
    )
    expect(shown.map(({ id }) => id).sort()).toEqual(Object.keys(glossary).sort())
    const terms = shown.map(({ id }) => formOf(id, locale))
    expect(terms).toEqual([...terms].sort(new Intl.Collator(locale).compare))
    const mark = messages[locale].glossary.unconfirmed
    for (const { id, term, others } of shown) {
      const marked = (text: string, other: Locale) =>
        text + (glossary[id]?.unconfirmed?.includes(other) ? ` ${mark}` : '')
      expect.soft(plain(term), id).toBe(marked(formOf(id, locale), locale))
      const expected = locales.filter((other) => other !== locale)
      expect
        .soft(
          others.map(({ lang }) => lang),
          id,
        )
        .toEqual(expected)
      for (const other of expected) {
        const { text = '' } = others.find(({ lang }) => lang === other) ?? {}
        expect
          .soft(plain(text).endsWith(marked(formOf(id, other), other)), `${id}: ${text}`)
          .toBe(true)
      }
    }
  })

  test(`the pages that a term names use it (${locale})`, async ({ page, request }) => {
    await page.goto(glossaryPath(locale))
    const uses = await page.locator('main dl > div').evaluateAll((entries) =>
      entries.flatMap(({ id, lastElementChild: last }) =>
        [...(last?.querySelectorAll('a:not([href*="?"])') ?? [])].map((link) => ({
          id,
          path: link.getAttribute('href') ?? '',
        })),
      ),
    )
    expect(uses.length).toBeGreaterThan(50)
    const texts = new Map<string, string>()
    for (const { id, path } of uses) {
      if (!texts.has(path)) texts.set(path, fold(await (await request.get(path)).text()))
      const { [locale]: forms = [], acronym } = glossary[id] ?? {}
      const beginnings = [...forms, ...(acronym?.[locale] ?? [])].map((form) =>
        wordsIn(form).map(({ folded }) => folded.slice(0, 4)),
      )
      const isUsed = beginnings.some((words) =>
        words.every((word) => texts.get(path)?.includes(word)),
      )
      expect.soft(isUsed, `${path}: ${id}`).toBe(true)
    }
  })

  test(`the address of a term leads to it on a phone (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.addInitScript(() => {
      addEventListener('scrollend', () =>
        document.documentElement.setAttribute('data-scrolled', ''),
      )
    })
    await page.goto(glossaryPath(locale))
    const ids = await page
      .locator('main dl > div')
      .evaluateAll((terms) => terms.map(({ id }) => id))
    for (const part of [0.3, 0.6, 0.9]) {
      const id = ids[Math.floor(ids.length * part)]
      await page.goto('about:blank')
      await page.goto(`${glossaryPath(locale)}#${id}`)
      await page.locator('html[data-scrolled]').waitFor()
      const place = await page.locator(`[id="${id}"]`).boundingBox()
      const padding = await page.evaluate(() =>
        Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart),
      )
      expect(Math.abs((place?.y ?? 0) - padding), id).toBeLessThan(2)
    }
  })

  test(`the files of the glossary have what it shows (${locale})`, async ({ request }) => {
    const json = await request.get(dataFilePath(glossaryId, locale, 'json'))
    expect(await json.json()).toEqual(glossary)
    const csv = await request.get(dataFilePath(glossaryId, locale))
    const [, ...lines] = (await csv.text()).trimEnd().split('\r\n')
    expect(lines.length).toBe(Object.keys(glossary).length)
    for (const [id, term] of Object.entries(glossary)) {
      const name = term[locale]?.join('; ') ?? ''
      const cell = name.includes(',') ? `"${name}"` : name
      const line = lines.find((one) => one.startsWith(`${cell},`))
      expect.soft(line, id).toContain(`,${term.acronym?.[locale]?.join('; ') ?? ''},`)
    }
  })
}

test('an abbreviation in a text leads to its term', async ({ request }) => {
  let count = 0
  for (const { locale, path } of pageCases) {
    const html = await (await request.get(path)).text()
    const link = new RegExp(`<a href="${glossaryPath(locale)}#([^"]+)"><abbr title="([^"]+)">`, 'g')
    for (const [, id = '', long = ''] of html.matchAll(link)) {
      count += 1
      const forms = glossary[id]?.[locale]?.map(fold)
      expect.soft(forms, path).toContain(fold(long))
    }
  }
  expect(count).toBeGreaterThan(20)
})
