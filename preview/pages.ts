import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { type Application, sendOwnHeaders } from '../delivery/application'
import { toDocument } from '../delivery/document'
import type { DocumentSource } from '../delivery/document-store'
import { type RouteAnswer, runEntrypoint } from '../delivery/render-page'
import { renderShareImage } from '../delivery/share-image'
import { shareImageTasks } from '../delivery/share-image-tasks'
import { isLocale } from '../i18n/locales'
import { resolveAddress } from '../site/addresses'
import { changesPath, emptyDocument, ownFiles, type PreviewState, previewDocument } from './page'

/** The 404 of no language, which Next renders for no address: any path may begin with a language. */
export const noLanguagePath = '/404'

/** Answers as Next’s request handler does. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Makes documents of what Next renders, as a build does, with the faults of the content above them.
 * A page that cannot be rendered stays as it was last.
 *
 * @param follow keeps a response, to say on it when something has changed
 */
export function previewPages(
  handle: NextHandler,
  state: PreviewState,
  follow: (response: ServerResponse) => void,
): { documents: DocumentSource; application: Application } {
  const last = new Map<string, string>()

  /** @param status of a document that is an answer of its own, such as that of an error */
  async function respond(request: IncomingMessage, response: ServerResponse, status?: number) {
    const path = request.url ?? '/'
    let problem: string | undefined
    try {
      const answer = await ask(handle, request)
      if (answer.status === 404 && status === undefined) {
        const [, locale] = path.split('/')
        request.url = isLocale(locale) ? `/${locale}/404` : noLanguagePath
        return respond(request, response, 404)
      }
      if (!/^text\/html/.test(String(answer.headers['content-type']))) {
        sendOwnHeaders(response, answer)
        return send(response, answer.status, answer.body)
      }
      if (answer.status >= 500) problem = 'This page cannot be made now.'
      else last.set(path, documentOf(answer, path))
    } catch (error) {
      problem = (error as Error).message
    }
    const document = last.get(path)
    const html = previewDocument(document ?? emptyDocument, state, pageIdOf(path), problem)
    send(response, document ? (status ?? 200) : 500, html, 'text/html; charset=utf-8')
  }

  return {
    documents: {
      has: (address) => isFile(address) || resolveAddress(address).kind === 'page',
      async send(request, response, address, status) {
        if (address === changesPath) return follow(response)
        const own = ownFiles[address]
        if (own) return send(response, 200, readFileSync(own.file), own.type)
        const picture = isFile(address) && (await shareImageTasks()).get(address)
        if (picture) return send(response, 200, await renderShareImage(picture), 'image/png')
        request.url = address
        return respond(request, response, status)
      },
    },
    application: (_, request, response, __, status) => respond(request, response, status),
  }
}

/** Whether an address is no page’s: a file of the preview, or a name with a dot, as no slug has. */
function isFile(address: string): boolean {
  return address in ownFiles || address === changesPath || basename(address).includes('.')
}

function ask(handle: NextHandler, request: IncomingMessage): Promise<RouteAnswer> {
  // Next would compress what is yet to become a document.
  delete request.headers['accept-encoding']
  if (request.method === 'HEAD') request.method = 'GET'
  return runEntrypoint({ handler: handle }, request)
}

function documentOf({ body }: RouteAnswer, path: string): string {
  return toDocument(body.toString(), { path, source: 'app', clientComponents: {} })
}

/** Sends an answer that no one is to keep: any of it may just have been saved. */
function send(response: ServerResponse, status: number, body: Buffer | string, type?: string) {
  if (type) response.setHeader('Content-Type', type)
  response.writeHead(status, { 'Cache-Control': 'no-store' }).end(body)
}

function pageIdOf(path: string): string | undefined {
  const resolution = resolveAddress(path.split('?')[0] ?? path)
  return 'page' in resolution ? resolution.page.id : undefined
}
