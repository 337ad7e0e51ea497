import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolveAddress } from '../site/addresses'
import type { DocumentSource } from './document-store'

/** Next’s request handler: `app.getRequestHandler()`. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Paths that Next or a route of ours answers, whatever the content. */
const routePattern =
  /^\/(_next\/|enhance\/|sitemap\.xml$|robots\.txt$|[a-z]{2,3}\/manifest\.webmanifest$|[\w-]+\.(svg|png|ico)$)/

/** Next itself would answer 200. */
export function keepStatus(response: ServerResponse, status: number): ServerResponse {
  if (status === 200) return response
  return Object.defineProperty(response, 'statusCode', { get: () => status, set: () => {} })
}

/** Pages as Next renders them, for authors (`npm run dev`): with its scripts, which reload a saved page. */
export function nextDocuments(handle: NextHandler): DocumentSource {
  return {
    has: (address) => routePattern.test(address) || resolveAddress(address).kind === 'page',
    async send(request, response, address, status = 200) {
      if (status !== 200) request.url = address
      await handle(request, keepStatus(response, status))
    },
  }
}
