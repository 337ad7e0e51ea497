import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { locales } from '../i18n/locales'
import { searchPageId } from '../site/queried-pages'
import { toDocument } from './document'
import { acceptedCoding } from './document-store'
import { contentHash, entityTag, matchesTag } from './entity-tag'
import type { DeliveredRoute } from './files'
import type { Headers } from './headers'
import { frameworkHeader } from './next'
import { loadEntrypoint, type RouteAnswer, requestFor, runEntrypoint } from './render-page'

/**
 * Answers what is made per request, by Next’s name of the route. `headers` are those of a page that
 * its address alone decides: unless they forbid that, it is kept and has an entity tag. `status` is
 * what it is sent with; an error has no entity tag.
 */
export type Application = (
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers?: Headers,
  status?: number,
) => Promise<void>

interface MadeDocument {
  content: Buffer
  /** Media type. */
  type: string
}

/** Memory for documents that only their address decides, in bytes. */
const cacheSize = 8 * 1024 * 1024

/**
 * Loads the routes that Next makes per request; a page becomes a document, as in the build. They
 * read their files below the current folder.
 *
 * @param folder the `server/` of a build
 */
export function openApplication(
  folder: string,
  routes: Record<string, DeliveredRoute>,
): Application {
  const entrypoints = new Map(
    Object.entries(routes).map(([name, { entry }]) => [name, loadEntrypoint(join(folder, entry))]),
  )
  const documents = new LRUCache<string, MadeDocument>({
    maxSize: cacheSize,
    sizeCalculation: ({ content }) => content.length,
  })
  return async (name, request, response, headers, status) => {
    const entrypoint = entrypoints.get(name)
    const route = routes[name]
    if (!entrypoint || !route) throw new Error(`The build has no route ${name}`)
    const address = request.url ?? name
    const kept = documents.get(address)
    if (kept) return sendDocument(request, response, kept, headers, status ?? 200)
    for (const name in request.headers) if (frameworkHeader.test(name)) delete request.headers[name]
    // A page is rendered for HEAD too, since its headers state the length (RFC 9110, 9.3.2).
    if (request.method === 'HEAD') request.method = 'GET'
    const answer = await runEntrypoint(entrypoint, request)
    // The error is logged, and says nothing of what a reader searched for.
    const [path = name] = address.split('?')
    if (answer.status >= 500 || (headers && answer.status !== 200)) {
      throw new Error(`${path} cannot be made: Next answers ${answer.status}`)
    }
    const content = answer.body
    const type = String(answer.headers['content-type'])
    const isPage = /^text\/html/.test(type)
    if (!isPage && !headers) {
      sendOwnHeaders(response, answer)
      // Node.js would leave it out of an answer to HEAD.
      response.setHeader('Content-Length', content.length)
      response.end(content)
      return
    }
    const document = isPage
      ? {
          content: Buffer.from(toDocument(content.toString(), { path, ...route })),
          type: 'text/html; charset=utf-8',
        }
      : { content, type }
    if (mayBeKept(headers)) documents.set(address, document)
    sendOwnHeaders(response, answer)
    sendDocument(request, response, document, headers, status ?? answer.status)
  }
}

/**
 * Has each route answer once in each language, whatever it says: a route loads some of its code, and the
 * interface text, when it is first asked, and both would be gone with the folder of a superseded build.
 *
 * @param folder the `server/` of a build
 */
export async function loadRoutes(
  folder: string,
  routes: Record<string, DeliveredRoute>,
): Promise<void> {
  for (const [name, { entry }] of Object.entries(routes)) {
    const entrypoint = loadEntrypoint(join(folder, entry))
    const path = name.replace('[...id]', searchPageId)
    const addresses = locales.map((locale) => {
      const other = locales.find((code) => code !== locale) ?? locale
      return path.replace('[locale]', locale).replace('[other]', other)
    })
    for (const address of new Set(addresses)) {
      await runEntrypoint(entrypoint, requestFor(address)).catch(() => {})
    }
  }
}

function mayBeKept(headers: Headers | undefined): boolean {
  return headers !== undefined && !/no-store/.test(headers['Cache-Control'] ?? '')
}

/** Passes on what a route says of its answer, but nothing that only the framework needs. */
export function sendOwnHeaders(response: ServerResponse, { status, headers }: RouteAnswer): void {
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || frameworkHeader.test(name)) continue
    const vary = name === 'vary' && String(value).split(/\s*,\s*/)
    const own = vary ? vary.filter((part) => !frameworkHeader.test(part)).join(', ') : value
    if (own !== '') response.setHeader(name, own)
  }
}

/**
 * Compresses quickly rather than well, since it is done for one reader: a page takes 0.15 ms, and
 * as long again to be handed to another thread and back.
 */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  { content, type }: MadeDocument,
  headers: Headers | undefined,
  status: number,
): void {
  const coding = acceptedCoding(request.headers['accept-encoding'])?.name
  response.appendHeader('Vary', 'Accept-Encoding')
  if (headers) response.setHeaders(new Map(Object.entries(headers)))
  response.statusCode = status
  if (status === 200 && mayBeKept(headers)) {
    const tag = entityTag(contentHash(content), coding)
    response.setHeader('ETag', tag)
    if (matchesTag(request.headers['if-none-match'], tag)) {
      response.removeHeader('Content-Type')
      response.writeHead(304).end()
      return
    }
  }
  response.setHeader('Content-Type', type)
  if (coding) response.setHeader('Content-Encoding', coding)
  const body =
    coding === 'br'
      ? brotliCompressSync(content, brotliOptions)
      : coding === 'gzip'
        ? gzipSync(content)
        : content
  response.setHeader('Content-Length', body.length)
  response.end(body)
}
