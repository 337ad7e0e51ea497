import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { runEntrypoint } from './render-page'

let close: (() => void) | undefined

afterEach(() => {
  close?.()
})

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** What a reader gets where a route that fails is followed by an error document. */
async function askRoute(handler: Handler) {
  const server = createServer(async (request, response) => {
    try {
      const { status, headers, body } = await runEntrypoint({ handler }, request)
      response.writeHead(status, headers).end(body)
    } catch (error) {
      response.writeHead(500, { 'X-Fault': (error as Error).message }).end('error document')
    }
  })
  await once(server.listen(0), 'listening')
  close = () => server.close()
  const { port } = server.address() as AddressInfo
  const signal = AbortSignal.timeout(10_000)
  const answer = await fetch(`http://localhost:${port}`, { signal })
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

it('hands on the status, the headers and the whole body of a route', async () => {
  const answer = await askRoute(async (_, response) => {
    response.setHeader('X-Early', '1')
    response.writeHead(201, { 'X-Late': '2' })
    response.write('a')
    response.write(new Uint8Array([98]))
    response.end('c')
  })
  expect([answer.status, answer.body]).toEqual([201, 'abc'])
  expect(answer.headers.get('x-early')).toBe('1')
  expect(answer.headers.get('x-late')).toBe('2')
})

const failures: [when: string, handler: Handler][] = [
  [
    'at once',
    () => {
      throw new Error('the route failed')
    },
  ],
  ['before its headers', () => Promise.reject(new Error('the route failed'))],
  [
    'after its headers',
    async (_, response) => {
      response.writeHead(200, { 'Set-Cookie': 'half=1', 'Content-Length': 99 })
      throw new Error('the route failed')
    },
  ],
  [
    'in the middle of its body',
    async (_, response) => {
      response.setHeader('Set-Cookie', 'half=1')
      response.write('half of an ')
      setTimeout(() => response.end('answer'), 20)
      throw new Error('the route failed')
    },
  ],
]

it.each(failures)(
  'leaves the answer to an error document where a route fails %s',
  async (_, handler) => {
    const { status, headers, body } = await askRoute(handler)
    expect([status, body]).toEqual([500, 'error document'])
    expect(headers.get('x-fault')).toBe('the route failed')
    expect(headers.get('set-cookie')).toBeNull()
  },
)

it('does not wait for the answer of a route that has ended without one', async () => {
  const { status, headers } = await askRoute(async (_, response) => {
    response.write('never ended')
  })
  expect(status).toBe(500)
  expect(headers.get('x-fault')).toBe('/ ended without an answer')
})
