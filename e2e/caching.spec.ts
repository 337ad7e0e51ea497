import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { kindHeaders } from '../delivery/headers'

// What a browser shows of a page that was published again since it was there.

/** Which publication is served: a page, a style sheet and a file of data all say it. */
let edition: string
let server: Server
let origin: string

const html = () => `<!doctype html><link rel="stylesheet" href="/style.css">
<h1>${edition}</h1> <a href="/page">page</a> <a href="/other">other</a>`

async function serve(cacheControl: string): Promise<void> {
  edition = 'first'
  server = createServer((request, response) => {
    const [type, text] =
      request.url === '/style.css'
        ? ['text/css', `h1::after { content: "${edition}" }`]
        : request.url === '/data'
          ? ['text/plain', edition]
          : ['text/html', html()]
    const headers = { 'Cache-Control': cacheControl, 'Content-Type': type, ETag: `"${edition}"` }
    if (request.headers['if-none-match'] === headers.ETag) response.writeHead(304, headers).end()
    else response.writeHead(200, headers).end(text)
  })
  await once(server.listen(0), 'listening')
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
}

test.afterEach(() => {
  server.close()
})

/** What a reader sees, who was there before, at the other page and then by its link at the first. */
async function seenAgain(page: Page): Promise<string[]> {
  const data = () => page.evaluate(() => fetch('/data').then((answer) => answer.text()))
  const heading = page.locator('h1')
  const styled = () => heading.evaluate((element) => getComputedStyle(element, '::after').content)
  await page.goto(`${origin}/page`)
  await data()
  edition = 'second'
  await page.goto(`${origin}/other`)
  const seen = [await styled(), await data()]
  await page.getByText('page', { exact: true }).click()
  await page.waitForURL('**/page')
  seen.push(`${await heading.textContent()}`)
  edition = 'third'
  await page.goto(`${origin}/other`)
  await page.goBack()
  seen.push(`${await heading.textContent()}`)
  return seen.map((text) => text.replaceAll('"', ''))
}

for (const kind of ['page', 'file'] as const) {
  test(`a browser shows nothing older than what is published (${kind})`, async ({ page }) => {
    await serve(kindHeaders[kind]['Cache-Control'])
    const [style, data, byLink, back] = await seenAgain(page)
    expect([style, data, byLink]).toEqual(['second', 'second', 'second'])
    // As it was left a moment ago, or as it is now.
    expect(['second', 'third']).toContain(back)
  })
}

test('a browser takes “stale-while-revalidate” for its own: the reason to do without', async ({
  page,
}) => {
  // No browser says when what it has fetched lies in its cache.
  await expect(async () => {
    server?.close()
    await serve('public, max-age=0, stale-while-revalidate=86400')
    const [style, data] = await seenAgain(page)
    expect([style, data]).toEqual(['first', 'first'])
  }).toPass()
})
