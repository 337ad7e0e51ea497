import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { root } from '../delivery/setup.mjs'
import type { Locale } from '../i18n/locales'
import { type SearchedSection, sectionsIn } from './search-sections'

/** What is used of Pagefind’s API: https://pagefind.app/docs/node-api/ and /docs/api/ */
interface Pagefind {
  createIndex(): Promise<{ index: Index }>
}

interface Index {
  addHTMLFile(file: { url: string; content: string }): Promise<unknown>
  writeFiles(options: { outputPath: string }): Promise<unknown>
}

interface Client {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>
}

/** Pagefind searches in the browser, over one page of HTML for each section. */
export async function pagefind(locale: Locale): Promise<(query: string) => Promise<string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'pagefind-'))
  const module = join(root, 'bench/node_modules/pagefind/lib/index.js')
  const { createIndex }: Pagefind = await import(pathToFileURL(module).href)
  const { index } = await createIndex()
  for (const section of await sectionsIn(locale)) {
    await index.addHTMLFile({
      url: `/${section.page}?${section.id}`,
      content: html(section, locale),
    })
  }
  await index.writeFiles({ outputPath: join(folder, 'pagefind') })
  const server = createServer((request, response) => {
    const file = join(folder, new URL(request.url ?? '', 'http://localhost').pathname)
    const isThere = file !== `${folder}/` && existsSync(file)
    response.setHeader('Content-Type', file.endsWith('.js') ? 'text/javascript' : 'text/html')
    if (isThere) createReadStream(file).pipe(response)
    else response.end(`<!doctype html><html lang="${locale}"><title>Search</title>`)
  }).listen(0)
  const { port } = server.address() as AddressInfo
  const executablePath = process.env.CHROMIUM_PATH
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath && { executablePath }),
  })
  const page = await browser.newPage()
  await page.goto(`http://localhost:${port}/`)
  return async (query) => {
    const urls = await page.evaluate(async (text) => {
      const address = '/pagefind/pagefind.js'
      const client: Client = await import(address)
      const { results } = await client.search(text)
      return Promise.all(results.slice(0, 30).map(async (result) => (await result.data()).url))
    }, query)
    return [...new Set(urls.map((url) => url.replace(/^\/|\?.*$/g, '')))]
  }
}

function html({ title, heading, keywords, text }: SearchedSection, locale: Locale): string {
  const [level, name] = title ? ['h1', title] : ['h2', heading]
  const body = `<${level}>${escaped(name)}</${level}><p data-pagefind-weight="3">${escaped(keywords)}</p><p>${escaped(text)}</p>`
  return `<!doctype html><html lang="${locale}"><title>${escaped(name)}</title><body>${body}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
