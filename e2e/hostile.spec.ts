import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from '@playwright/test'
import fc from 'fast-check'
import { locales } from '../i18n/locales'
import { securityTextPath } from '../site/security-text'
import { type HostileRequest, hostileRequest } from './hostile-requests'
import { secrets } from './hostile-text'
import { comparisonSamples, otherDocuments, pageCases } from './pages'
import { type Answer, ask, exchange, parseAnswers } from './raw-http'
import { type RunningServer, startPortal } from './servers'

/** The same requests every time, unless `SEED` asks for others. */
const seed = Number(process.env.SEED ?? 20_261_124)
const requests = 10_000

/** What `/healthz` answers, which ends each connection here. */
let alive: string

const paths = [
  ...[...pageCases, ...otherDocuments].map(({ path }) => path),
  ...comparisonSamples.map(({ path }) => path),
  ...[
    '/robots.txt',
    '/sitemap.xml',
    securityTextPath,
    '/language',
    '/healthz',
    '/readyz',
    '/go/home',
  ],
]

test(`no request out of ${requests} malformed or hostile ones does harm (seed ${seed})`, async () => {
  test.setTimeout(900_000)
  const server = await startPortal({ env: { LOG_LEVEL: 'info' } })
  alive = await (await fetch(`${server.origin}/healthz`)).text()
  const bodies = knownBodies()
  for (const body of await comparisonBodies(server.origin)) bodies.add(hash(body))
  const good = await exchange(server.origin, request('/en'))
  const property = fc.asyncProperty(hostileRequest(paths), async (hostile) => {
    const received = await exchange(server.origin, onConnection(hostile))
    const answers = parseAnswers(received, [/^\s*HEAD /.test(hostile.bytes) ? 'HEAD' : ''])
    for (const answer of answers) assertHarmless(answer, hostile, server, bodies)
    if (hostile.smuggles) assertOneReading(answers)
    if (answers.at(-1)?.body.toString() === alive) return
    const next = await exchange(server.origin, request('/en'))
    assert.equal(withoutDate(next), withoutDate(good), 'the next request is not served')
  })
  await fc.assert(property, { seed, numRuns: requests, includeErrorInReport: true })
  assert.equal(await server.stop(), 0)
  assertDiscreetLog(server.output())
})

const request = (path: string) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)

/**
 * The hostile request and, unless it ends the connection, a good one, which does. Where a body is
 * shorter than it says, blank lines fill it, which HTTP lets a client send before a request.
 */
function onConnection({ bytes }: HostileRequest): Buffer {
  if (/\r\nConnection: close/.test(bytes)) return Buffer.from(bytes, 'latin1')
  const hasBody = /content-length|transfer-encoding/i.test(bytes)
  const filling = hasBody ? '\r\n'.repeat(5000) : ''
  return Buffer.concat([Buffer.from(bytes, 'latin1'), request('/healthz'), Buffer.from(filling)])
}

/** Hashes of every body that the server may send. */
function knownBodies(): Set<string> {
  const folder = 'dist/documents'
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const perRequest = ['', alive, 'Unknown language'].map((text) => Buffer.from(text))
  return new Set([...files, ...perRequest].map(hash))
}

/** What the server renders per request, in every coding. */
async function comparisonBodies(origin: string): Promise<Buffer[]> {
  const questions = comparisonSamples.flatMap(({ path }) =>
    ['br', 'gzip', 'identity'].map((coding) => ({ path, headers: { 'Accept-Encoding': coding } })),
  )
  const bodies: Buffer[] = []
  for (const question of questions) bodies.push((await ask(origin, question)).body)
  return bodies
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')

/** The headers that any answer may have: a name that a request brought in would be another. */
const headerNames = new Set([
  ...['allow', 'cache-control', 'connection', 'content-encoding', 'content-length', 'content-type'],
  ...['date', 'etag', 'keep-alive', 'location', 'set-cookie', 'speculation-rules', 'vary'],
  ...['content-security-policy', 'cross-origin-embedder-policy', 'cross-origin-opener-policy'],
  ...['cross-origin-resource-policy', 'permissions-policy', 'referrer-policy', 'transfer-encoding'],
  ...['strict-transport-security', 'x-content-type-options', 'x-frame-options'],
])

// Node’s assertions, for there are many: Playwright’s take a hundred times as long.

function assertHarmless(
  { status, headers, body }: Answer,
  { bytes }: HostileRequest,
  { origin }: RunningServer,
  bodies: Set<string>,
): void {
  assert(status < 500 || asksForErrorDocument.test(bytes), `it is answered with ${status}`)
  for (const name of headers.keys()) assert(headerNames.has(name), `its answer has “${name}”`)
  const known = bodies.has(hash(body)) || bodies.has(hash(withoutNearestPages(headers, body)))
  assert(known, `its answer is none of ours: ${body.subarray(0, 200)}`)
  const location = headers.get('location')
  if (location !== undefined) {
    assert.equal(new URL(location, origin).origin, origin)
    assert.match(location, uriReference)
  }
  const cookie = headers.get('set-cookie')
  if (cookie !== undefined) assert.match(cookie, localeCookie)
}

const addresses = new Set(pageCases.map(({ path }) => path))

/** A 404 document without the list of pages that the address may mean, if it holds links to our pages alone. */
function withoutNearestPages(headers: Map<string, string>, body: Buffer): Buffer {
  const decode = { br: brotliDecompressSync, gzip: gunzipSync }[
    headers.get('content-encoding') ?? ''
  ]
  const html = (decode ? decode(body) : body).toString()
  const list = /<section aria-labelledby="nearest" class="page-list">.*?<\/section>/s
  const links = list.exec(html)?.[0].match(/<a [^>]*>/g) ?? []
  const areOurs = links.every((link) => addresses.has(/ href="([^"]*)"/.exec(link)?.[1] ?? ''))
  return areOurs ? Buffer.from(html.replace(list, '')) : body
}

/** What an edge asks for in order to show it when the server fails. */
const asksForErrorDocument = /^GET (https?:\/\/[^/?]*)?\/\w+\/50[03][? ]|^HEAD \S*\/50[03][? ]/i

/** A path and a query without any character that a URI must escape (RFC 3986, 2). */
const uriReference = /^\/(?:[\w\-.~:/?@!$&'()*+,;=[\]]|%[\da-f]{2})*$/i

const localeCookie = new RegExp(
  `^locale=(${locales.join('|')})?; Path=/; Max-Age=\\d+; SameSite=Lax$`,
)

/** The request may be answered, but what comes after it is never read as another one. */
function assertOneReading([first, ...others]: Answer[]): void {
  assert.notEqual(first?.body.toString(), alive, 'what follows it is answered')
  for (const { status } of others) assert.equal(status, 400, 'what it holds is answered')
}

const withoutDate = (answer: Buffer) => answer.toString('latin1').replace(/^Date: .*$/m, '')

/** One JSON object a line, no fault of ours, and nothing about the reader. */
function assertDiscreetLog(output: string): void {
  const lines = output.trim().split('\n').slice(1)
  assert(lines.length > requests)
  for (const line of lines) assert.equal(JSON.parse(line).level, 30, line)
  for (const secret of [...Object.values(secrets), '127.0.0.1', '::1']) {
    assert(!output.includes(secret), `the log holds ${secret}`)
  }
}
