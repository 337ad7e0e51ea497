import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isLocale } from '../i18n/locales'
import { type Resolution, resolveAddress } from '../site/addresses'
import { negotiateLocale } from '../site/negotiation'
import { getPage, getPath, homeId, pageLocales, sectionOf } from '../site/registry'

/** Answers a request for a document that Next has: `app.getRequestHandler()`. */
type DocumentHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Paths that Next or a route of ours answers, whatever the content. */
const routePattern =
  /^\/(_next\/|enhance\/|language$|sitemap\.xml$|robots\.txt$|[a-z]{2,3}\/manifest\.webmanifest$|[\w-]+\.(svg|png|ico)$)/

/** A document may be shown from a cache in front of the server, and is checked again every 5 minutes. */
const documentCaching =
  'public, max-age=0, s-maxage=300, stale-while-revalidate=86400, stale-if-error=604800'

/** The error documents’ own addresses, from which an edge in front of the server takes them. */
const serverErrorPattern = /^\/[a-z]{2,3}\/500$/

/**
 * Decides what an address stands for before Next sees it: a page, a redirect, the reader’s
 * language, or the 404 document of the language and section that the address names.
 */
export function requestListener(handle: DocumentHandler): RequestListener {
  return (request, response) => {
    const [path = '/', query] = (request.url ?? '/').split(/\?(.*)/s)
    answer(handle, request, response, path, query).catch((error) =>
      fail(handle, request, response, path, error),
    )
  }
}

async function answer(
  handle: DocumentHandler,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string | undefined,
): Promise<void> {
  if (routePattern.test(path)) return handle(request, response)
  if (serverErrorPattern.test(path)) return serveError(handle, request, response, 500, path)
  const resolution = resolveAddress(path)
  switch (resolution.kind) {
    case 'page':
      fixHeaders(response, { 'cache-control': documentCaching })
      return handle(request, response)
    case 'redirect':
      response.setHeader('Cache-Control', 'public, max-age=300')
      return redirect(response, 308, resolution.path, query)
    case 'choice':
    case 'neutral': {
      const page = resolution.kind === 'choice' ? getPage(homeId) : resolution.page
      const locale = negotiateLocale(request.headers, pageLocales(page))
      fixHeaders(response, {
        vary: 'Accept-Language, Cookie, Accept-Encoding',
        'cache-control': 'private, no-store',
      })
      if (locale) return redirect(response, 302, getPath(page, locale), query)
      return handle(request, response)
    }
    case 'unknown':
      return serveError(handle, request, response, 404, notFoundPath(resolution))
  }
}

/** Sets headers that Next would overwrite: it caches documents for a year and varies on its own. */
function fixHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    Object.hasOwn(headers, name.toLowerCase()) ? response : setHeader(name, value)
  const appendHeader = response.appendHeader.bind(response)
  response.appendHeader = (name, value) =>
    Object.hasOwn(headers, name.toLowerCase()) ? response : appendHeader(name, value)
}

function redirect(response: ServerResponse, status: number, path: string, query?: string): void {
  response.writeHead(status, { Location: query ? `${path}?${query}` : path }).end()
}

function notFoundPath({ locale, nearest }: Extract<Resolution, { kind: 'unknown' }>): string {
  // Next answers a path that it does not know with the 404 of no language.
  if (!locale) return '/404'
  const section = nearest && sectionOf(nearest)
  return `/${[locale, '404', section?.id].filter(Boolean).join('/')}`
}

/** Serves an error document, which Next itself would answer with 200. */
async function serveError(
  handle: DocumentHandler,
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  path: string,
): Promise<void> {
  fixHeaders(response, { 'cache-control': 'no-cache' })
  Object.defineProperty(response, 'statusCode', { get: () => status, set: () => {} })
  request.url = path
  await handle(request, response)
}

async function fail(
  handle: DocumentHandler,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  error: unknown,
): Promise<void> {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  if (response.headersSent) {
    response.destroy()
    return
  }
  const code = path.split('/')[1]
  const locale = isLocale(code)
    ? code
    : negotiateLocale(request.headers, pageLocales(getPage(homeId)))
  try {
    await serveError(handle, request, response, 500, `/${locale ?? 'en'}/500`)
  } catch {
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end('500 Internal Server Error')
  }
}
