import { createServer, type Server } from 'node:http'
import pino from 'pino'
import { type Delivery, requestListener } from './request-listener'

/** Times in milliseconds from the signal to end: until no new connection is taken, and no old one kept. */
const leaveTime = 2_000
const drainTime = 8_000

/** Serves on `PORT` until a signal asks the process to end. */
export function serve(delivery: Omit<Delivery, 'log' | 'isReady'>, origin: string): Server {
  const port = portNumber(process.env.PORT ?? '3000')
  // Standard output also says where the portal is; log lines are gathered, so that none holds up an answer.
  const destination = pino.destination({ sync: false, minLength: 4096 })
  const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null }, destination)
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
    stop(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
        : error.message,
    )
  })
  server.listen(port, () => {
    process.stdout.write(`The portal is at http://localhost:${port} (public origin: ${origin})\n`)
  })

  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, drain)
  return server

  /**
   * Ends after the requests that are under way. A client that keeps its connection is told to leave
   * with its next answer: closed while it is idle, the connection could lose a request on its way.
   */
  function drain(): void {
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

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text)
  return stop(`PORT is “${text}”: give a whole number from 0 to 65535.`)
}

/** The action's result; its error ends the process with a message instead of a stack. */
export function orStop<Result>(action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    return stop((error as Error).message)
  }
}

export function stop(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
