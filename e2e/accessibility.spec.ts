import { expect, test } from '@playwright/test'
import axe from 'axe-core'
import { localeTable } from '../i18n/locales'
import { barriers, barriersInBothSchemes, withoutColours } from './barriers'
import {
  browserCases,
  comparisonSamples,
  otherDocuments,
  pageGroups,
  queriedDocuments,
  resultDocuments,
  samples,
  translators,
} from './pages'

const phone = { width: 375, height: 740 }

for (const { title, cases } of pageGroups) {
  test(`no page of ${title} has a barrier, in light or dark`, async ({ page }) => {
    const faults: string[] = []
    for (const { path } of cases) {
      await page.goto(path)
      faults.push(...(await barriersInBothSchemes(page, path)))
    }
    expect(faults).toEqual([])
  })
}

test('no document of errors, of language choice or of two languages has a barrier, in light or dark', async ({
  page,
}) => {
  test.slow()
  const faults: string[] = []
  const documents = [...otherDocuments, ...resultDocuments, ...comparisonSamples]
  for (const { path, heading } of documents) {
    await page.goto(path)
    await expect.soft(page.locator('h1'), path).toContainText(heading)
    faults.push(...(await barriersInBothSchemes(page, path)))
  }
  expect(faults).toEqual([])
})

for (const { locale, path } of samples) {
  const t = translators[locale]
  for (const [device, viewport] of Object.entries({ phone, desktop: undefined })) {
    test(`no panel that opens on a ${device} has a barrier in ${localeTable[locale].name}`, async ({
      page,
    }) => {
      if (viewport) await page.setViewportSize(viewport)
      await page.goto(path)
      const faults: string[] = []

      await page.getByRole('button', { name: t('layout.topics'), exact: true }).click()
      await expect(page.locator('#topic-menu')).toBeVisible()
      faults.push(...(await barriersInBothSchemes(page, 'topic menu')))
      await page.keyboard.press('Escape')

      await page.getByRole('combobox').fill('Canada')
      await expect(page.getByRole('option').first()).toBeVisible()
      await page.keyboard.press('ArrowDown')
      faults.push(...(await barriersInBothSchemes(page, 'suggestions')))
      await page.keyboard.press('Escape')

      await page.locator('.section-links > button').first().click()
      await expect(page.locator('.section-links [popover]').first()).toBeVisible()
      faults.push(...(await barriersInBothSchemes(page, 'links of a section')))
      await page.keyboard.press('Escape')

      if (viewport) {
        await page.getByText(t('navigation.sectionMenuAll'), { exact: true }).click()
        await expect(page.locator('.section-menu [aria-current=page]')).toBeVisible()
        faults.push(...(await barriersInBothSchemes(page, 'section menu')))
      }
      expect(faults).toEqual([])
    })
  }
}

for (const { locale, path } of samples) {
  test.describe(`a browser in ${localeTable[locale].name}`, () => {
    test.use({ locale })

    test('meets no barrier in the offer of its language', async ({ page }) => {
      const faults: string[] = []
      for (const other of samples.filter((sample) => sample.path !== path)) {
        await page.goto(other.path)
        await expect(page.locator('language-offer > section:not([hidden])')).toBeVisible()
        faults.push(...(await barriersInBothSchemes(page, other.path)))
      }
      expect(faults).toEqual([])
    })
  })
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of new Set(browserCases.map((entry) => entry.locale))) {
    test(`no page in ${localeTable[locale].name} has a barrier`, async ({ page }) => {
      test.slow()
      const faults: string[] = []
      for (const { path } of [...browserCases, ...queriedDocuments].filter(
        (entry) => entry.locale === locale,
      )) {
        await page.goto(path)
        await page.evaluate(axe.source)
        faults.push(...(await barriers(page, path, withoutColours)))
      }
      expect(faults).toEqual([])
    })
  }
})
