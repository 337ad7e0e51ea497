import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { defaultLocale, locales } from '../i18n/locales'
import { searchPageId } from '../site/queried-pages'
import { getPage, getPath, neutralPath } from '../site/registry'
import { freePort } from '../testing/processes'
import { type RunningEdge, startEdge } from './edge'
import { comparisonSamples, messages, queriedDocuments, samplePage } from './pages'
import { type Answer, ask, exchange, parseAnswers } from './raw-http'
import { type RunningServer, startPortal } from './servers'

let replica: RunningServer
let edge: RunningEdge

test.beforeEach(async () => {
  test.skip(!process.env.NGINX_PATH, 'nginx with its Brotli module is not installed')
  const port = await freePort()
  replica = await startPortal({ port })
  edge = await startEdge(test.info().outputPath('nginx'), [port, port])
})

test.afterEach(async () => {
  await edge?.stop()
  await replica?.stop()
})

/** What a reader sees of an answer. */
function documentOf({ status, body }: Answer) {
  const html = body.toString()
  const [, language] = /<html lang="([^"]*)"/.exec(html) ?? []
  const [, title] = /<title>([^<]*)/.exec(html) ?? []
  return { status, language, title }
}

const tooLong = 'a'.repeat(20_000)

test('what the edge cannot read is answered with a document in the language of its path', async () => {
  for (const locale of [...locales, undefined]) {
    const path = locale ? `/${locale}` : ''
    const { requestTitle, notFoundTitle } = messages[locale ?? defaultLocale].errors
    const refused: [status: number, title: string, request: string][] = [
      [414, requestTitle, `GET ${path}/${tooLong} HTTP/1.1\r\nHost: x\r\n\r\n`],
      [431, requestTitle, `GET ${path}/x HTTP/1.1\r\nHost: x\r\nX-Long: ${tooLong}\r\n\r\n`],
      [431, requestTitle, `GET ${path}/x HTTP/1.1\r\nHost: x\r\nCookie: ${tooLong}\r\n\r\n`],
      [400, requestTitle, `GET ${path}/x HTTP/1.1\r\nHost: x\r\nNo header\r\n\r\n`],
      [400, requestTitle, `GET ${path}/x HTTP/1.1\r\n\r\n`],
      [413, requestTitle, `POST ${path}/x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n`],
      ...['%', '%zz', '%e', 'x%2', '%00', '%zz/y?q=%'].map((rest): [number, string, string] => [
        404,
        notFoundTitle,
        `GET ${path}/${rest} HTTP/1.1\r\nHost: x\r\n\r\n`,
      ]),
    ]
    for (const [status, title, request] of refused) {
      const [answer] = parseAnswers(await exchange(edge.origin, Buffer.from(request, 'latin1')))
      const shown = request.slice(0, 60)
      expect.soft(answer && documentOf(answer), shown).toMatchObject({
        status,
        title: expect.stringContaining(title),
        ...(locale && { language: locale }),
      })
      expect.soft(answer?.headers.get('content-security-policy'), shown).toBeTruthy()
    }
  }
  for (const path of ['/language', '/', neutralPath(samplePage), '/api/suggest']) {
    const question = { path, method: 'POST', headers: { 'Content-Length': '99999' } }
    const refused = await ask(edge.origin, question)
    expect(refused.status, path).toBe(413)
    expect(documentOf(refused).title).toContain(messages[defaultLocale].errors.requestTitle)
  }
})

test('an address that is escaped in another encoding is a 404 in its language', async () => {
  for (const locale of locales) {
    for (const rest of ['am%E9rica', '%ED', 'x/%FF%FE/y', 'a%C3(']) {
      for (const { origin } of [edge, replica]) {
        const title = expect.stringContaining(messages[locale].errors.notFoundTitle)
        const found = documentOf(await ask(origin, { path: `/${locale}/${rest}` }))
        expect.soft(found, rest).toEqual({ status: 404, language: locale, title })
      }
    }
  }
})

/** As many as ask at once; and how long the gate waits for them, in milliseconds, before it lets go. */
const readers = 16
const patience = 4_000

test('no reader waits at the edge for the answer of another', async () => {
  test.setTimeout(300_000)
  // A gate before the server, which opens when every reader’s question has reached it.
  let arrived = 0
  let open = () => {}
  let gate = Promise.resolve()
  const gateServer = createServer(async (question, response) => {
    arrived += 1
    if (arrived === readers) open()
    await gate
    const { method, headers, url } = question
    const asked = httpRequest(
      replica.origin + url,
      { method: method ?? 'GET', headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    question.pipe(asked)
  }).listen(0)
  const { port } = gateServer.address() as AddressInfo
  const gated = await startEdge(test.info().outputPath('gated'), [port, port])
  const results = getPath(getPage(searchPageId), defaultLocale)
  const paths = [
    '/',
    neutralPath(samplePage),
    `/${defaultLocale}/no-such-page-%C3%A9`,
    `/${defaultLocale}/no/such/page`,
    `${results}?q=visa`,
    `/api/suggest?q=visa&locale=${defaultLocale}`,
    comparisonSamples[0]?.path ?? '',
    // The last, since to render it for all of them takes a slow machine longer than nginx waits.
    queriedDocuments[0]?.path ?? '',
  ]
  for (const path of paths) {
    arrived = 0
    gate = new Promise((resolve) => {
      open = resolve
    })
    const letGo = new AbortController()
    setTimeout(patience, undefined, { signal: letGo.signal }).then(open, () => {})
    const together = gate.then(() => arrived)
    await Promise.all(Array.from({ length: readers }, () => ask(gated.origin, { path })))
    letGo.abort()
    expect.soft(await together, `${path}: readers whose question came through`).toBe(readers)
  }
  await gated.stop()
  gateServer.closeAllConnections()
  gateServer.close()
})
