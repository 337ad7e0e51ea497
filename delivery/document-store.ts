import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import { entityTag, matchesTag } from './entity-tag'
import type { BuildManifest, DeliveredFile } from './files'
import { type FileKind, kindHeaders, negotiatedHeaders } from './headers'

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

/** The content codings that files are kept in, best first (RFC 9110, 12.5.3). */
const codings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const

type Coding = (typeof codings)[number]

/** The documents of a build. */
export interface BuildDocuments extends DocumentSource {
  /** What an address names, those of errors and of the choice of a language too. */
  kindOf(address: string): FileKind | undefined
}

/**
 * Keeps the files that are asked for most, by the hash of their bytes: what two builds have in common
 * is kept once, and a build that has just been published finds there what it did not change.
 */
export type BodyCache = LRUCache<string, Buffer>

/** @param size in bytes */
export function openBodyCache(size: number): BodyCache {
  return new LRUCache({ maxSize: size, sizeCalculation: (body) => body.length + 1 })
}

/** Reads the manifest of a build. @throws when there is no build in the folder, or a damaged one */
export async function readManifest(folder: string): Promise<BuildManifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new Error(
      `There is no build in ${folder}. Run “npm start”, which builds, or “npm run build”.`,
    )
  })
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`The manifest of the build in ${folder} is damaged. Build again.`)
  }
}

/** @param folder of the build, which holds `documents/` */
export function openDocuments(
  folder: string,
  manifest: Pick<BuildManifest, 'files'>,
  bodies: BodyCache,
): BuildDocuments {
  const files = new Map(Object.entries(manifest.files))
  const kindOf = (address: string) => files.get(address)?.kind

  async function bodyOf(file: DeliveredFile, coding: Coding | undefined): Promise<Buffer> {
    const key = coding ? file.forms?.[codings.indexOf(coding)] : file.etag
    const kept = key && bodies.get(key)
    if (kept) return kept
    const body = await readFile(join(folder, 'documents', file.file + (coding?.extension ?? '')))
    if (key) bodies.set(key, body)
    return body
  }

  return {
    kindOf,
    has(address) {
      const kind = kindOf(address)
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
      const body = await bodyOf(file, coding)
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
