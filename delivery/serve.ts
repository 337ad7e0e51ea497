import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import pino, { type Logger } from 'pino'
import { exitWith } from './exit'
import type { Headers } from './headers'
import { targetOf } from './requests'
import { listenFault, type ServerSettings } from './settings.mjs'

/** Milliseconds from the signal to end until no new connection is taken. */
const leaveTime = 2_000
/** Milliseconds from the signal to end until no connection is kept. */
const drainTime = 8_000

/** What is served. */
export interface Site {
  /** Answers all but the state of the server. */
  answer(request: IncomingMessage, response: ServerResponse): void
  /** What is served now, as `/healthz` and `/readyz` tell it, and the headers to tell it with. */
  state(): { isReady: boolean; lines: string[]; headers: Headers }
}

/** Opens the log: its lines are gathered, so that none holds up an answer. */
export function openLog(level: string): Logger {
  const destination = pino.destination({ sync: false, minLength: 4096 })
  setInterval(() => destination.flush(), 1000).unref()
  process.on('exit', () => destination.flushSync())
  return pino({ level, base: null }, destination)
}

/**
 * Serves on a port until a signal asks the process to end.
 *
 * @param origin the public one
 * @param command by which it was started
 */
export function serve(
  site: Site,
  log: Logger,
  settings: ServerSettings,
  origin: string,
  command = 'npm start',
): Server {
  const { port, host } = settings
  let isEnding = false

  const server = createServer(
    {
      // A slow or huge request cannot hold a connection: times in milliseconds, sizes in bytes.
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than the 60 s that proxies keep an idle connection, so that the server never ends it first.
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      if (!admitRequest(request, response)) return
      const [path] = targetOf(request)
      logRequest(log, request, response, path)
      if (isStateAsked(request, path)) sayState(response, path)
      else site.answer(request, response)
    },
  )
  server.on('error', (error: NodeJS.ErrnoException) => {
    exitWith(listenFault(error, settings, command))
  })
  server.listen(port, host, () => {
    process.stdout.write(
      `The portal is at ${addressOf(server.address() as AddressInfo)} (public origin: ${origin})\n`,
    )
  })

  // Ctrl+C comes from the terminal, from npm and from `npm start`: each must be heard, or the second
  // would end the process at once.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, drain)
  return server

  function sayState(response: ServerResponse, path: string): void {
    const { isReady, lines, headers } = site.state()
    const fault =
      path === '/readyz' && (isEnding ? 'ending' : !isReady && 'the application is gone')
    const body = [fault || 'ok', ...lines].map((line) => `${line}\n`).join('')
    response
      .writeHead(fault ? 503 : 200, {
        ...headers,
        'Content-Type': 'text/plain',
        'Cache-Control': 'no-store',
        'Content-Length': Buffer.byteLength(body),
      })
      .end(body)
  }

  /**
   * Ends after the requests that are under way. A client that keeps its connection is told to leave
   * with its next answer: closed while it is idle, the connection could lose a request on its way.
   */
  function drain(): void {
    if (isEnding) return
    isEnding = true
    server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
    const close = () => server.close(() => process.exit())
    server.getConnections((_, open) => setTimeout(close, open ? leaveTime : 0))
    setTimeout(() => server.closeAllConnections(), drainTime).unref()
  }
}

/**
 * Requests that one connection may have under way. Browsers and proxies have one; thousands, sent
 * without taking an answer, would fill the memory.
 */
const maxRequestsPerConnection = 16
const underWay = new WeakMap<Socket, number>()

/** @returns false where a connection has too many requests under way: it is closed */
function admitRequest({ socket }: IncomingMessage, response: ServerResponse): boolean {
  const count = underWay.get(socket) ?? 0
  if (count === maxRequestsPerConnection) {
    socket.destroy()
    return false
  }
  underWay.set(socket, count + 1)
  response.on('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1))
  return true
}

/** Logs neither the reader’s address nor what they ask for after “?”. */
function logRequest(
  log: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): void {
  const started = performance.now()
  const { method } = request
  response.on('close', () => {
    log.info({
      method,
      path,
      status: response.statusCode,
      // Not `writableFinished`, which is true as well for what a closed connection dropped.
      complete: !request.socket.destroyed,
      ms: Math.round(performance.now() - started),
    })
  })
}

function isStateAsked({ method }: IncomingMessage, path: string): boolean {
  return (path === '/healthz' || path === '/readyz') && (method === 'GET' || method === 'HEAD')
}

/** Where a browser on this machine finds the server. */
function addressOf({ address, family, port }: AddressInfo): string {
  if (/^(?:::|0\.0\.0\.0|127\.0\.0\.1)$/.test(address)) return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
