import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { entityTag, matchesTag } from './entity-tag'
import type { BuildManifest, DeliveredFile } from './files'
import { kindHeaders, negotiatedHeaders } from './headers'

/** Where documents come from: the files of a build, or for authors Next itself. */
export interface DocumentSource {
  /** Whether an address names a page, an asset or another file, whatever the reader’s language. */
  has(address: string): boolean
  /** Sends a document or file. A status other than 200 makes it an answer of its own, never “304”. */
  send(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    status?: number,
  ): Promise<void>
}

/** Memory for the files that are asked for most, in bytes. */
const cacheSize = 48 * 1024 * 1024

/** The content codings that files are kept in, best first (RFC 9110, 12.5.3). */
const codings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const

type Coding = (typeof codings)[number]

/**
 * Opens a build.
 *
 * @param folder holds `manifest.json` and `documents/`
 * @throws when it does not
 */
export function openBuild(
  folder: string,
): DocumentSource & Pick<BuildManifest, 'version' | 'origin' | 'routes'> {
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(
      `There is no build in ${folder}. Run “npm start”, which builds, or “npm run build”.`,
    )
  }
  const manifest: BuildManifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const files = new Map(Object.entries(manifest.files))
  const bodies = new LRUCache<string, Buffer>({
    maxSize: cacheSize,
    sizeCalculation: (body) => body.length + 1,
  })

  async function bodyOf(path: string): Promise<Buffer> {
    let body = bodies.get(path)
    if (!body) {
      body = await readFile(join(folder, 'documents', path))
      bodies.set(path, body)
    }
    return body
  }

  return {
    version: manifest.version,
    origin: manifest.origin,
    routes: manifest.routes,
    has(address) {
      const kind = files.get(address)?.kind
      return kind !== undefined && kind !== 'choice' && kind !== 'error'
    },
    async send(request, response, address, status = 200) {
      const file = files.get(address)
      if (!file) throw new Error(`The build has no file for ${address}`)
      const coding = file.compressed
        ? acceptedCoding(request.headers['accept-encoding'])
        : undefined
      const headers = headersOf(file, coding, status)
      if (status === 200 && matchesTag(request.headers['if-none-match'], headers.ETag)) {
        response.writeHead(304, headers).end()
        return
      }
      const body = await bodyOf(file.file + (coding?.extension ?? ''))
      response.writeHead(status, {
        ...headers,
        'Content-Type': file.type,
        'Content-Length': body.length,
        ...(coding && { 'Content-Encoding': coding.name }),
      })
      response.end(body)
    },
  }
}

function headersOf(file: DeliveredFile, coding: Coding | undefined, status: number) {
  const headers: Record<string, string> = { ...kindHeaders[file.kind] }
  if (status === 200) headers.ETag = entityTag(file.etag, coding?.name)
  if (file.kind === 'choice') headers.Vary = negotiatedHeaders.Vary
  else if (file.compressed) headers.Vary = 'Accept-Encoding'
  return headers
}

const codingNames: string[] = codings.map(({ name }) => name)

/** The coding that a reader’s browser likes best (RFC 9110, 12.5.3); undefined for the file as it is. */
export function acceptedCoding(header: string | undefined): Coding | undefined {
  if (!header) return undefined
  const negotiator = new Negotiator({
    headers: { 'accept-encoding': header },
  }) as EncodingNegotiator
  const best = negotiator.encoding([...codingNames, 'identity'], { preferred: codingNames })
  return codings.find(({ name }) => name === best)
}

/** Adds the server’s order of codings that a browser likes equally, which the types lack. */
interface EncodingNegotiator extends Negotiator {
  encoding(available: string[], options?: { preferred: string[] }): string | undefined
}
