import { readFileSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import type { BuildManifest } from '../delivery/files'
import { foldersOf } from '../delivery/nginx-server-tables'
import { defaultLocale, locales, localesByTag, localeTable } from '../i18n/locales'
import { dataFilePath } from '../site/data-file'
import { glossaryId } from '../site/glossary'
import { searchPageId } from '../site/queried-pages'
import { getPage, getPath, neutralPath, pageLocales } from '../site/registry'
import { shareImagePath } from '../site/share-image'
import { freePort } from '../testing/processes'
import { type RunningEdge, startEdge } from './edge'
import {
  comparisonSamples,
  messages,
  otherDocuments,
  pageCases,
  queriedDocuments,
  samples,
} from './pages'
import { type Answer, ask, type Question } from './raw-http'
import { type RunningServer, startPortal } from './servers'

const manifest: BuildManifest = JSON.parse(readFileSync('dist/manifest.json', 'utf8'))
const sample = samples[0] ?? { page: getPage('home'), locale: defaultLocale, path: '/en' }

let ports: [number, number]
let replicas: [RunningServer, RunningServer]
let edge: RunningEdge

test.describe.configure({ mode: 'default' })

test.beforeEach(async () => {
  test.skip(!process.env.NGINX_PATH, 'nginx with its Brotli module is not installed')
  ports = [await freePort(), await freePort()]
  replicas = [await startPortal({ port: ports[0] }), await startPortal({ port: ports[1] })]
  edge = await startEdge(test.info().outputPath('nginx'), ports)
})

test.afterEach(async () => {
  if (!edge) return
  await edge.stop()
  for (const replica of replicas) replica.process.kill('SIGKILL')
})

test('the edge answers what the server answers, with the same headers', async () => {
  test.setTimeout(300_000)
  const asset = Object.keys(manifest.files).find((path) => manifest.files[path]?.kind === 'asset')
  if (!asset) throw new Error('The build has no assets')
  const filesInFolders = [
    shareImagePath(sample.page, defaultLocale),
    dataFilePath(glossaryId, defaultLocale),
  ]
  for (const path of filesInFolders) expect(manifest.files).toHaveProperty([path])
  const questions: Question[] = [
    ...pageCases.map(({ path }) => path),
    ...[...otherDocuments, ...comparisonSamples].map(({ path }) => path),
    ...comparisonSamples.flatMap(({ path }) => [path.toUpperCase(), `${path}/`, `${path}/x`]),
    ...Object.entries(manifest.files).flatMap(([address, { kind }]) =>
      kind === 'choice' || kind === 'error' ? [] : address,
    ),
    ...[sample.path, ...filesInFolders].flatMap(variantsOf),
    ...filesInFolders.flatMap((path) =>
      foldersOf(path).flatMap((folder) => [folder, `${folder}/`]),
    ),
    ...['/icon.svg.gz', '/_next/static/x.css', '/_next/static/x.css.br', '/ICON.SVG'],
    wordsOfThreeLanguages(sample.page),
    // Files by another spelling, which a file system knows and the server does not.
    ...[asset, '/icon.svg'].map((path) => path.replace('.', '%2E')),
    ...[asset, '/icon.svg'].map((path) => `/${path}`),
    ...queriedDocuments.map(({ path }) => path),
    ...locales.flatMap((locale) =>
      ['csv?mission=peru', 'json?x=1&sort=-oas', 'csv?x=1'].map(
        (rest) => `/${locale}/countries.${rest}`,
      ),
    ),
    ...languageTagsOf(sample.path).flatMap((path) => [
      path,
      `${path}/`,
      `${path}/x`,
      `${path}?q=1`,
    ]),
    ...['/fr-CA', '/es-419/', '/ENG', '/esu', '/frm/x', '/fr-', '/-fr/x', '/fr.CA', '/fr_/x'],
    ...['/fr-CA/500', '/fr-CA/countries.csv', '/fr-CA/cote-a-cote/es-MX/home'],
    ...['/go', '/go/', '/GO/HOME', '/go/no-such-page', '/index.html', '/404', '/en/404'],
  ].map((path) => ({ path }))
  for (const address of locales.map((locale) => getPath(getPage(searchPageId), locale))) {
    for (const query of ['?q=visa', '?q=', '?x=1', '?q=visa&page=2', '/?q=visa']) {
      questions.push({ path: address + query })
    }
    questions.push({ path: `${address}?q=visa`, method: 'HEAD' })
    questions.push({ path: `${address}?q=visa`, method: 'POST' })
  }
  for (const path of ['/api/suggest?q=visa&locale=fr', '/api/suggest?locale=x']) {
    questions.push({ path }, { path, method: 'POST' })
  }
  for (const path of ['/', neutralPath(sample.page)]) {
    for (const language of ['fr', 'es;q=0.5', 'de']) {
      questions.push({ path, headers: { 'Accept-Language': language } })
    }
    questions.push({ path, headers: { Cookie: 'locale=es' } })
  }
  const goneAsset = `${asset}.gone`
  for (const path of [
    sample.path,
    '/',
    '/icon.svg',
    ...filesInFolders,
    asset,
    goneAsset,
    comparisonSamples[0]?.path ?? '',
    '/x',
    neutralPath(sample.page),
  ]) {
    questions.push({ path, method: 'HEAD' }, { path, method: 'POST' }, { path, method: 'DELETE' })
  }
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  questions.push({ path: '/language', method: 'POST', headers, body: 'choice=fr&page=home' })
  for (const { path, ...question } of questions) {
    for (const coding of ['br', 'gzip', 'identity']) {
      const asked = {
        ...question,
        path,
        headers: { 'Accept-Encoding': coding, ...question.headers },
      }
      const expected = comparable(await ask(replicas[0].origin, asked))
      const found = comparable(await ask(edge.origin, asked))
      expect.soft(found, `${asked.method ?? 'GET'} ${path} (${coding})`).toEqual(expected)
    }
  }
})

test('a page that the browser has is not sent again', async () => {
  const tags = new Set<string>()
  for (const coding of ['br', 'gzip', 'identity']) {
    const headers = { 'Accept-Encoding': coding }
    const answer = await ask(edge.origin, { path: sample.path, headers })
    expect(answer.headers.has('last-modified')).toBe(false)
    const tag = answer.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[^"]+"$/)
    tags.add(tag)
    const known = { ...headers, 'If-None-Match': tag }
    expect((await ask(edge.origin, { path: sample.path, headers: known })).status).toBe(304)
  }
  expect(tags.size).toBe(3)
})

test('no document request fails while replicas are restarted and killed', async () => {
  test.setTimeout(300_000)
  const paths = [...pageCases.map(({ path }) => path), '/', neutralPath(sample.page), '/icon.svg']
  const failed: string[] = []
  let answered = 0
  let ended = false
  const client = async (_: unknown, number: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let turn = number; !ended; turn += 1) {
      // Half of the requests are such as the replicas answer.
      const path = (turn % 2 ? paths[turn % paths.length] : paths.at(-2 - (turn % 4) / 2)) as string
      const status = await statusOf(edge.origin + path, agent)
      // The edge itself would offer every language instead of leading to French.
      const expected = path === '/' || path.startsWith('/go/') ? 302 : 200
      if (status !== expected) failed.push(`${path}: ${status}`)
      answered += 1
    }
    agent.destroy()
  }
  const load = Promise.all(Array.from({ length: 8 }, client))
  const underLoad = async () => {
    const from = answered
    while (answered < from + 500) await setTimeout(20)
  }
  await underLoad()
  const ends = [
    () => replicas[0].stop(),
    () => replicas[1].stop(),
    () => kill(replicas[0]),
    () => kill(replicas[1]),
  ]
  for (const [turn, end] of ends.entries()) {
    await end()
    await underLoad()
    const number = (turn % 2) as 0 | 1
    const replica = await startPortal({ port: ports[number] })
    replicas[number] = replica
    // The edge leaves a replica that has failed alone for a while. Until it asks again, the other is the only one.
    while (!replica.output().includes('"path":"/"')) await setTimeout(20)
    await underLoad()
  }
  ended = true
  await load
  expect(failed).toEqual([])
})

