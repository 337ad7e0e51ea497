import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { targetOf } from './requests'
import type { Site } from './serve'
import type { ServedBuild } from './served-build'

/**
 * Sends the documents of the build that is current when a request comes, and has its application
 * answer the rest. No request sees two builds.
 */
export function front(current: () => ServedBuild, log: Logger): Site {
  return {
    answer(request, response) {
      const build = current()
      const [path, query] = targetOf(request)
      answer(build, request, response, path, query).catch((error: Error) => {
        log.error({ path, error: error.stack })
        if (response.headersSent) response.destroy()
        else sendError(build, request, response, path, 500).catch(() => response.destroy())
      })
    },
    state() {
      const { application, headers, lines } = current()
      return { isReady: application.isUp(), headers, lines }
    },
  }
}

async function answer(
  build: ServedBuild,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string | undefined,
): Promise<void> {
  const { method } = request
  const isRead = method === 'GET' || method === 'HEAD'
  // Whether the page reads the query, the application knows.
  if (isRead && query === undefined && build.documents.has(path)) {
    setHeaders(build, response)
    return build.documents.send(request, response, path)
  }
  try {
    await build.application.answer(request, response)
  } catch {
    // The log says why it is gone.
    await sendError(build, request, response, path, 503)
  }
}

/** Sends the error’s document of the language in the path; where there is none, all languages. */
function sendError(
  { documents, ...build }: ServedBuild,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  status: 500 | 503,
): Promise<void> {
  // The client may have left meanwhile.
  if (response.destroyed) return Promise.resolve()
  const ownDocument = `/${path.split('/')[1]}/${status}`
  const address = documents.kindOf(path) === 'choice' ? path : ownDocument
  setHeaders(build, response)
  return documents.send(request, response, documents.kindOf(address) ? address : '/', status)
}

function setHeaders({ headers }: Pick<ServedBuild, 'headers'>, response: ServerResponse): void {
  for (const name in headers) response.setHeader(name, headers[name] as string)
}
