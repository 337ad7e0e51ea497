import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { publishBuild, rollBack, startBuild } from '../delivery/build-folder'
import { defaultLocale, locales } from '../i18n/locales'
import { indexFile } from '../search/search-index'
import { queriedAddresses, searchPageId } from '../site/queried-pages'
import { comparisonPath, getPage, getPath, homeId } from '../site/registry'
import { startEdge } from './edge'
import { askWith, edition, publishEdition, replace, sample } from './editions'
import { isUp, type RunningServer, startPortal } from './servers'

// A server goes from build to build by itself. Each build here is the portal with the number of an
// edition in a document, in an error’s document and in what a search finds.

const search = `${getPath(getPage(searchPageId), defaultLocale)}?q=${encodeURIComponent(sample.title)}`
const missing = `/${defaultLocale}/no-such-page-zzzz`
/** What the server sends itself, what it sends by way of its application, and what that renders. */
const questions = [sample.path, missing, search]

let root: string
let server: RunningServer

test.beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'publications-'))
  await publishEdition(root, 1)
  server = await startPortal({ build: join(root, 'dist') })
})

test.afterEach(() => {
  server.process.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

/** Asks, and notes it as a fault where there is no answer, or not the right one. */
async function soundAnswer(agent: Agent, origin: string, path: string, faults: string[]) {
  const answer = await askWith(agent, origin + path).catch(String)
  if (typeof answer !== 'string' && answer.status === (path === missing ? 404 : 200)) return answer
  faults.push(`${path}: ${typeof answer === 'string' ? answer : answer.status}`)
  return undefined
}

test('readers who keep asking see every publication, and nothing older after it', async () => {
  const faults: string[] = []
  const newest = new Map<string, number>()
  let ended = false

  /** Asks over a connection that it keeps. */
  async function reader(_: unknown, number: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let turn = number; !ended; turn += 1) {
      const path = questions[turn % questions.length] as string
      const before = Math.max(0, ...newest.values())
      const answer = await soundAnswer(agent, server.origin, path, faults)
      if (!answer) continue
      const seen = edition(answer.body)
      if (seen < before) faults.push(`${path}: edition ${seen} after ${before}`)
      if (path === sample.path && answer.etag !== etagOf(seen)) {
        faults.push(`${path}: edition ${seen} with the tag ${answer.etag}`)
      }
      newest.set(path, Math.max(seen, newest.get(path) ?? 0))
    }
    agent.destroy()
  }

  const etags = new Map<number, string>([[1, documentTag()]])
  const etagOf = (number: number) => etags.get(number)
  const publish = async (number: number) => {
    await publishEdition(root, number, (tag) => etags.set(number, tag))
  }
  const isSeen = (number: number) =>
    expect
      .poll(() => questions.map((path) => newest.get(path)), { timeout: 60_000 })
      .toEqual(questions.map(() => number))
  const load = Promise.all(Array.from({ length: 8 }, reader))
  await isSeen(1)
  for (let number = 2; number <= 14; number += 1) {
    await publish(number)
    await isSeen(number)
  }
  // Faster than a server can follow: the last one counts.
  for (let number = 15; number <= 18; number += 1) await publish(number)
  await isSeen(18)
  ended = true
  await load
  expect(faults).toEqual([])
  // However many builds there were, there is one process.
  await expect.poll(() => applications().length, { timeout: 60_000 }).toBe(1)
  expect(await server.stop()).toBe(0)
  // What is listened to for one publication is not after it.
  expect(server.output()).not.toContain('MaxListenersExceededWarning')
})

test('an edge with two replicas loses no request, and needs no reload for a text', async () => {
  test.skip(!process.env.NGINX_PATH, 'nginx with its Brotli module is not installed')
  const other = await startPortal({ build: join(root, 'dist') })
  const ports = [server, other].map(({ origin }) => Number(new URL(origin).port))
  const edge = await startEdge(test.info().outputPath('nginx'), ports as [number, number], root)
  const faults: string[] = []
  let newest = 0
  let ended = false
  const reader = async (_: unknown, number: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let turn = number; !ended; turn += 1) {
      const path = questions[turn % questions.length] as string
      const before = newest
      const answer = await soundAnswer(agent, edge.origin, path, faults)
      // Replicas follow each by itself, but there is one tree of documents.
      if (!answer || path !== sample.path) continue
      const seen = edition(answer.body)
      if (seen < before) faults.push(`${path}: edition ${seen} after ${before}`)
      newest = Math.max(newest, seen)
    }
    agent.destroy()
  }
  const load = Promise.all(Array.from({ length: 8 }, reader))
  for (let number = 2; number <= 5; number += 1) {
    await publishEdition(root, number)
    await expect.poll(() => newest, { timeout: 60_000 }).toBe(number)
  }
  for (const replica of [server, other]) {
    await expect.poll(() => served(replica), { timeout: 60_000 }).toEqual([5, 5, 5])
  }
  ended = true
  await load
  expect(faults).toEqual([])
  await edge.stop()
  await other.stop()
})

