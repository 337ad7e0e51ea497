import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { countriesId } from '../countries/read-countries'
import { root } from '../delivery/setup.mjs'
import { defaultLocale, locales } from '../i18n/locales'
import { searchPageId } from '../site/queried-pages'
import { childrenIn, getPage, getPath, homeId, type Page, topics } from '../site/registry'
import { runCommand, type Server } from '../testing/processes'
import { ports, readManifest } from './portal'
import { type GroupResult, median, type Row } from './rows'
import { builtPeers, builtPortal, portalSites, progress, type Run, type Site } from './sites'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const metrics = {
  lcp: 'largest-contentful-paint',
  tbt: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
} as const

/**
 * Paint holding shows the page before for up to a second more, in a window that nobody sees; every
 * request that ends in that second then counts as one that the paint waited for.
 */
const chromeFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-features=PaintHolding',
]

type Figure = (typeof categories)[number] | keyof typeof metrics
type Scores = Record<Figure, number>
type Contestant = Pick<Site, 'name' | 'path'> & { start(): Promise<Pick<Server, 'url' | 'stop'>> }

/** Lighthouse’s scores and times for every type of page in every language. */
export async function measureLighthouse(run: Run): Promise<GroupResult> {
  await builtPortal(run)
  const [topic] = topics()
  const [child] = topic?.children ?? []
  if (!topic || !child) throw new Error('The content has no topic with a page')
  const [country] = childrenIn(getPage(countriesId), defaultLocale)
  if (!country) throw new Error('The content has no country')
  const others = ['about', countriesId, 'glossary', searchPageId].map(getPage)
  const types = [getPage(homeId), topic, child, country, ...others]
  const paths = types.flatMap((page) => locales.map((locale) => getPath(page, locale)))
  const [portal, next] = await portalSites(run)
  const { '/': first, ...results } = await audit(run, portal, ['/', ...paths])
  const rows = targetRows(run, results)
  rows.push({
    name: 'Lighthouse: LCP at /, which leads to the reader’s language',
    value: (first?.lcp ?? 0) / 1000,
    unit: 's',
    how: 'In the same way: a redirect, then the home page',
  })
  const bare = await barePage(await builtPortal(run), child)
  for (const site of [bare, next, ...(await builtPeers(run))])
    rows.push(...(await compare(run, site, child)))
  return { rows, leftOut: [] }
}

/** The floor: the same document without style or script, from a server that does nothing else. */
async function barePage(portal: string, page: Page): Promise<Contestant> {
  const path = getPath(page, defaultLocale)
  const { files } = await readManifest(portal)
  const html = await readFile(join(portal, 'dist/documents', files[path]?.file ?? ''), 'utf8')
  const bare = html.replace(/<script\b.*?<\/script>|<link\b[^>]*>/gs, '')
  const body = brotliCompressSync(bare)
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'br' }
  return {
    name: 'a bare page',
    path: () => path,
    start: async () => {
      const server = createServer((request, response) => {
        const found = request.url === path
        response.writeHead(found ? 200 : 404, headers).end(found ? body : '')
      }).listen(ports.bare)
      return { url: `http://localhost:${ports.bare}`, stop: async () => void server.close() }
    },
  }
}

async function compare(run: Run, site: Contestant, page: Page): Promise<Row[]> {
  const path = site.path(page, defaultLocale)
  const figures = (await audit(run, site, [path]))[path] as Scores
  const row = (what: string, value: number, unit: string): Row => ({
    name: `Lighthouse with ${site.name}: ${what}`,
    value,
    unit,
    how: 'The topic page in English, in the same way',
  })
  return [
    row('performance', figures.performance, ''),
    row('LCP', figures.lcp / 1000, 's'),
    row('TBT', figures.tbt, 'ms'),
  ]
}

/** Each figure is the median of several runs. */
async function audit(run: Run, site: Contestant, paths: string[]): Promise<Record<string, Scores>> {
  const server = await site.start()
  const results: Record<string, Scores> = {}
  for (const path of paths) {
    progress(`Lighthouse: ${site.name} ${path}`)
    const runs: Scores[] = []
    for (let count = 0; count < (run.quick ? 1 : 3); count += 1) {
      runs.push(await auditOnce(run, server.url + path))
    }
    const figures = [...categories, ...(Object.keys(metrics) as (keyof typeof metrics)[])].map(
      (figure) => [figure, median(runs.map((result) => result[figure]))],
    )
    results[path] = Object.fromEntries(figures) as Scores
  }
  await server.stop()
  return results
}

async function auditOnce({ folder }: Run, url: string): Promise<Scores> {
  const file = join(folder, 'lighthouse.json')
  await runCommand({
    command: process.execPath,
    args: [
      join(root, 'bench/node_modules/lighthouse/cli/index.js'),
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${chromeFlags.join(' ')}`,
    ],
    cwd: folder,
    env: { ...(process.env.CHROMIUM_PATH && { CHROME_PATH: process.env.CHROMIUM_PATH }) },
  })
  const report = JSON.parse(await readFile(file, 'utf8'))
  const score = (name: string) => [name, Math.round(report.categories[name].score * 100)]
  return Object.fromEntries([
    ...categories.map(score),
    ...Object.entries(metrics).map(([name, id]) => [name, report.audits[id].numericValue]),
  ])
}

function targetRows({ quick }: Run, results: Record<string, Scores>): Row[] {
  const details = (figure: Figure, divisor = 1) =>
    Object.fromEntries(
      Object.entries(results).map(([path, figures]) => [path, figures[figure] / divisor]),
    )
  const count = Object.keys(results).length
  const how = `Lighthouse as a phone with simulated slow 4G, ${count} pages (every type in every language), median of ${quick ? 1 : 3} runs each, the worst page`
  const least = (figure: Figure): Row => {
    const all = details(figure)
    return {
      name: `Lighthouse: ${figure}`,
      value: Math.min(...Object.values(all)),
      unit: '',
      target: { min: 100 },
      how,
      details: all,
    }
  }
  const most = (figure: Figure, name: string, unit: string, max: number, divisor = 1): Row => {
    const all = details(figure, divisor)
    const value = Math.max(...Object.values(all))
    return { name: `Lighthouse: ${name}`, value, unit, target: { max }, how, details: all }
  }
  return [
    ...categories.map(least),
    most('lcp', 'LCP', 's', 1, 1000),
    most('tbt', 'TBT', 'ms', 0),
    most('cls', 'CLS', '', 0),
  ]
}
