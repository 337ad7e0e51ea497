import { copyFileSync, linkSync, mkdirSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BuildManifest, DeliveredFile } from './files'

/** The keys of a build’s documents by address (see render-key.ts), beside its manifest. */
export const keysFile = 'render-keys.json'

/** A build whose files the next one may take over. */
export interface PreviousBuild {
  /** Absolute path of its `documents/`. */
  documents: string
  files: Record<string, DeliveredFile>
  keys: Record<string, string>
}

/** The build that `dist` leads to; without files when there is none that can be read. */
export async function openPreviousBuild(root: string): Promise<PreviousBuild> {
  try {
    const folder = await realpath(join(root, 'dist'))
    const read = async (file: string) => JSON.parse(await readFile(join(folder, file), 'utf8'))
    const { files }: BuildManifest = await read('manifest.json')
    return { documents: join(folder, 'documents'), files, keys: await read(keysFile) }
  } catch {
    return { documents: '', files: {}, keys: {} }
  }
}

/** Pages may be shown from a cache for a week after a fault (headers.ts), and a day longer in open tabs. */
const keptFor = 8 * 24 * 60 * 60 * 1000

/**
 * Keeps the assets that only pages of builds before name: such a page may still be in a cache, open
 * in a browser, or come from a replica that has not been restarted yet.
 *
 * @returns what was kept, by address
 */
export function keepAssets(
  before: PreviousBuild,
  current: Record<string, DeliveredFile>,
  documents: string,
): Record<string, DeliveredFile> {
  const now = new Date()
  const kept: Record<string, DeliveredFile> = {}
  for (const [address, file] of Object.entries(before.files)) {
    if (file.kind !== 'asset' || current[address]) continue
    const supersededAt = file.supersededAt ?? now.toISOString()
    if (now.getTime() - Date.parse(supersededAt) > keptFor) continue
    takeOver(join(before.documents, file.file), join(documents, file.file), file.compressed)
    kept[address] = { ...file, supersededAt }
  }
  return kept
}

/** Puts a file and its compressed forms in a second place, without a second copy where links can be had. */
export function takeOver(from: string, to: string, compressed: boolean): void {
  mkdirSync(dirname(to), { recursive: true })
  for (const extension of compressed ? ['', '.br', '.gz'] : ['']) {
    try {
      linkSync(from + extension, to + extension)
    } catch {
      copyFileSync(from + extension, to + extension)
    }
  }
}
