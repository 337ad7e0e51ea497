import { join } from 'node:path'
import type { Tinypool } from 'tinypool'
import { publicOrigin } from '../site/origin'
import { renderingCode } from './code-digests'
import { readCompilation } from './compilation'
import type { BuildManifest } from './files'
import { finishFiles, type Output } from './finish-files'
import { refuseDeadAddresses } from './keep-record'
import { outputsOf } from './outputs'
import type { PreparedBuild } from './prepared-build'
import { isWhole, openPreviousBuild } from './previous-build'
import { nextRenderings, readValues, unchangedReads } from './read-values'
import { writeServer } from './server-folder'
import { writeManifest } from './write-manifest'

/**
 * Turns what Next has compiled and what the content says into a build: a tree of documents and assets
 * that any server can serve, and a server.
 *
 * @param root the project’s folder, in which Next has compiled and the content is checked
 * @param folder of the build, still empty unless it is the prepared one
 * @param kept of a process that stays: its threads (finish-files.ts), and what it has prepared
 * @returns the files of the build before, and of this one, by address
 */
export async function makeDocuments(
  root: string,
  folder: string,
  { workers, prepared }: { workers?: Tinypool; prepared?: PreparedBuild | undefined } = {},
): Promise<Record<'before' | 'files', BuildManifest['files']>> {
  const compilation = readCompilation(root)
  const outputs = await outputsOf(root, compilation)
  const before = prepared?.before ?? (await openPreviousBuild(root))
  const code = await renderingCode(Object.keys(compilation.assets))
  const valueAt = readValues()
  // Whatever is rendered may name the origin.
  const isSame = code === before.renderings.code && before.origin === publicOrigin()
  const unchanged = isSame ? unchangedReads(before.renderings, valueAt) : () => undefined
  const kept = new Map(outputs.map((output) => [output, unchanged(renderingName(output))]))
  const isCurrent = (output: Output) => {
    const { address, key, source } = output
    if (prepared && typeof source === 'string') return isWhole(source, before.files[address]?.etag)
    return key === undefined ? kept.get(output) !== undefined : key === before.keys[address]
  }
  // While threads make files, this one has nothing else to do.
  const [{ files, reads }, server] = await Promise.all([
    finishFiles(outputs, join(folder, 'documents'), before, isCurrent, { workers, prepared }),
    writeServer(root, compilation, join(folder, 'server'), prepared),
  ])
  const renderedFrom = new Map<string, Uint32Array | string[]>()
  for (const output of outputs) {
    const own = reads.get(output.address) ?? kept.get(output)
    if (own) renderedFrom.set(renderingName(output), own)
  }
  refuseDeadAddresses(root, files)
  const keys = Object.fromEntries(
    outputs.flatMap(({ address, key }) => (key ? [[address, key]] : [])),
  )
  const renderings = nextRenderings(before.renderings, code, renderedFrom, valueAt)
  await writeManifest(folder, { origin: publicOrigin(), files, ...server }, { keys, renderings })
  return { before: before.files, files }
}

/** Names what is rendered for an address: a former one has what is at another, which may change. */
function renderingName({ address, source }: Output): string {
  const path = typeof source === 'object' && 'path' in source ? source.path : address
  return path === address ? address : `${address} ${path}`
}
