import { readFileSync, statSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { LRUCache } from 'lru-cache'
import { contentHash } from './entity-tag'
import type { BuildManifest, DeliveredFile, FileForms } from './files'
import { placeFile } from './placed-files'
import { noRenderings, type Renderings } from './read-values'

/** What a build says to the next one, beside its manifest. */
export const renderingsFile = 'renderings'

/** What the files of a build were made from. */
export interface MadeFrom {
  /** Keys of pictures by address (code-digests.ts). */
  keys: Record<string, string>
  /** What documents were rendered from. */
  renderings: Renderings
}

/** The extensions of a file’s compressed forms, in the order of their hashes in the manifest. */
export const compressedForms = ['.br', '.gz'] as const

/** A build whose files the next one may take over. */
export interface PreviousBuild extends MadeFrom {
  /** Absolute path of its `documents/`. */
  documents: string
  /** The public origin that its documents contain. */
  origin: string
  /** A digest of its server’s code. */
  code: string
  files: Record<string, DeliveredFile>
}

/** The build that `dist` leads to; without files when there is none that can be read. */
export async function openPreviousBuild(root: string): Promise<PreviousBuild> {
  try {
    const folder = await realpath(join(root, 'dist'))
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8')
    const { origin, code, files }: BuildManifest = JSON.parse(manifest)
    const documents = join(folder, 'documents')
    const { keys, renderings }: MadeFrom = deserialize(await readFile(join(folder, renderingsFile)))
    return { documents, origin, code, files, keys, renderings }
  } catch {
    return { documents: '', origin: '', code: '', files: {}, keys: {}, renderings: noRenderings }
  }
}

/**
 * How long the assets of builds before are kept, in milliseconds: pages may be shown from a cache
 * for a week after a fault (headers.ts), and a day longer in open tabs.
 */
const keptFor = 8 * 24 * 60 * 60 * 1000

/**
 * The assets that only pages of builds before name: such a page may still be in a cache, open in a
 * browser, or come from a replica that has yet to follow.
 *
 * @param addresses of what the build itself has
 */
export function keptAssets(
  before: PreviousBuild,
  addresses: Set<string>,
): [address: string, file: DeliveredFile][] {
  const now = new Date()
  return Object.entries(before.files).flatMap(([address, file]) => {
    if (file.kind !== 'asset' || addresses.has(address)) return []
    const supersededAt = file.supersededAt ?? now.toISOString()
    if (now.getTime() - Date.parse(supersededAt) > keptFor) return []
    const isThere = isWhole(join(before.documents, file.file), file.etag)
    return isThere ? [[address, { ...file, supersededAt }]] : []
  })
}

/**
 * Puts a file and its compressed forms in a second place, without a second copy where links can be had.
 *
 * @returns false, having done nothing, where any of them is missing or damaged
 */
export function reuseFile({ file, etag, forms }: FileForms, to: string): boolean {
  const extensions = forms ? ['', ...compressedForms] : ['']
  const hashes = [etag, ...(forms ?? [])]
  if (!extensions.every((extension, index) => isWhole(file + extension, hashes[index])))
    return false
  for (const extension of extensions) placeFile(file + extension, to + extension)
  return true
}

/** Hashes of files by their numbers on the disk, which a link shares, and when they were written. */
const knownHashes = new LRUCache<string, string>({ max: 500_000 })

/** Whether a file has the content that a hash is of; of a process that stays, read once. */
export function isWhole(path: string, hash: string | undefined): boolean {
  try {
    const { dev, ino, size, mtimeMs } = statSync(path)
    const identity = `${dev} ${ino} ${size} ${mtimeMs}`
    const known = knownHashes.get(identity) ?? contentHash(readFileSync(path))
    knownHashes.set(identity, known)
    return known === hash
  } catch {
    return false
  }
}
