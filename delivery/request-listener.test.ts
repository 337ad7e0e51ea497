import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterEach, expect, it } from 'vitest'
import { resolveAddress } from '../site/addresses'
import type { DocumentSource } from './document-store'
import { kindHeaders } from './headers'
import { requestListener } from './request-listener'

let close: (() => void) | undefined

afterEach(() => {
  close?.()
})

/** Answers every page with its address. */
const echo: DocumentSource = {
  has: (address) => resolveAddress(address).kind === 'page',
  async send(_, response, address, status = 200) {
    response.writeHead(status).end(address)
  },
}

/** What was logged. */
const lines: string[] = []

async function serve(documents: DocumentSource): Promise<string> {
  lines.length = 0
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const server = createServer(
    requestListener({
      documents,
      application: async (route, request, response, headers, status = 200) => {
        response
          .writeHead(status)
          .end(
            `${route} made per request at ${request.url}, ${headers?.['Cache-Control'] ?? 'as the route says'}`,
          )
      },
      headers: { 'X-Everywhere': 'yes' },
      log,
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, resolve))
  close = () => server.close()
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

it.each([
  ['/fr/x', 'fr'],
  ['/es/crisis-en-venezuela/x', 'es'],
])('serves the 404 document of the language for %s with status 404', async (path, locale) => {
  const response = await fetch((await serve(echo)) + path)
  expect(response.status).toBe(404)
  expect(await response.text()).toMatch(new RegExp(`^/${locale}/404`))
})

it('has two languages side by side made per request, at the address that Next knows', async () => {
  const origin = await serve(echo)
  const response = await fetch(`${origin}/fr/cote-a-cote/en/pacific-alliance?x=1`)
  expect(await response.text()).toBe(
    `/[locale]/side-by-side/[other]/[...id] made per request at /fr/side-by-side/en/pacific-alliance, ${kindHeaders.page['Cache-Control']}`,
  )
  const posted = await fetch(`${origin}/fr/cote-a-cote/en/pacific-alliance`, { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

it('serves the 500 document of the path’s language when a page fails', async () => {
  const origin = await serve({
    ...echo,
    async send(request, response, address, status) {
      if (address === '/fr') throw new Error('the page failed')
      await echo.send(request, response, address, status)
    },
  })
  const failed = await fetch(`${origin}/fr`)
  expect(failed.status).toBe(500)
  expect(await failed.text()).toBe('/fr/500')
  expect(lines.join()).toContain('the page failed')
  expect((await fetch(`${origin}/en`)).status).toBe(200)
})

it('says 500 in plain text when even the error document fails, and goes on', async () => {
  const origin = await serve({
    has: () => true,
    send: () => Promise.reject(new Error('nothing works')),
  })
  expect((await fetch(`${origin}/fr`)).status).toBe(500)
  expect((await fetch(`${origin}/fr/x`)).status).toBe(500)
})

it.each([
  ['/en', 'POST', 'GET, HEAD'],
  ['/unknown', 'DELETE', 'GET, HEAD'],
  ['/language', 'GET', 'POST'],
])('answers 405 for %s %s and names the methods', async (path, method, allowed) => {
  const response = await fetch((await serve(echo)) + path, { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe(allowed)
  expect(response.headers.get('x-everywhere')).toBe('yes')
})

it.each([
  ['/en/search?x=1&q=a%20b&q=c', '/en/requested/search?q=a+b, private, no-store'],
  ['/es/busqueda?q=%E0%A4%A', '/es/requested/search?q=%EF%BF%BD%25A, private, no-store'],
  [
    '/fr/pays?x=1&sort=oas',
    `/fr/requested/countries?sort=oas, ${kindHeaders.page['Cache-Control']}`,
  ],
])(
  'has a page answer a query that it reads, and hands on nothing else: %s',
  async (path, asked) => {
    const text = await (await fetch((await serve(echo)) + path)).text()
    expect(text).toBe(`/[locale]/requested/[...id] made per request at ${asked}`)
  },
)

it.each(['/en/search?', '/en/search?q=', '/en/search?utm=1', '/en/about?q=visa'])(
  'sends the document for %s, of which the page reads nothing',
  async (path) => {
    const text = await (await fetch((await serve(echo)) + path)).text()
    expect(text).toBe(path.split('?')[0])
  },
)

it('asks for suggestions by any method that reads, and by no other', async () => {
  const address = `${await serve(echo)}/api/suggest?q=visa`
  expect((await fetch(address, { method: 'POST' })).status).toBe(405)
  expect(await (await fetch(address)).text()).toContain('/api/suggest?q=visa')
})

it('refuses a form that is too large before it reads it', async () => {
  const body = 'x'.repeat(9 * 1024)
  const response = await fetch(`${await serve(echo)}/language`, { method: 'POST', body })
  expect(response.status).toBe(413)
})

it('has no address for the routes that answer queries', async () => {
  expect((await fetch(`${await serve(echo)}/fr/requested/countries?region=caribbean`)).status).toBe(
    404,
  )
})
