import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { Socket } from 'node:net'
import type { RenderTask } from './files'

/** What a route’s file exports. https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints */
export interface Entrypoint {
  handler(
    request: IncomingMessage,
    response: ServerResponse,
    context: { requestMeta: { relativeProjectDir: string } },
  ): Promise<void>
}

/**
 * Has a route answer, and keeps what it writes until it has ended. Its headers stay on the response.
 *
 * @returns the body
 */
export async function runEntrypoint(
  entrypoint: Entrypoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer> {
  const held = holdBack(response)
  const handled = entrypoint.handler(request, response, {
    requestMeta: { relativeProjectDir: '.' },
  })
  // A page’s handler ends only when its answer has been sent.
  return Promise.race([held, handled.then(() => held)])
}

const entrypoints = new Map<string, Entrypoint>()

/** Loads the file of a route, once. It reads others below the current folder. */
export function loadEntrypoint(file: string): Entrypoint {
  const loaded = entrypoints.get(file)
  if (loaded) return loaded
  const require = createRequire(file)
  require('next/dist/build/adapter/setup-node-env.external')
  const entrypoint: Entrypoint = require(file)
  entrypoints.set(file, entrypoint)
  return entrypoint
}

/** Renders a page as for a reader of whom nothing is known. @throws when Next answers with a fault */
export async function renderPage({ entry, path, bypassToken }: RenderTask): Promise<Buffer> {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url: path })
  Object.assign(request.headers, { host: 'localhost', cookie: `__prerender_bypass=${bypassToken}` })
  const response = new ServerResponse(request)
  const content = await runEntrypoint(loadEntrypoint(entry), request, response)
  if (response.statusCode !== 200) {
    throw new Error(`${path} cannot be rendered: Next answers ${response.statusCode}`)
  }
  return content
}

/** Lets nothing out, so that a page which cannot become a document can still become an error. */
function holdBack(response: ServerResponse): Promise<Buffer> {
  const { write, end, writeHead, flushHeaders } = response
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
      Object.assign(response, { write, end, writeHead, flushHeaders })
      resolve(Buffer.concat(chunks))
      return response
    }
  })
}
