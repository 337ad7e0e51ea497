import { expect, test } from '@playwright/test'
import { browserCases, documentCases } from './pages'

test('no document asks another origin, sets a cookie or writes to the console', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(600_000)
  const faults: string[] = []
  let current = ''
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== baseURL && protocol !== 'data:') faults.push(`${current}: asks ${request.url()}`)
  })
  page.on('console', (message) => {
    // Chromium itself reports the status of an error document, which is what was asked for.
    if (
      message.text().startsWith('Failed to load resource') &&
      message.location().url.endsWith(current)
    )
      return
    faults.push(`${current}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${current}: ${error.message}`))
  for (const { path } of [...browserCases, ...documentCases]) {
    current = path
    await page.goto(path)
    const cookies = await context.cookies()
    if (cookies.length > 0)
      faults.push(`${path}: sets ${cookies.map(({ name }) => name).join(', ')}`)
  }
  expect(faults).toEqual([])
})