test('with every replica gone the edge still has all documents, choices and addresses', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await Promise.all(replicas.map(kill))

  for (const { path, locale } of pageCases) {
    const response = await page.request.get(edge.origin + path)
    expect(response.status(), path).toBe(200)
    expect(await response.text(), path).toContain(`<html lang="${locale}"`)
  }
  for (const [address, { kind }] of Object.entries(manifest.files)) {
    if (kind !== 'file') continue
    expect((await ask(edge.origin, { path: address })).status, address).toBe(200)
  }
  // A page that cannot be asked a question is there as it is without one; data is not.
  for (const { path } of queriedDocuments) {
    const [plain] = path.split('?')
    const found = await ask(edge.origin, { path })
    expect(found.body, path).toEqual((await ask(edge.origin, { path: plain ?? '' })).body)
    expect(found.status, path).toBe(503)
  }
  expect((await ask(edge.origin, { path: '/en/countries.csv?mission=peru' })).status).toBe(503)
  for (const { path, heading } of otherDocuments) {
    const response = await page.goto(edge.origin + path)
    const [, status] = /\/(4[01]0|50\d)$/.exec(path) ?? []
    const expected = status ? Number(status) : heading === messages.en.choice.title ? 200 : 404
    expect(response?.status(), path).toBe(expected)
    await expect(page.getByRole('heading', { level: 1 }), path).toContainText(heading)
  }
  for (const path of ['/', neutralPath(sample.page)]) {
    // Even for a reader whose language a server would know.
    await page.setExtraHTTPHeaders({ 'Accept-Language': 'fr' })
    await page.goto(edge.origin + path)
    const target = path === '/' ? getPage('home') : sample.page
    for (const locale of pageLocales(target)) {
      await expect(
        page.locator(`main a[href="${getPath(target, locale)}"][hreflang="${locale}"]`),
      ).toBeVisible()
    }
  }
  for (const { path, page: compared } of comparisonSamples) {
    const response = await page.goto(edge.origin + path)
    expect(response?.status(), path).toBe(503)
    for (const locale of pageLocales(compared)) {
      const link = page.locator(`main a[href="${getPath(compared, locale)}"]`)
      await expect(link, path).toBeVisible()
    }
  }
  for (const locale of locales) {
    const moved = await ask(edge.origin, {
      path: `${getPath(sample.page, locale).toUpperCase()}/?x=1`,
    })
    expect(moved.status).toBe(308)
    expect(moved.headers.get('location')).toBe(`${getPath(sample.page, locale)}?x=1`)
  }
  for (const path of languageTagsOf(sample.path)) {
    const moved = await ask(edge.origin, { path: `${path}?x=1` })
    expect(moved.status, path).toBe(308)
    expect(moved.headers.get('location'), path).toBe(`${sample.path}?x=1`)
    const missing = await ask(edge.origin, { path: `${path}/x` })
    expect(missing.status, path).toBe(404)
    expect(`${missing.body}`).toContain(`<html lang="${sample.locale}"`)
  }
  // An address that only the server knows reads as one that is not there, in the reader’s language.
  for (const path of [`//${locales[0]}`, '/%65n', `/${locales[0]}/é`]) {
    expect((await ask(edge.origin, { path: encodeURI(path) })).status, path).toBe(404)
  }
  const form = await ask(edge.origin, { path: '/language', method: 'POST', body: 'choice=fr' })
  expect(form.status).toBe(503)
  for (const locale of locales) expect(`${form.body}`).toContain(localeTable[locale].name)

  // A search cannot be answered: the index of pages stands for it, and says why.
  for (const locale of locales) {
    const path = `${getPath(getPage(searchPageId), locale)}?q=secret`
    const response = await page.goto(edge.origin + path)
    expect(response?.status()).toBe(503)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      messages[locale].errors.searchTitle,
    )
    const links = await page.locator('.page-index a').evaluateAll((all) => all.length)
    expect(links).toBe(pageCases.filter((entry) => entry.locale === locale).length)
    expect(
      (await ask(edge.origin, { path: `/api/suggest?q=secret&locale=${locale}` })).status,
    ).toBe(503)
    expect((await ask(edge.origin, { path: `/${path}` })).status).toBe(404)
    // Nor may the reader’s next request say where it came from.
    await page.evaluate(() => fetch('/'))
  }
  expect(edge.output()).not.toContain('secret')
  // Nor does what is said of other faults go unsaid.
  expect(edge.output()).toContain('upstream')

  replicas[0] = await startPortal({ port: ports[0] })
  const french: Question = { path: '/', headers: { 'Accept-Language': 'fr' } }
  await expect.poll(async () => (await ask(edge.origin, french)).status).toBe(302)
})

