import { createServer } from 'node:http'
import pino from 'pino'
import { type Delivery, requestListener } from './request-listener'

/** Time for open requests to end before their connections are closed, in milliseconds. */
const drainTime = 8_000

/** Serves on `PORT` until a signal asks the process to end. */
export function serve(delivery: Omit<Delivery, 'log' | 'isReady'>, origin: string): void {
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

  /** Ends after the requests that are under way; a client that keeps its connection is told to leave. */
  function drain(): void {
    ready = false
    server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
    server.close(() => {
      clearInterval(flush)
      destination.flushSync()
      process.exit()
    })
    setTimeout(() => server.closeAllConnections(), drainTime).unref()
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
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
