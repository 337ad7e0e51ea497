import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { toDocument } from './document'
import { acceptedCoding } from './document-store'
import type { DeliveredRoute } from './files'
import { loadEntrypoint, runEntrypoint } from './render-page'

/** Answers what is made per request, by the route’s path. */
export type Application = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>

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
    Object.entries(routes).map(([path, { entry }]) => [path, loadEntrypoint(join(folder, entry))]),
  )
  return async (path, request, response) => {
    const entrypoint = entrypoints.get(path)
    const route = routes[path]
    if (!entrypoint || !route) throw new Error(`The build has no route ${path}`)
    leaveOutFrameworkHeaders(request, response)
    // A page is rendered for HEAD too, since its headers state the length (RFC 9110, 9.3.2).
    if (request.method === 'HEAD') request.method = 'GET'
    const content = await runEntrypoint(entrypoint, request, response)
    if (isPage(response)) {
      const document = toDocument(content.toString(), { path, ...route })
      await sendCompressed(request, response, Buffer.from(document))
    } else {
      response.end(content)
    }
  }
}

/** Headers by which a browser with Next’s scripts asks for flight data, and caches tell it apart. */
const frameworkHeader = /^(rsc|next-|x-nextjs-|x-middleware-|x-now-)/i

/** There are no such browsers here, so that only somebody else would send them. */
function leaveOutFrameworkHeaders(request: IncomingMessage, response: ServerResponse): void {
  for (const name of Object.keys(request.headers)) {
    if (frameworkHeader.test(name)) delete request.headers[name]
  }
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) => {
    if (frameworkHeader.test(name)) return response
    if (name.toLowerCase() !== 'vary') return setHeader(name, value)
    const names = String(value)
      .split(/\s*,\s*/)
      .filter((part) => !frameworkHeader.test(part))
    return names.length > 0 ? setHeader(name, names.join(', ')) : response
  }
}

function isPage(response: ServerResponse): boolean {
  return /^text\/html/.test(String(response.getHeader('Content-Type')))
}

/** Quick rather than small, since it is done for one reader. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

async function sendCompressed(
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer,
): Promise<void> {
  const coding = acceptedCoding(request.headers['accept-encoding'])?.name
  response.appendHeader('Vary', 'Accept-Encoding')
  if (coding) response.setHeader('Content-Encoding', coding)
  const body =
    coding === 'br'
      ? await promisify(brotliCompress)(content, brotliOptions)
      : coding === 'gzip'
        ? await promisify(gzip)(content)
        : content
  response.setHeader('Content-Length', body.length)
  response.end(body)
}
