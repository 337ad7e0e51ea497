import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { listFiles } from '../compile/validation/source'
import { locales } from '../i18n/locales'
import { parseRecord } from '../site/address-record'
import { copyProject } from '../testing/copy-project'
import { freePort } from '../testing/processes'
import { type RunningEdge, startEdge } from './edge'
import { startMirror } from './mirror'
import { messages } from './pages'
import { type RunningServer, startPortal } from './servers'

// A copy of the portal in which pages, texts and files are renamed, moved and deleted.

test.describe.configure({ mode: 'serial', timeout: 900_000 })

const portal = mkdtempSync(join(tmpdir(), 'former-'))
const inPortal = (path: string) => join(portal, path)
const record = inPortal('content/addresses.txt')
const published = parseRecord(readFileSync('content/addresses.txt', 'utf8'))

/** Pages that show the data whose file has another name. */
const dataPages = new Set<string>()

let server: RunningServer | undefined
let edge: RunningEdge | undefined
let port: number

test.beforeAll(async () => {
  port = await freePort()
  await copyProject(portal)
})

test.afterAll(async () => {
  await server?.stop()
  await edge?.stop()
  rmSync(portal, { recursive: true })
})

const origin = () => `http://localhost:${port}`

function npm(...args: string[]) {
  return spawnSync('npm', ['run', '--silent', ...args], {
    cwd: portal,
    env: { ...process.env, NODE_ENV: 'production', PUBLIC_ORIGIN: origin() },
    encoding: 'utf8',
  })
}

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(inPortal(file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed, file).not.toBe(text)
  writeFileSync(inPortal(file), changed)
}

const ask = (origin: string, path: string) => fetch(origin + path, { redirect: 'manual' })

test('what is renamed by hand is found, and what is missing is a fault until somebody says what becomes of it', async () => {
  edit('content/pages/pacific-alliance/fr.mdx', /^slug: .*/m, 'slug: alliance-pacifique')
  edit('content/countries/barbados.yml', 'fr: Barbade', 'fr: Barbades')
  rmSync(inPortal('content/pages/about/privacy/es.mdx'))
  renameSync(inPortal('content/data/goods-trade.yml'), inPortal('content/data/trade-in-goods.yml'))
  for (const file of listFiles(inPortal('content/pages'))) {
    const path = inPortal(`content/pages/${file}`)
    const text = readFileSync(path, 'utf8')
    const changed = text.replaceAll('"goods-trade"', '"trade-in-goods"')
    if (changed === text) continue
    writeFileSync(path, changed)
    dataPages.add(dirname(file))
  }
  const { status, stderr } = npm('content')
  expect(status).toBe(1)
  const lines = stderr.split('\n').filter((line) => line.startsWith('content/addresses.txt:'))
  expect(lines.map((line) => /\d: (?:the page )?(\S+)/.exec(line)?.[1])).toEqual([
    '/en/data/goods-trade.csv',
    '“about/privacy”',
    '/es/data/goods-trade.csv',
    '/fr/data/goods-trade.csv',
  ])
  for (const locale of locales) {
    const moved = `/${locale}/data/trade-in-goods.csv`
    edit(
      'content/addresses.txt',
      new RegExp(`^/${locale}/data/goods-trade.csv$`, 'm'),
      `$& ${moved}`,
    )
  }
  edit('content/addresses.txt', / about\/privacy$(?<=^\/es.*)/m, ' gone')
  edit(
    'content/addresses.txt',
    /$/,
    '/files/report.pdf gone\n/xx gone\n/xx/thema pacific-alliance\n',
  )
})

test('pages are moved and deleted by one command, after which nothing is at fault', () => {
  const america = 'latin-america-and-caribbean'
  // The data are the same under another name.
  for (const page of dataPages) {
    const said = npm('translation', '--', 'same-meaning', page, '--by', 'An editor')
    expect(said.status, said.stdout + said.stderr).toBe(0)
  }
  for (const args of [
    ['move', 'north-america/mexico', `${america}/mexico`],
    ['delete', 'venezuela-crisis/timeline'],
    ['delete', 'north-america/leaders-summits', '--to', 'north-america'],
  ]) {
    const { status, stderr } = npm('page', '--', ...args)
    expect(status, stderr).toBe(0)
  }
  const { status, stdout, stderr } = npm('translation', '--', 'status', '--json')
  expect(status, stderr).toBe(0)
  const { totals } = JSON.parse(stdout)
  for (const locale of locales) expect(totals[locale].stale).toBeUndefined()
  expect(npm('content').stderr).toBe('')
})

test('every address that was published answers, at the server and at the edge alike', async () => {
  const built = npm('build')
  expect(built.status, built.stdout + built.stderr).toBe(0)
  server = await startPortal({ port, build: inPortal('dist'), env: { PUBLIC_ORIGIN: origin() } })
  const hasEdge = process.env.NGINX_PATH !== undefined
  if (hasEdge) edge = await startEdge(test.info().outputPath('nginx'), [port, port], portal)
  const answers = new Map<string, string>()
  for (const { address } of [...published, ...parseRecord('/files/report.pdf\n/xx\n/xx/thema')]) {
    const answer = await ask(server.origin, address)
    const location = answer.headers.get('location')
    answers.set(address, `${answer.status}${location ? ` ${location}` : ''}`)
    if (location) expect((await ask(server.origin, location)).status, address).toBe(200)
    if (edge) {
      const same = await ask(edge.origin, address)
      expect(same.status, address).toBe(answer.status)
      expect(same.headers.get('location'), address).toBe(location)
      expect(same.headers.get('cache-control'), address).toBe(answer.headers.get('cache-control'))
      if (answer.status === 410) expect(await same.text(), address).toBe(await answer.text())
    }
  }
  const others = [...answers].filter(([, answer]) => answer !== '200')
  expect(Object.fromEntries(others)).toMatchObject({
    '/fr/alliance-du-pacifique': '308 /fr/alliance-pacifique',
    '/fr/alliance-du-pacifique/membres': '308 /fr/alliance-pacifique/membres',
    '/fr/pays/barbade': '308 /fr/pays/barbades',
    '/en/north-america/mexico': '308 /en/latin-america-and-caribbean/mexico',
    '/go/north-america/mexico': '308 /go/latin-america-and-caribbean/mexico',
    '/en/north-america/leaders-summits': '308 /en/north-america',
    '/go/north-america/leaders-summits': '308 /go/north-america',
    '/en/venezuela-crisis/timeline': '410',
    '/go/venezuela-crisis/timeline': '410',
    '/files/report.pdf': '410',
    '/xx': '410',
    '/xx/thema': '410',
  })
  expect(others.filter(([, answer]) => !/^(308|410)/.test(answer))).toEqual([])
  expect(answers.get('/en/data/goods-trade.csv')).toBe('200')
})

