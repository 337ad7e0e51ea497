import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import { currentEdition } from '../site/content'
import type { RenderedPage } from './document'
import type { DeliveredFile, FileTask, FinishedFile } from './files'
import type { FileKind } from './headers'
import { type PreparedBuild, removeOthers } from './prepared-build'
import { keptAssets, type PreviousBuild, reuseFile } from './previous-build'

/** A file of the build, before it is finished. */
export interface Output {
  address: string
  file: string
  kind: FileKind
  type: string
  source: FileTask['source']
  page?: RenderedPage
  /** The pages and layouts that import a stylesheet, for messages. */
  importedBy?: string[]
  /** The key of a picture, which is drawn only where the build before has another key for it. */
  key?: string
  /** When the first build without it was made, for an asset that only older builds’ pages name. */
  supersededAt?: string
}

/**
 * Brotli's two best qualities search for the shortest form, which takes twenty to fifty times as
 * long as the next one for an eighth fewer bytes. A site of more files than this would be built for
 * minutes longer (docs/decisions/9-brotli-by-size.md).
 */
const mostAtBestQuality = 1500

/** Threads that make files; of a process that stays, with the routes that they have loaded. */
export function openWorkers(): Tinypool {
  return new Tinypool({
    filename: fileURLToPath(new URL('worker.mjs', import.meta.url)),
    // Milliseconds; the longest that timers know.
    idleTimeout: 2 ** 31 - 1,
    // A thread’s live data do not grow with the site. Without limits, garbage is left longer: 3,000
    // pages take 1,630 MB instead of 1,470, and as much time.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 },
  })
}

/**
 * Makes the files of a build, in worker threads; what the build before has whole is taken over. With
 * them stay the assets that only pages of builds before name.
 *
 * @param documents the folder to write to
 * @param isCurrent whether a file would be made as the build before has it
 * @param kept of a process that stays: its threads, others end with the files; and a copy of the build
 * before, where `documents` lies in it
 * @returns the files by address, and what was read for those that were rendered
 * @throws with every reason at once when any file is refused
 */
export async function finishFiles(
  outputs: Output[],
  documents: string,
  before: PreviousBuild,
  isCurrent: (output: Output) => boolean = () => false,
  {
    workers,
    prepared,
  }: { workers?: Tinypool | undefined; prepared?: PreparedBuild | undefined } = {},
): Promise<{ files: Record<string, DeliveredFile>; reads: Map<string, string[]> }> {
  const pool = workers ?? openWorkers()
  const edition = currentEdition()
  const quality = outputs.length > mostAtBestQuality ? 9 : 11
  const files: Record<string, DeliveredFile> = {}
  const reads = new Map<string, string[]>()
  const refusals: string[] = []
  const isThere = (output: Output) =>
    prepared && before.files[output.address]?.file === output.file && isCurrent(output)
  if (prepared) {
    removeOthers(prepared, new Set(outputs.filter(isThere).map(({ address }) => address)))
  }
  const finish = async (output: Output) => {
    const { address, file, kind, type, source, page, importedBy, supersededAt } = output
    const target = join(documents, file)
    const old = before.files[address]
    const previous = old && { ...old, file: join(before.documents, old.file) }
    const delivered = { file, kind, type, ...(supersededAt && { supersededAt }) }
    if (previous && (isThere(output) || (isCurrent(output) && reuseFile(previous, target)))) {
      const { etag, compressed, forms } = previous
      files[address] = { ...delivered, etag, compressed, ...(forms && { forms }) }
      return
    }
    const name = importedBy?.length ? `${address} (from ${importedBy.join(', ')})` : address
    const task: FileTask = {
      source,
      target,
      name,
      quality,
      edition,
      ...(page && { page }),
      ...(previous && { previous }),
    }
    const finished: FinishedFile = await pool.run(task)
    if ('refusal' in finished) {
      refusals.push(finished.refusal)
      return
    }
    const { reads: read, ...forms } = finished
    files[address] = { ...delivered, ...forms }
    if (read) reads.set(address, read)
  }
  const all = [...keptOutputs(outputs, before), ...outputs]
  await Promise.all(all.map(finish)).finally(() => workers ?? pool.destroy())
  if (refusals.length > 0) throw new Error(refusals.sort().join('\n\n'))
  return { files, reads }
}

function keptOutputs(outputs: Output[], before: PreviousBuild): Output[] {
  const addresses = new Set(outputs.map(({ address }) => address))
  return keptAssets(before, addresses).map(([address, asset]) => {
    return { ...asset, address, source: join(before.documents, asset.file) }
  })
}
