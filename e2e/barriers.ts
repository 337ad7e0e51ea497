import type { Page } from '@playwright/test'
import axe from 'axe-core'

const standards = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22a',
  'wcag22aa',
  'best-practice',
]

/** The rules whose result depends on the colour scheme. */
const colourRules = ['color-contrast', 'link-in-text-block']

const all: axe.RunOptions = { runOnly: { type: 'tag', values: standards } }

/** Scripts change no colour, and to look at colours takes the most time. */
export const withoutColours: axe.RunOptions = {
  ...all,
  rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])),
}

const onlyColours: axe.RunOptions = { runOnly: { type: 'rule', values: colourRules } }

/** What axe finds in the document as it now is, in the light scheme and in the dark one. */
export async function barriersInBothSchemes(page: Page, name: string): Promise<string[]> {
  await page.evaluate(axe.source)
  const light = await barriers(page, name, all)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await barriers(page, `${name} (dark)`, onlyColours)
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark]
}

/** What axe finds in the document as it now is. The page must have axe’s source. */
export async function barriers(
  page: Page,
  name: string,
  options: axe.RunOptions,
): Promise<string[]> {
  const violations = await page.evaluate(async (options) => {
    // Chromium runs no timers where script is off, and axe waits for some; promises still settle.
    const immediately = (callback: () => void) => {
      Promise.resolve().then(callback)
      return 0
    }
    const timer = window.setTimeout
    Object.assign(window, { setTimeout: immediately })
    const engine = (window as unknown as { axe: typeof axe }).axe
    const { violations } = await engine.run(document, { ...options, resultTypes: ['violations'] })
    Object.assign(window, { setTimeout: timer })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    )
  }, options)
  return violations.map((violation) => `${name}: ${violation}`)
}