test('an address that is gone is answered in the language of the path, a derived one like its page', async () => {
  const origins = [server?.origin, edge?.origin].filter((origin) => origin !== undefined)
  for (const origin of origins) {
    for (const { address, target } of parseRecord(readFileSync(record, 'utf8'))) {
      if (target !== 'gone' || !address.startsWith('/')) continue
      const locale = locales.find((code) => address.startsWith(`/${code}/`))
      const html = await (await ask(origin, address)).text()
      expect(html).toContain(messages[locale ?? 'en'].errors.goneTitle)
      if (locale) expect(html, address).toContain(`<html lang="${locale}"`)
      else for (const code of locales) expect(html, address).toContain(`<section lang="${code}"`)
    }
    for (const [path, status, location] of [
      ['/EN/north-america/MEXICO/?a=b', 308, '/en/latin-america-and-caribbean/mexico?a=b'],
      ['/fr-CA/alliance-du-pacifique', 308, '/fr/alliance-pacifique'],
      [
        '/fr/cote-a-cote/en/north-america/mexico',
        308,
        '/fr/cote-a-cote/en/latin-america-and-caribbean/mexico',
      ],
      [
        '/share/es/north-america/mexico.png',
        308,
        '/share/es/latin-america-and-caribbean/mexico.png',
      ],
      ['/fr/cote-a-cote/en/venezuela-crisis/timeline', 410, null],
      ['/share/en/venezuela-crisis/timeline.png', 410, null],
      ['/en/410', 410, null],
    ] as const) {
      const answer = await ask(origin, path)
      expect([answer.status, answer.headers.get('location')], origin + path).toEqual([
        status,
        location,
      ])
    }
  }
})

test('a build adds what is new to the record, and the next has nothing to do', () => {
  const text = readFileSync(record, 'utf8')
  for (const line of [
    '/fr/alliance-pacifique pacific-alliance',
    '/fr/alliance-du-pacifique pacific-alliance',
    '/go/north-america/mexico latin-america-and-caribbean/mexico',
    '/es/data/goods-trade.csv /es/data/trade-in-goods.csv',
    '/es/data/trade-in-goods.csv',
    '/xx/thema gone',
  ]) {
    expect(text).toContain(`\n${line}\n`)
  }
  const lines = text.split('\n').filter((line) => line.startsWith('/'))
  expect(lines).toEqual([...new Set(lines)].sort())
  const current = readlinkSync(inPortal('dist'))
  expect(npm('build', '--', '--if-changed').status).toBe(0)
  expect(readlinkSync(inPortal('dist'))).toBe(current)
  expect(readFileSync(record, 'utf8')).toBe(text)
})

test('a mirror has a page that says where a page is, or that it is gone, without script', async () => {
  const mirror = await startMirror(inPortal('dist/documents'))
  try {
    for (const { address } of parseRecord(readFileSync(record, 'utf8'))) {
      const answer = await fetch(mirror.origin + address)
      expect(answer.status, address).toBe(200)
    }
    const moved = await (await fetch(`${mirror.origin}/es/america-del-norte/mexico`)).text()
    expect(moved).toContain('<html lang="es"')
    expect(moved).toContain(messages.es.errors.movedTitle)
    expect(moved).toMatch(/<main.*href="\/es\/america-latina-y-caribe\/mexico".*<\/main>/s)
    expect(moved).toContain('<meta name="robots" content="noindex"')
    expect(moved).toMatch(/rel="canonical" href="[^"]*\/es\/america-latina-y-caribe\/mexico"/)
    const gone = await (await fetch(`${mirror.origin}/fr/crise-au-venezuela/chronologie`)).text()
    expect(gone).toContain(messages.fr.errors.goneTitle)
    const data = await fetch(`${mirror.origin}/en/data/goods-trade.csv`)
    expect(await data.text()).toBe(
      await (await fetch(`${mirror.origin}/en/data/trade-in-goods.csv`)).text(),
    )
  } finally {
    mirror.stop()
  }
})

test('the edge answers for what was published when no server is left', async () => {
  test.skip(!edge, 'nginx with its Brotli module is not installed')
  if (!edge || !server) return
  await server.stop()
  for (const [path, status] of [
    ['/fr/alliance-du-pacifique', 308],
    ['/en/venezuela-crisis/timeline', 410],
    // With a query, of which the edge has kept no answer: it offers the languages of the page by itself.
    ['/go/venezuela-crisis/timeline?x=1', 410],
    ['/go/north-america/mexico?x=1', 200],
    ['/files/report.pdf', 410],
    ['/en/data/goods-trade.csv', 200],
  ] as const) {
    expect((await ask(edge.origin, path)).status, path).toBe(status)
  }
})
