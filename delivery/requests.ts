import type { IncomingMessage } from 'node:http'

/** The path and query of a request target, which may be absolute (RFC 9112, 3.2.2). */
export function targetOf(request: IncomingMessage): [path: string, query: string | undefined] {
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?#]*/i, '')
  const [path = '', query] = target.split(/\?(.*)/s)
  return [path || '/', query]
}

/** The largest body that any route takes, in bytes: a form of ours. */
export const maxBody = 8 * 1024
