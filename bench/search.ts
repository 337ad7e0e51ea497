import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { root } from '../delivery/setup.mjs'
import { type Locale, locales } from '../i18n/locales'
import { copyProject } from '../testing/copy-project'
import { type Command, runCommand, type Server, startServer } from '../testing/processes'
import { writeContent } from './generated-content'
import { portalBuild, portalServer, ports } from './portal'
import type { GroupResult, Row } from './rows'
import type { Judged, Measured } from './search-judgements'
import { readJudgedSet } from './search-judgements'
import { progress, type Run } from './sites'

const engines = ['portal', 'MiniSearch', 'Orama', 'Pagefind']

/** What the search finds, how fast, and in how much memory, beside others over the same sections. */
export async function measureSearch({ folder, quick }: Run): Promise<GroupResult> {
  const own = join(folder, 'search')
  await copyProject(own)
  await compile(own)
  const rows: Row[] = []
  for (const engine of engines) {
    progress(`Judged queries: ${engine}`)
    rows.push(...qualityRows(engine, (await ask(own, engine)).judged))
  }
  const [small, large] = quick ? [200, 200] : [1000, 3000]
  const grown = join(folder, `search-${large}`)
  await copyProject(grown)
  await writeContent(join(grown, 'content'), large)
  await compile(grown)
  for (const engine of engines.filter((name) => name !== 'Pagefind')) {
    progress(`Memory for ${large * locales.length} pages: ${engine}`)
    rows.push(memoryRow(engine, large * locales.length, await ask(grown, engine)))
  }
  rows.push(...(await serverRows(folder, small)))
  return { rows, leftOut: [] }
}

/** Makes what the index is made of, and the index, without pages. */
async function compile(folder: string): Promise<void> {
  const step = (...args: string[]): Command => ({ command: process.execPath, args, cwd: folder })
  await runCommand(step('--import', 'tsx', 'compile/validation/cli.ts'))
  await runCommand(step('compile/contentlayer.mjs'))
  await runCommand(step('--import', 'tsx', 'compile/search-index/cli.ts'))
}

/** Asks one engine all judged queries, in a process of its own, whose memory is the engine’s. */
async function ask(folder: string, engine: string): Promise<Measured> {
  const script = join(root, 'bench', 'search-engine.ts')
  const args = ['--expose-gc', '--import', 'tsx', script, engine]
  const output = await runCommand({ command: process.execPath, args, cwd: folder })
  return JSON.parse(output.trim().split('\n').at(-1) ?? '')
}

function qualityRows(engine: string, judged: Judged[]): Row[] {
  const share = (of: Judged[], within: number) =>
    (100 * of.filter(({ place }) => place >= 0 && place < within).length) / of.length
  const how = `${judged.length} queries of bench/search-queries.yml; the page of a right section`
  const isOwn = engine === 'portal'
  const row = (name: string, value: number, min: number): Row => ({
    name: `${engine}: ${name}`,
    value,
    unit: '%',
    ...(isOwn && { target: { min } }),
    how,
  })
  const kinds = [...new Set(judged.map(({ kind }) => kind))]
  return [
    {
      ...row('right page first', share(judged, 1), 90),
      details: Object.fromEntries(
        kinds.map((kind) => [
          kind,
          share(
            judged.filter((one) => one.kind === kind),
            1,
          ),
        ]),
      ),
    },
    row('right page in the first three', share(judged, 3), 98),
  ]
}

function memoryRow(engine: string, pages: number, { memory }: Measured): Row {
  return {
    name: `${pages.toLocaleString('en')} pages, ${engine}: index in memory`,
    value: memory,
    unit: 'MB',
    ...(engine === 'portal' && { target: { max: 60 } }),
    how: 'Heap and buffers of a process after its garbage is collected, with the indexes of all languages less without',
  }
}

/** Rounds of the judged queries: the first is not counted. */
const rounds = 5

const fuzzed = 10_000

async function serverRows(folder: string, pages: number): Promise<Row[]> {
  const portal = join(folder, `search-server-${pages}`)
  await copyProject(portal)
  await writeContent(join(portal, 'content'), pages)
  progress(`Building ${pages * locales.length} pages`)
  await runCommand(portalBuild(portal))
  const server = await startServer(portalServer(portal), ports.portal)
  try {
    progress('Searching')
    const queries = Object.entries(readJudgedSet()).flatMap(([locale, kinds]) =>
      Object.values(kinds).flatMap((judged) =>
        judged.map(({ query }) => addressOf(locale as Locale, query)),
      ),
    )
    for (let round = 0; round < rounds; round += 1) {
      for (const path of queries) {
        await (await fetch(server.url + path, { headers: { 'Accept-Encoding': 'br' } })).text()
      }
    }
    const times = (await loggedTimes(server)).slice(queries.length)
    progress(`${fuzzed} hostile queries`)
    const count = (pages * locales.length).toLocaleString('en')
    const how = `${times.length} searches one after another, by the server’s log: from the request to the last byte of the document`
    return [
      { name: `${count} pages: search, median`, value: percentile(times, 0.5), unit: 'ms', how },
      {
        name: `${count} pages: search, p99`,
        value: percentile(times, 0.99),
        unit: 'ms',
        target: { max: 25 },
        how,
      },
      {
        name: `${fuzzed.toLocaleString('en')} hostile queries: failures`,
        value: await countFailures(server.url),
        unit: '',
        target: { max: 0 },
        how: 'Generated by seed; an answer other than 200, or one that holds markup of the query',
      },
    ]
  } finally {
    await server.stop()
  }
}

/** How long each request took by the server’s own log, in milliseconds. */
async function loggedTimes({ output }: Server): Promise<number[]> {
  // Lines are written once a second.
  await wait(2000)
  const lines = output().split('\n')
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).ms)
}

/** Of the languages that questions are written in. */
const searchPaths: Partial<Record<Locale, string>> = {
  en: '/en/search',
  fr: '/fr/recherche',
  es: '/es/busqueda',
}

function addressOf(locale: Locale, query: string): string {
  return `${searchPaths[locale]}?${new URLSearchParams({ q: query })}`
}

async function countFailures(url: string): Promise<number> {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('OAS', '"', '«', '</title>', '-->', '&lt;', '%00', '../', "' OR 1=1"),
  )
  const query = fc.tuple(piece, piece).map(([a, b]) => `${a}<zz-fuzz x='">${b}`)
  let failures = 0
  for (const [index, text] of fc.sample(query, { numRuns: fuzzed, seed: 2026 }).entries()) {
    const locale = locales[index % locales.length] as Locale
    const response = await fetch(url + addressOf(locale, text))
    const body = (await response.text()).toLowerCase()
    if (response.status !== 200 || body.includes('<zz-fuzz')) failures += 1
  }
  return failures
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] as number
}
