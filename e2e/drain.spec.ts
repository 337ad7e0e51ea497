import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { freePort } from '../testing/processes'
import { pageCases } from './pages'
import { parseAnswers } from './raw-http'
import { copyBuild, isUp, type RunningServer, startPortal } from './servers'

let server: RunningServer

/** More than the buffers of both systems hold, so that most of it waits in the server. */
const large = 'large '.repeat(4_000_000)

let build: string

test.beforeAll(() => {
  build = copyBuild(mkdtempSync(join(tmpdir(), 'build-')), { files: { '/large.txt': large } })
})

test.beforeEach(async () => {
  server = await startPortal({ build })
})

test.afterEach(() => {
  server.process.kill('SIGKILL')
})

test.afterAll(() => {
  rmSync(build, { recursive: true })
})

test('a server that is asked to end loses no request of clients that keep asking', async () => {
  const clients = 20
  const lost: string[] = []
  let answered = 0
  let left = 0

  /** Asks page after page over a connection that it keeps, until no new one is taken. */
  async function client(agent: Agent): Promise<void> {
    for (let number = 0; ; number += 1) {
      const { path } = pageCases[number % pageCases.length] as { path: string }
      const request = get(server.origin + path, { agent })
      try {
        const [response]: IncomingMessage[] = await once(request, 'response')
        const body = await text(response as IncomingMessage)
        if (response?.statusCode !== 200 || !body.endsWith('</html>')) lost.push(path)
        if (response?.headers.connection === 'close') left += 1
        answered += 1
        if (answered === 50 * clients) server.process.kill('SIGTERM')
      } catch (error) {
        // A new connection may be refused: its client knows that nothing was done and asks elsewhere.
        if (request.reusedSocket) lost.push(`${path}: ${error}`)
        return
      }
    }
  }

  await Promise.all(
    Array.from({ length: clients }, () => client(new Agent({ keepAlive: true, maxSockets: 1 }))),
  )
  expect(lost).toEqual([])
  expect(left).toBeGreaterThanOrEqual(clients)
  expect(await server.exitCode).toBe(0)
})

test('an answer that a slow client is taking arrives whole while the server ends', async () => {
  const agent = new Agent({ keepAlive: true })
  const [response]: IncomingMessage[] = await once(
    get(`${server.origin}/large.txt`, { agent }),
    'response',
  )
  await leaving()
  // Only now does it take the rest.
  expect((await text(response as IncomingMessage)) === large).toBe(true)
  expect(await server.exitCode).toBe(0)
})

/** A form of which the first half is sent, and what it is answered when the second is. */
function halfForm(port: number) {
  const body = 'choice=fr&page=home'
  const socket = connect(port, 'localhost')
  const received: Buffer[] = []
  socket.on('data', (chunk: Buffer) => received.push(chunk))
  const head = `POST /language HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`
  return {
    sent: new Promise<void>((resolve) => {
      socket.write(head + body.slice(0, 5), () => resolve())
    }),
    async finish() {
      socket.write(body.slice(5))
      await once(socket, 'close')
      return parseAnswers(Buffer.concat(received))
    },
  }
}

test('a form that was half sent is taken while the server ends', async () => {
  const form = halfForm(Number(new URL(server.origin).port))
  await leaving()
  const [answer] = await form.finish()
  expect(answer?.status).toBe(303)
  expect(answer?.headers.get('location')).toBe('/fr')
  expect(await server.exitCode).toBe(0)
})

test('a client that never leaves does not keep the server from ending', async () => {
  const socket = connect(Number(new URL(server.origin).port), 'localhost')
  socket.on('error', () => {})
  socket.write('GET /en HTTP/1.1\r\nX: ')
  const trickle = setInterval(() => socket.write('x'), 500)
  await leaving()
  expect(await server.exitCode).toBe(0)
  clearInterval(trickle)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`npm start that gets ${signal} with all that it runs ends its requests first`, async () => {
    const port = await freePort()
    // A group of its own, to which a terminal sends Ctrl+C; npm and what it starts pass it on as well.
    const npm = spawn('npm', ['start', '--', '--no-build'], {
      env: { ...process.env, PORT: String(port) },
      stdio: 'ignore',
      detached: true,
    })
    const ended = once(npm, 'close')
    await expect.poll(() => isUp(`http://localhost:${port}/readyz`), { timeout: 60_000 }).toBe(true)
    const agent = new Agent({ keepAlive: true })
    const ask = () => once(get(`http://localhost:${port}/readyz`, { agent }), 'response')
    const [ready]: IncomingMessage[] = await ask()
    ready?.resume()
    const form = halfForm(port)
    await form.sent
    process.kill(-Number(npm.pid), signal)
    // Told again, as by whoever is in a hurry.
    await expect
      .poll(async () => {
        const [response]: IncomingMessage[] = await ask()
        return response?.resume().statusCode
      })
      .toBe(503)
    process.kill(-Number(npm.pid), signal)
    const [answer] = await form.finish()
    expect(answer?.status).toBe(303)
    await ended
    expect(await isUp(`http://localhost:${port}/readyz`)).toBe(false)
  })
}

/** Asks the server to end, and waits until it says so to those who ask. */
async function leaving(): Promise<void> {
  // A connection that is open keeps the server until its next answer.
  const agent = new Agent({ keepAlive: true })
  await ask(agent)
  server.process.kill('SIGTERM')
  let response: IncomingMessage
  do response = await ask(agent)
  while (response.statusCode === 200)
  expect(response.statusCode).toBe(503)
  expect(response.headers.connection).toBe('close')
}

async function ask(agent: Agent): Promise<IncomingMessage> {
  const [response]: IncomingMessage[] = await once(
    get(`${server.origin}/readyz`, { agent }),
    'response',
  )
  await text(response as IncomingMessage)
  return response as IncomingMessage
}
