import {
  type IncomingHttpHeaders,
  IncomingMessage,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'
import { Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { RenderTask } from './files'
import { renderAnewCookie, requireRoute } from './next'

/**
 * The exports of a route’s file.
 * https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints
 */
export interface Entrypoint {
  handler(
    request: IncomingMessage,
    response: ServerResponse,
    context: { requestMeta: { relativeProjectDir: string } },
  ): Promise<void>
}

export interface RouteAnswer {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
}

/**
 * Has a route answer to a response of its own, of which nothing reaches the reader: a page that
 * cannot become a document can still become an error, and so can a route that fails halfway.
 *
 * @throws what the route throws, or when it ends without an answer
 */
export async function runEntrypoint(
  entrypoint: Entrypoint,
  request: IncomingMessage,
): Promise<RouteAnswer> {
  const response = new ServerResponse(request)
  const answered = gather(response)
  const handled = entrypoint.handler(request, response, {
    requestMeta: { relativeProjectDir: '.' },
  })
  const unanswered = handled.then(async () => {
    // Some end, and then answer what they have begun.
    await setImmediate()
    throw new Error(`${request.url} ended without an answer`)
  })
  return Promise.race([answered, unanswered])
}

const entrypoints = new Map<string, Entrypoint>()

/** Loads the file of a route, once. It reads others below the current folder. */
export function loadEntrypoint(file: string): Entrypoint {
  const loaded = entrypoints.get(file)
  if (loaded) return loaded
  const entrypoint = requireRoute(file) as Entrypoint
  entrypoints.set(file, entrypoint)
  return entrypoint
}

/** A request for an address, by nobody. */
export function requestFor(url: string, headers: IncomingHttpHeaders = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url })
  Object.assign(request.headers, { host: 'localhost', ...headers })
  return request
}

/** Renders a page as for a reader of whom nothing is known. @throws when Next answers with a fault */
export async function renderPage({ entry, path, bypassToken }: RenderTask): Promise<Buffer> {
  const request = requestFor(path, { cookie: renderAnewCookie(bypassToken) })
  const { status, body } = await runEntrypoint(loadEntrypoint(entry), request)
  if (status !== 200) throw new Error(`${path} cannot be rendered: Next answers ${status}`)
  return body
}

/** Keeps what is written to a response until it is ended. */
function gather(response: ServerResponse): Promise<RouteAnswer> {
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    return true
  }
  return new Promise((resolve) => {
    response.write = keep
    response.flushHeaders = () => {}
    response.writeHead = (status: number, ...rest: unknown[]) => {
      response.statusCode = status
      const headers = (rest.at(-1) ?? {}) as OutgoingHttpHeaders
      for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined) response.setHeader(name, value)
      }
      return response
    }
    response.end = (chunk?: unknown) => {
      keep(chunk)
      resolve({
        status: response.statusCode,
        headers: response.getHeaders(),
        body: Buffer.concat(chunks),
      })
      return response
    }
  })
}
