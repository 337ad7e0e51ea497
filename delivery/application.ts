import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Answers what is made per request, by the route’s path. */
export type Application = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>

/** What a route’s file exports. https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints */
interface Entrypoint {
  handler(
    request: IncomingMessage,
    response: ServerResponse,
    context: {
      waitUntil(promise: Promise<void>): void
      requestMeta: { relativeProjectDir: string }
    },
  ): Promise<void>
}

/**
 * Loads the routes that Next makes per request. They read their files below the current folder.
 *
 * @param routes entry file of each route below the folder, by path
 */
export function openApplication(folder: string, routes: Record<string, string>): Application {
  const require = createRequire(join(folder, 'server.mjs'))
  require('next/setup-node-env')
  const entrypoints = new Map<string, Entrypoint>(
    Object.entries(routes).map(([path, file]) => [path, require(join(folder, file))]),
  )
  return async (path, request, response) => {
    const entrypoint = entrypoints.get(path)
    if (!entrypoint) throw new Error(`The build has no route ${path}`)
    leaveOutFrameworkHeaders(request, response)
    await entrypoint.handler(request, response, {
      waitUntil: () => {},
      requestMeta: { relativeProjectDir: '.' },
    })
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
