import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, devices, type Request } from '@playwright/test'
import type { Locale } from '../i18n/locales'
import type { Page as PortalPage } from '../site/registry'
import { readManifest } from './portal'
import type { GroupResult, Row } from './rows'
import {
  builtPeers,
  builtPortal,
  heaviestTopicPages,
  portalSites,
  progress,
  type Run,
  type Site,
} from './sites'

/** What a first visit to a page takes. Sizes are in bytes. */
interface Weight {
  total: number
  withoutFonts: number
  requests: number
  html: number
  css: number
  script: number
}

const phone = devices['Pixel 7']

/** Bytes and requests: of every page the framework's script, of topic pages everything. */
export async function measurePages(run: Run): Promise<GroupResult> {
  const folder = await builtPortal(run)
  const browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const [portal, next] = await portalSites(run)
    const script = await frameworkScript(browser, portal, folder)
    const heaviest = await heaviestTopicPages(folder)
    const rows = [script, ...targetRows(await weigh(browser, portal, heaviest))]
    for (const site of [next, ...(await builtPeers(run))]) {
      const { worst } = await weigh(browser, site, heaviest)
      rows.push(
        comparison(site, 'all', worst.total / 1000, 'kB'),
        comparison(site, 'script', worst.script / 1000, 'kB'),
        comparison(site, 'requests', worst.requests, ''),
      )
    }
    return { rows, leftOut: [] }
  } finally {
    await browser.close()
  }
}

async function frameworkScript(browser: Browser, site: Site, folder: string): Promise<Row> {
  const server = await site.start()
  const { files } = await readManifest(folder)
  const paths = Object.entries(files).flatMap(([path, { kind }]) =>
    ['page', 'choice', 'error'].includes(kind) ? [path] : [],
  )
  progress(`Framework script: loading ${paths.length} documents in Chromium`)
  const page = await browser.newPage()
  const details: Record<string, number> = {}
  const pending: Promise<void>[] = []
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url())
    if (request.resourceType() !== 'script' || pathname.startsWith('/enhance/')) return
    pending.push(
      bodyOf(request).then((body) => {
        details[pathname] = body.length
      }),
    )
  })
  for (const path of paths) {
    const response = await page.goto(server.url + path)
    const inline = inlineScript((await response?.text()) ?? '')
    if (inline > 0) details[path] = inline
  }
  await Promise.all(pending)
  await page.close()
  await server.stop()
  return {
    name: 'Script of the framework, in all documents together',
    value: Object.values(details).reduce((sum, size) => sum + size, 0),
    unit: 'bytes',
    target: { max: 0 },
    how: `Every document (${paths.length}) loaded in Chromium: scripts requested from anywhere but /enhance/, each once, and scripts within the HTML that are not data`,
    details,
  }
}

function inlineScript(html: string): number {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(
      ([, attributes = '']) => !/type="(application\/ld\+json|speculationrules)"/.test(attributes),
    )
    .reduce((sum, [, , text = '']) => sum + Buffer.byteLength(text), 0)
}

async function weigh(
  browser: Browser,
  site: Site,
  pages: { page: PortalPage; locale: Locale }[],
): Promise<{ worst: Weight; byPath: Record<string, Weight> }> {
  progress(`Bytes and requests: ${site.name}`)
  const server = await site.start()
  const byPath: Record<string, Weight> = {}
  for (const { page, locale } of pages) {
    const path = site.path(page, locale)
    byPath[path] = await firstVisit(browser, server.url + path)
  }
  await server.stop()
  const worst = { total: 0, withoutFonts: 0, requests: 0, html: 0, css: 0, script: 0 }
  for (const weight of Object.values(byPath)) {
    for (const key of Object.keys(worst) as (keyof Weight)[]) {
      worst[key] = Math.max(worst[key], weight[key])
    }
  }
  return { worst, byPath }
}

async function firstVisit(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const requests: Request[] = []
  page.on('requestfinished', (request) => requests.push(request))
  const response = await page.goto(url, { waitUntil: 'networkidle' })
  if (response?.status() !== 200) throw new Error(`${url} answers ${response?.status()}`)
  // The icon and what a page fetches in advance come last.
  await page.waitForTimeout(1000)
  const weight = { total: 0, withoutFonts: 0, requests: 0, html: 0, css: 0, script: 0 }
  for (const request of requests) {
    const { body, headers } = await sizeOf(request)
    const type = request.resourceType()
    weight.requests += 1
    weight.total += body + headers
    if (type !== 'font') weight.withoutFonts += body + headers
    if (type === 'document') weight.html += body
    if (type === 'stylesheet') weight.css += body
    if (type === 'script') weight.script += body
  }
  await context.close()
  return weight
}

const compressible = /^(text\/|application\/(javascript|json|manifest|xml)|image\/svg)/

/** A body that its server did not send as Brotli counts as if it had, so that text is compared with text. */
async function sizeOf(request: Request): Promise<{ body: number; headers: number }> {
  const sizes = await request.sizes()
  const headers = (await (await request.response())?.allHeaders()) ?? {}
  const asSent =
    headers['content-encoding'] === 'br' || !compressible.test(headers['content-type'] ?? '')
  return {
    body: asSent ? sizes.responseBodySize : brotliCompressSync(await bodyOf(request)).length,
    headers: sizes.responseHeadersSize,
  }
}

async function bodyOf(request: Request): Promise<Buffer> {
  const response = await request.response()
  return (await response?.body().catch(() => undefined)) ?? Buffer.alloc(0)
}

const method =
  'Heaviest topic page of each language, the worst of them, first visit in Chromium with a phone’s screen'

function targetRows({ worst, byPath }: { worst: Weight; byPath: Record<string, Weight> }): Row[] {
  const row = (what: string, key: keyof Weight, max: number, unit: string, how: string): Row => ({
    name: `Topic page: ${what}`,
    value: unit === 'kB' ? worst[key] / 1000 : worst[key],
    unit,
    target: { max },
    how: `${method}: ${how}`,
    details: Object.fromEntries(
      Object.entries(byPath).map(([path, weight]) => [path, weight[key]]),
    ),
  })
  const all = 'bodies as Brotli and headers of all answers, until the network is idle'
  return [
    row('all', 'total', 60, 'kB', all),
    row('all but fonts', 'withoutFonts', 25, 'kB', all),
    row('requests', 'requests', 8, '', 'the icon too'),
    row('HTML', 'html', 9, 'kB', 'body as Brotli'),
    row('CSS', 'css', 9, 'kB', 'bodies as Brotli'),
    row('script', 'script', 5, 'kB', 'bodies as Brotli'),
  ]
}

function comparison({ name }: Site, what: string, value: number, unit: string): Row {
  return {
    name: `Topic page with ${name}: ${what}`,
    value,
    unit,
    how: 'The same page, in the same way; as if its server compressed with Brotli',
  }
}