test('the state of the server names the build that it serves', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const state = await (await fetch(server.origin + path)).text()
    const { publishedAt } = JSON.parse(readFileSync(join(root, 'dist/published.json'), 'utf8'))
    expect(state).toMatch(/^ok\nversion \S+\n/)
    expect(state).toContain('\ncontent edition 1\n')
    expect(state).toContain(`\npublished ${publishedAt}\n`)
  }
})

test('a server follows a roll back', async () => {
  await publishEdition(root, 2)
  await expect.poll(() => served(), { timeout: 60_000 }).toEqual([2, 2, 2])
  expect(await rollBack(root)).toMatchObject({ contentDigest: 'edition 1' })
  await expect.poll(() => served(), { timeout: 60_000 }).toEqual([1, 1, 1])
})

test('the process that is there answers from each build of its code, and needs no other any more', async () => {
  const [first] = applications()
  for (const number of [2, 3]) {
    await publishEdition(root, number)
    await expect.poll(() => served(), { timeout: 60_000 }).toEqual([number, number, number])
  }
  expect(applications()).toEqual([first])
  const builds = join(root, '.builds')
  const current = basename(readlinkSync(join(root, 'dist')))
  for (const name of readdirSync(builds))
    if (name !== current) rmSync(join(builds, name), { recursive: true })
  for (const [path, status] of perRequest()) {
    expect((await fetch(server.origin + path)).status, path).toBe(status)
  }
  const choice = { method: 'POST', body: 'choice=fr', redirect: 'manual' } as const
  expect((await fetch(`${server.origin}/language`, choice)).status).toBe(303)

  await publishEdition(root, 4, undefined, { code: 'another' })
  await expect.poll(() => served(), { timeout: 60_000 }).toEqual([4, 4, 4])
  await expect.poll(() => applications(), { timeout: 60_000 }).toHaveLength(1)
  expect(applications()).not.toEqual([first])
})

/** What is made when it is asked for, in every language. */
function perRequest(): [path: string, status: number][] {
  const queries = queriedAddresses().map(
    ({ address }) => `${address}?q=canada&sort=name&region=caribbean`,
  )
  const comparisons = locales.flatMap((locale) =>
    locales
      .filter((other) => other !== locale)
      .map((other) => comparisonPath({ page: getPage(homeId), locale, other })),
  )
  const suggestions = locales.map((locale) => `/api/suggest?q=canada&locale=${locale}`)
  return [
    ...[...queries, ...comparisons, ...suggestions].map((path): [string, number] => [path, 200]),
    ...locales.map((locale): [string, number] => [`/${locale}/no-such-page-zzzz`, 404]),
  ]
}

