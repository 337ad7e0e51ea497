import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { pageCases } from './pages'
import { copyBuild, type RunningServer, startPortal } from './servers'

/** More than the buffers of both systems hold. */
const large = 'large '.repeat(4_000_000)

let build: string
let server: RunningServer

test.beforeAll(async () => {
  build = copyBuild(mkdtempSync(join(tmpdir(), 'build-')), { files: { '/large.txt': large } })
  server = await startPortal({ build })
})

test.afterAll(async () => {
  await server.stop()
  rmSync(build, { recursive: true })
})

// Each would hold its connection for hours if the server let it.
const requests: [who: string, start: string, trickle: string][] = [
  ['send their headers a byte a second', 'GET / HTTP/1.1\r\nHost: localhost\r\nX: ', 'x'],
  [
    'send their form a byte a second',
    'POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000\r\n\r\n',
    'x',
  ],
  ['say nothing', '', ''],
]

for (const [who, start, trickle] of requests) {
  test(`500 clients that ${who} hold nobody up, and are sent away`, async () => {
    const slow = await Promise.all(Array.from({ length: 500 }, () => connectTo(server)))
    const closed = slow.map((socket) => once(socket.resume(), 'close'))
    const timers = slow.map((socket) => {
      socket.write(start)
      return setInterval(() => socket.write(trickle), 1000)
    })
    await expectPages()
    expect(slow.filter((socket) => socket.destroyed)).toEqual([])
    await Promise.all(closed)
    timers.forEach(clearInterval)
  })
}

test('50 clients that take nothing of their answers hold nobody up, and are sent away', async () => {
  const slow = await Promise.all(Array.from({ length: 50 }, () => connectTo(server)))
  for (const socket of slow) socket.write('GET /large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await expectPages()
  // Who does not read learns of nothing; the log tells.
  const sentAway = () => server.output().split('"path":"/large.txt","status":200,"complete":false')
  expect(sentAway().length - 1).toBe(0)
  await expect.poll(() => sentAway().length - 1, { timeout: 120_000 }).toBe(slow.length)
  for (const socket of slow) socket.destroy()
})

async function expectPages(): Promise<void> {
  for (const { path } of pageCases) {
    const response = await fetch(server.origin + path)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('</html>')
  }
}

async function connectTo({ origin }: RunningServer): Promise<Socket> {
  const socket = connect(Number(new URL(origin).port), 'localhost')
  await once(socket, 'connect')
  return socket.on('error', () => {})
}
