import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import type { Resolution } from '../site/addresses'
import { resolveAddress } from '../site/addresses'
import { negotiateLocale } from '../site/negotiation'
import { publicOrigin } from '../site/origin'
import { getPage, getPath, homeId, pageLocales, sectionOf } from '../site/registry'

const dev = process.argv.includes('--dev')
const port = Number(process.env.PORT ?? 3000)

/** Paths that Next or a route of ours answers, whatever the content. */
const routePattern =
  /^\/(_next\/|enhance\/|language$|sitemap\.xml$|robots\.txt$|[a-z]{2}\/manifest\.webmanifest$|[\w-]+\.(svg|png|ico)$)/

const origin = publicOrigin()
const app = next({ dev })
const handle = app.getRequestHandler()
await app.prepare()

const server = createServer((request, response) => {
  answer(request, response).catch((error) => fail(error, response))
})
server.on('error', explainListenError)
server.listen(port, () => {
  process.stdout.write(`The portal is at http://localhost:${port} (public origin: ${origin})\n`)
})

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => server.close(() => process.exit()))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/s)
  if (routePattern.test(path)) return handle(request, response)
  const resolution = resolveAddress(path)
  switch (resolution.kind) {
    case 'page':
      return handle(request, response)
    case 'redirect':
      response.setHeader('Cache-Control', 'public, max-age=300')
      return redirect(response, 308, resolution.path, query)
    case 'choice':
    case 'neutral':
      return negotiate(request, response, resolution, query)
    case 'unknown':
      return notFound(request, response, resolution)
  }
}

/** `/` and `/go/…`: to the reader's language when it is known, or else the document that offers all. */
function negotiate(
  request: IncomingMessage,
  response: ServerResponse,
  resolution: Extract<Resolution, { kind: 'choice' | 'neutral' }>,
  query: string | undefined,
): Promise<void> | void {
  const page = resolution.kind === 'choice' ? getPage(homeId) : resolution.page
  const locale = negotiateLocale(request.headers, pageLocales(page))
  response.setHeader('Vary', 'Accept-Language, Cookie')
  response.setHeader('Cache-Control', 'private, no-store')
  if (locale) return redirect(response, 302, getPath(page, locale), query)
  return handle(request, response)
}

function redirect(response: ServerResponse, status: number, path: string, query?: string): void {
  response.writeHead(status, { Location: query ? `${path}?${query}` : path }).end()
}

/** The 404 document of the language and of the section that the address names. */
async function notFound(
  request: IncomingMessage,
  response: ServerResponse,
  { locale, nearest }: Extract<Resolution, { kind: 'unknown' }>,
): Promise<void> {
  const section = nearest && sectionOf(nearest)
  // Next answers the document itself with 200, and any path that it does not know with its own 404.
  Object.defineProperty(response, 'statusCode', { get: () => 404, set: () => {} })
  request.url = locale ? `/${[locale, '404', section?.id].filter(Boolean).join('/')}` : '/404'
  await handle(request, response)
}

async function fail(error: unknown, response: ServerResponse): Promise<void> {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('500')
}

function explainListenError(error: NodeJS.ErrnoException): void {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
      : error.message
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
