import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import pino from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { serve } from './serve'

const lines: string[] = []
let isReady: boolean
let server: Server
let origin: string

beforeEach(async () => {
  lines.length = 0
  isReady = true
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  server = serve(
    {
      answer: ({ method }, response) => {
        response.end(`answered ${method}`)
      },
      state: () => ({ isReady, lines: ['version 1.2.3'], headers: { 'X-Everywhere': 'yes' } }),
    },
    pino({}, { write: (line: string) => lines.push(line) }),
    { port: 0, host: '127.0.0.1', logLevel: 'info' },
    'https://portal.example',
  )
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  vi.restoreAllMocks()
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal)
  server.closeAllConnections()
  server.close()
})

it('logs neither the query nor the reader’s address', async () => {
  await fetch(`${origin}/en?secret=1`, { headers: { 'X-Forwarded-For': '192.0.2.7' } })
  await expect.poll(() => lines.length).toBe(1)
  expect(lines[0]).toContain('"path":"/en"')
  expect(lines[0]).not.toMatch(/secret|192\.0\.2|127\.0\.0|::1/)
})

it.each([
  [16, true],
  [17, false],
])('answers %i requests at once on one connection: %s', async (count, expected) => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1').setEncoding('latin1')
  let answers = ''
  socket.on('data', (text) => {
    answers += text
    if (answers.split('HTTP/1.1 200').length > count) socket.end()
  })
  socket.on('error', () => {})
  socket.write('GET /en HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(count))
  await once(socket, 'close')
  expect(answers.split('HTTP/1.1 200').length === count + 1).toBe(expected)
})

it('is alive whether it is ready or not, and says what it serves', async () => {
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(origin + path, init)
    expect(answer.headers.get('x-everywhere')).toBe('yes')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    return [answer.status, await answer.text()]
  }
  expect(await ask('/healthz')).toEqual([200, 'ok\nversion 1.2.3\n'])
  expect(await ask('/readyz?x=1')).toEqual([200, 'ok\nversion 1.2.3\n'])
  expect(await ask('/readyz', { method: 'HEAD' })).toEqual([200, ''])
  isReady = false
  expect((await ask('/healthz'))[0]).toBe(200)
  expect((await ask('/readyz'))[0]).toBe(503)
})

it('answers no question but whether it is alive or ready by itself', async () => {
  const posted = await fetch(`${origin}/healthz`, { method: 'POST' })
  expect(await posted.text()).toBe('answered POST')
})