test('the log of the edge holds neither the reader’s address nor the query', async () => {
  await ask(edge.origin, {
    path: `${sample.path}?name=secret`,
    headers: { 'User-Agent': 'secret' },
  })
  await ask(edge.origin, { path: '/?name=secret', headers: { Referer: 'http://secret/' } })
  await edge.stop()
  const lines = readFileSync(test.info().outputPath('nginx/access.log'), 'utf8').trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line))
  expect(entries.map(({ path }) => path)).toEqual([sample.path, '/'])
  expect(lines.join()).not.toMatch(/secret|127\.0\.0\.1|::1/)
})

function kill({ process, exitCode }: RunningServer): Promise<unknown> {
  process.kill('SIGKILL')
  return exitCode
}

/** Ways to write an address that is not the address, and addresses that are near it. */
function variantsOf(path: string): string[] {
  const [, ...segments] = path.split('/')
  return [
    path.toUpperCase(),
    `${path}/`,
    `${path}//`,
    `/${path}`,
    path.replace('/', '//'),
    `${path}?q=1&x=%20`,
    `${path}/?q=1`,
    `${path.toUpperCase()}?q=1`,
    `${path}/.`,
    `${path}/../x`,
    `/${segments.map(encodeAll).join('/')}`,
    `${path.slice(0, -1)}%C3%A9`,
    `${path}.html`,
    `${path}/index.html`,
    `${path}/index.html.br`,
    `${path}/x?q=1`,
    ...locales.map((locale) => path.replace(/^\/[a-z]+/, `/${locale}`)),
    `${path}.br`,
  ]
}

