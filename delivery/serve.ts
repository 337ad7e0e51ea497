import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { exitOnError, exitWith } from './exit'
import { type Delivery, requestListener } from './request-listener'
import { listenFault, serverSettings } from './settings.mjs'

/** Milliseconds from the signal to end until no new connection is taken. */
const leaveTime = 2_000
/** Milliseconds from the signal to end until no connection is kept. */
const drainTime = 8_000

/** Serves on `PORT` of `HOST` until a signal asks the process to end. `command` is how it was started. */
export function serve(
  delivery: Omit<Delivery, 'log' | 'isReady'>,
  origin: string,
  command = 'npm start',
): Server {
  const settings = exitOnError(serverSettings)
  const { port, host, logLevel } = settings
  // Standard output also says where the portal is; log lines are gathered, so that none holds up an answer.
  const destination = pino.destination({ sync: false, minLength: 4096 })
  const log = pino({ level: logLevel, base: null }, destination)
  const flush = setInterval(() => destination.flush(), 1000).unref()
  let ready = true

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
    requestListener({ ...delivery, log, isReady: () => ready }),
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

  /**
   * Ends after the requests that are under way. A client that keeps its connection is told to leave
   * with its next answer: closed while it is idle, the connection could lose a request on its way.
   */
  function drain(): void {
    if (!ready) return
    ready = false
    server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
    const close = () =>
      server.close(() => {
        clearInterval(flush)
        destination.flushSync()
        process.exit()
      })
    server.getConnections((_, open) => setTimeout(close, open ? leaveTime : 0))
    setTimeout(() => server.closeAllConnections(), drainTime).unref()
  }
}

/** Where a browser on this machine finds the server. */
function addressOf({ address, family, port }: AddressInfo): string {
  if (/^(?:::|0\.0\.0\.0|127\.0\.0\.1)$/.test(address)) return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
