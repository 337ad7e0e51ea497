import { createServer } from 'node:http'
import next from 'next'
import pino from 'pino'
import { publicOrigin } from '../site/origin'
import { type DocumentSource, openBuild } from './document-store'
import { type Headers, securityHeaders } from './headers'
import { nextDocuments } from './next-documents'
import { requestListener } from './request-listener'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)
const origin = orStop(publicOrigin)
/** Time for open requests to end before their connections are closed, in milliseconds. */
const drainTime = 8_000

// Standard output also says where the portal is; log lines are gathered, so that none holds up an answer.
const destination = pino.destination({ sync: false, minLength: 4096 })
const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null }, destination)
const flush = setInterval(() => destination.flush(), 1000).unref()

const app = next({ dev })
await app.prepare()
const handle = app.getRequestHandler()
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
  requestListener({ ...sourceOfDocuments(), application: handle, log, isReady: () => ready }),
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

function sourceOfDocuments(): { documents: DocumentSource; headers: Headers } {
  // The policy would block the scripts that Next adds for authors.
  if (dev) return { documents: nextDocuments(handle), headers: {} }
  const build = orStop(() => openBuild(process.cwd()))
  if (process.env.PUBLIC_ORIGIN && build.origin !== origin) {
    stop(
      `dist/ was built for ${build.origin}, and PUBLIC_ORIGIN is ${origin}. Build again, or start with “npm start”, which does so.`,
    )
  }
  return { documents: build, headers: securityHeaders(build.origin) }
}

function orStop<Result>(action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    return stop((error as Error).message)
  }
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
