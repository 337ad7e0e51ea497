import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { defaultLocale, isLocale, localeOfTag } from '../i18n/locales'
import { nearestPages } from '../search/results'
import { type Resolution, resolveAddress } from '../site/addresses'
import { negotiateLocale } from '../site/negotiation'
import { queriedDocument } from '../site/queried-pages'
import { getPage, getPath, homeId, type Page, pageLocales, sectionOf } from '../site/registry'
import type { Application } from './application'
import type { DocumentSource } from './document-store'
import { comparisonRoute, nearestRoute } from './files'
import { type Headers, kindHeaders, negotiatedHeaders, redirectHeaders } from './headers'
import { maxBody, targetOf } from './requests'

export interface Delivery {
  documents: DocumentSource
  /** Answers what is made per request. */
  application: Application
  /** Headers sent with every answer. */
  headers: Headers
  log: Pick<Logger, 'error'>
}

/** Routes that Next answers at their own addresses: methods, and the largest body, in bytes. */
const applicationRoutes: Record<string, { methods: string[]; maxBody?: number }> = {
  '/language': { methods: ['POST'], maxBody },
  '/api/suggest': { methods: ['GET', 'HEAD'] },
}

/** The error documents’ own addresses, from which an edge in front of the server takes them. */
const serverErrorPattern = /^\/[a-z]{2,3}\/(400|410|500|503)$/

/**
 * Decides what an address stands for: a file, a redirect, the reader’s language, a route that Next
 * answers, or the 404 document of the language and section that the address names.
 */
export function requestListener(delivery: Delivery): RequestListener {
  return (request, response) => {
    const [path, query] = targetOf(request)
    for (const name in delivery.headers) response.setHeader(name, delivery.headers[name] as string)
    answer(delivery, request, response, path, query).catch((error) =>
      fail(delivery, request, response, path, error),
    )
  }
}

async function answer(
  delivery: Delivery,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string | undefined,
): Promise<void> {
  const { documents } = delivery
  const route = Object.hasOwn(applicationRoutes, path) ? applicationRoutes[path] : undefined
  const methods = route?.methods ?? ['GET', 'HEAD']
  if (!methods.includes(request.method ?? '')) {
    return sendEmpty(response, 405, { Allow: methods.join(', '), 'Cache-Control': 'no-store' })
  }
  if (route) {
    if (route.maxBody && !isSmall(request, response, route.maxBody)) return
    request.url = query === undefined ? path : `${path}?${query}`
    return delivery.application(path, request, response)
  }
  const queried = queriedDocument(path, query)
  if (queried) {
    request.url = queried.path
    return delivery.application(queried.route, request, response, kindHeaders[queried.kind])
  }
  if (documents.has(path)) return documents.send(request, response, path)
  const [, status] = serverErrorPattern.exec(path) ?? []
  if (status && isLocale(path.split('/')[1])) {
    return documents.send(request, response, path, Number(status))
  }
  const resolution = resolveAddress(path)
  switch (resolution.kind) {
    case 'redirect':
      return redirect(response, 308, resolution.path, query, redirectHeaders)
    case 'choice':
    case 'neutral': {
      const page = resolution.kind === 'choice' ? getPage(homeId) : resolution.page
      return chooseLanguage(delivery, request, response, path, page, query)
    }
    case 'comparison': {
      const { page, locale, other } = resolution
      // The address as Next knows it, in which no word depends on the language.
      request.url = `/${locale}/side-by-side/${other}/${page.id}`
      return delivery.application(comparisonRoute, request, response, kindHeaders.page)
    }
    case 'gone':
      return documents.send(
        request,
        response,
        resolution.locale ? `/${resolution.locale}/410` : '/410',
        410,
      )
    case 'page':
      throw new Error(`The build lacks ${path}, which the content has: build again`)
    case 'unknown':
      return sayNotFound(delivery, request, response, resolution)
  }
}

async function chooseLanguage(
  { documents }: Delivery,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  page: Page,
  query: string | undefined,
): Promise<void> {
  const locale = negotiateLocale(request.headers, pageLocales(page))
  if (!locale) return documents.send(request, response, path)
  redirect(response, 302, getPath(page, locale), query, negotiatedHeaders)
}

/** @returns false where the body is too large, or may be: the request is refused */
function isSmall(request: IncomingMessage, response: ServerResponse, maxBody: number): boolean {
  // A form of ours always states its length (RFC 9110, 15.5.12).
  const length = request.headers['content-length']
  if (length !== undefined && Number(length) <= maxBody) return true
  const headers = { 'Cache-Control': 'no-store', Connection: 'close' }
  sendEmpty(response, length === undefined ? 411 : 413, headers)
  return false
}

/** Characters that a query may hold only escaped (RFC 3986, 3.4), though Node.js lets them pass. */
const unescaped = /%(?![\da-f]{2})|[^\w\-.~:/?@!$&'()*+,;=[\]%]/gi

function redirect(
  response: ServerResponse,
  status: number,
  path: string,
  query: string | undefined,
  headers: Headers,
): void {
  const location = query ? `${path}?${query.replace(unescaped, encodeURIComponent)}` : path
  sendEmpty(response, status, { ...headers, Location: location })
}

/**
 * Sends an answer without a body. It states the length, which Node.js does not for HEAD: its
 * headers are those of GET.
 */
function sendEmpty(response: ServerResponse, status: number, headers: Headers): void {
  response.writeHead(status, { ...headers, 'Content-Length': 0 }).end()
}

/** The 404 document, with the pages that the address may mean where there are any. */
async function sayNotFound(
  { documents, application }: Delivery,
  request: IncomingMessage,
  response: ServerResponse,
  { locale, nearest, rest }: Extract<Resolution, { kind: 'unknown' }>,
): Promise<void> {
  if (!locale) return documents.send(request, response, '/404', 404)
  const section = nearest && sectionOf(nearest)
  const pages = rest ? nearestPages(rest, locale) : []
  if (pages.length === 0) {
    const path = `/${[locale, '404', section?.id].filter(Boolean).join('/')}`
    return documents.send(request, response, path, 404)
  }
  // Nothing of the reader’s address: what is made is kept for every other that means the same.
  const found = { section: section?.id ?? '', pages: pages.map(({ id }) => id).join(' ') }
  request.url = `/${locale}/requested/404?${new URLSearchParams(found)}`
  return application(nearestRoute, request, response, kindHeaders.error, 404)
}

async function fail(
  { documents, log }: Delivery,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  error: unknown,
): Promise<void> {
  log.error({ path, error: error instanceof Error ? error.stack : String(error) })
  if (response.headersSent) {
    response.destroy()
    return
  }
  try {
    const locale =
      localeOfTag(path.split('/')[1]) ??
      negotiateLocale(request.headers, pageLocales(getPage(homeId)))
    await documents.send(request, response, `/${locale ?? defaultLocale}/500`, 500)
  } catch {
    response.writeHead(500, { 'Content-Type': 'text/plain' }).end('500 Internal Server Error')
  }
}
