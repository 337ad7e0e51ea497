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
  const resolution = resolveAddress(path)
  switch (resolution.kind) {
    case 'page':
      return handle(request, response)
    case 'redirect':
      response.setHeader('Cache-Control', 'public, max-age=300')
      return redirect(response, 308, resolution.path, query)
    case 'choice':
    case 'neutral': {
      const page = resolution.kind === 'choice' ? getPage(homeId) : resolution.page
      const locale = negotiateLocale(request.headers, pageLocales(page))
      response.setHeader('Vary', 'Accept-Language, Cookie')
      response.setHeader('Cache-Control', 'private, no-store')
      if (locale) return redirect(response, 302, getPath(page, locale), query)
      return handle(request, response)
    }
    case 'unknown':
      return serveError(handle, request, response, 404, notFoundPath(resolution))
  }
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