const broken: [what: string, breakIt: (folder: string) => void, said: string][] = [
  ['lacks its manifest', (folder) => rmSync(join(folder, 'manifest.json')), 'no build in'],
  ['has half a manifest', (folder) => replace(folder, 'manifest.json', '{"files":'), 'damaged'],
  [
    'is for another server',
    (folder) => changeManifest(folder, { protocol: 0 }),
    'another version of the server',
  ],
  [
    'is for another origin',
    (folder) => changeManifest(folder, { origin: 'https://other.example' }),
    'PUBLIC_ORIGIN is',
  ],
  [
    'has an application that does not start',
    (folder) => {
      changeManifest(folder, { code: 'another' })
      replace(folder, 'server/application.mjs', 'process.exit(7)')
    },
    'ended with 7',
  ],
  [
    'lacks an index of the search',
    (folder) =>
      rmSync(join(folder, 'server', indexFile(defaultLocale).slice(process.cwd().length))),
    'ended with 1',
  ],
]

test('a build that cannot be served leaves the one before, and the next is followed', async () => {
  await server.stop()
  const { origin } = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))
  server = await startPortal({ build: join(root, 'dist'), env: { PUBLIC_ORIGIN: origin } })
  for (const [index, [what, breakIt, said]] of broken.entries()) {
    const folder = await startBuild(root)
    spawnSync('cp', ['-al', `${join(root, 'dist')}/.`, folder])
    breakIt(folder)
    await publishBuild(root, folder)
    const refusals = () => server.output().split('is served as before').length - 1
    await expect.poll(refusals, { message: what, timeout: 60_000 }).toBe(index + 1)
    expect(server.output()).toContain(said)
    expect(await served()).toEqual([1, 1, 1])
    // To begin the next from a build that is whole.
    await rollBack(root)
  }
  await publishEdition(root, 2)
  await expect.poll(() => served(), { timeout: 60_000 }).toEqual([2, 2, 2])
})

test('while the application is gone, documents are sent and the rest says so, until it is back', async () => {
  const [application] = applications()
  const program = join(root, 'dist/server/application.mjs')
  renameSync(program, `${program}.gone`)
  process.kill(Number(application), 'SIGKILL')
  await expect.poll(() => isUp(`${server.origin}/readyz`)).toBe(false)
  expect(await isUp(`${server.origin}/healthz`)).toBe(true)
  expect((await fetch(server.origin + sample.path)).status).toBe(200)
  const unavailable = readFileSync(join(root, 'dist/documents', defaultLocale, '503.html'), 'utf8')
  const choice = readFileSync(join(root, 'dist/documents/index.html'), 'utf8')
  const fallbacks: [path: string, body: string, init?: RequestInit][] = [
    [search, unavailable],
    [missing, unavailable],
    ['/', choice],
    ['/language', choice, { method: 'POST', body: 'choice=fr' }],
  ]
  for (const [path, body, init] of fallbacks) {
    const answer = await fetch(server.origin + path, init)
    expect([answer.status, await answer.text()], path).toEqual([503, body])
  }
  renameSync(`${program}.gone`, program)
  await expect.poll(() => isUp(`${server.origin}/readyz`), { timeout: 60_000 }).toBe(true)
  expect(await served()).toEqual([1, 1, 1])
})

/** The editions that the server answers with, question by question. */
async function served({ origin } = server): Promise<number[]> {
  const agent = new Agent()
  const answers = questions.map((path) => askWith(agent, origin + path))
  return (await Promise.all(answers)).map(({ body }) => edition(body))
}

/** The processes that the server runs. */
function applications(): string[] {
  const { pid } = server.process
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(pid)
    } catch {
      // It has ended meanwhile.
      return false
    }
  })
}

function documentTag(): string {
  const manifest = JSON.parse(readFileSync(join(root, 'dist/manifest.json'), 'utf8'))
  return `"${manifest.files[sample.path].etag}"`
}

function changeManifest(folder: string, change: object): void {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  replace(folder, 'manifest.json', JSON.stringify({ ...manifest, ...change }))
}