/** An address whose language is written as others write it (BCP 47, ISO 639-2, file names of locales). */
function languageTagsOf(path: string): string[] {
  return [...localesByTag]
    .filter(([, locale]) => locale === path.split('/')[1])
    .flatMap(([tag]) => [`${tag}-CA`, `${tag}_latn_419`, `${tag}-x-plain`, tag.toUpperCase()])
    .map((tag) => path.replace(/^\/[^/]+/, `/${tag}`))
}

/** An address that only the server knows: its language, section and page in a language each. */
function wordsOfThreeLanguages({ parent, texts }: (typeof sample)['page']): string {
  return `/fr/${parent?.texts.en?.slug}/${texts.es?.slug}`
}

const encodeAll = (text: string) =>
  [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')

/** What both must have in common. nginx makes tags of its own, names itself, and says how it sends. */
function comparable({ status, headers, body }: Answer) {
  const own = new Map(headers)
  for (const name of [
    'date',
    'server',
    'connection',
    'keep-alive',
    'transfer-encoding',
    'content-length',
  ]) {
    own.delete(name)
  }
  if (own.has('etag')) own.set('etag', '"…"')
  // nginx cannot leave out the body of a redirect or a refusal, which no browser shows.
  if (status === 308 || status === 405) {
    own.delete('content-type')
    return { status, headers: Object.fromEntries([...own].sort()) }
  }
  const decode = { br: brotliDecompressSync, gzip: gunzipSync }[own.get('content-encoding') ?? '']
  const text = decode && body.length > 0 ? decode(body) : body
  return { status, headers: Object.fromEntries([...own].sort()), text: text.toString() }
}

async function statusOf(url: string, agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    get(url, { agent, headers: { 'Accept-Language': 'fr' } }, async (response: IncomingMessage) => {
      try {
        await buffer(response)
        resolve(response.statusCode ?? 0)
      } catch (error) {
        resolve(String(error))
      }
    }).on('error', (error) => resolve(String(error)))
  })
}
