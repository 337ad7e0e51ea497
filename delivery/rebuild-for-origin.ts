import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publicOrigin } from '../site/origin'
import type { BuildManifest } from './files'
import { finishFiles, type Output } from './finish-files'
import { isWhole, openPreviousBuild } from './previous-build'
import { writeManifest } from './write-manifest'

/**
 * Makes a build of the current one, for the public origin that is asked for now. Nothing but
 * absolute addresses depends on it, so that nothing is rendered: the result has the same bytes.
 *
 * @param root the project’s folder
 * @param folder of the build, still empty
 * @returns false, having done nothing, where a file of the current build is missing or damaged
 */
export async function rebuildForOrigin(root: string, folder: string): Promise<boolean> {
  const before = await openPreviousBuild(root)
  const delivered = Object.entries(before.files)
  const pathOf = (file: string) => join(before.documents, file)
  const areWhole = delivered.every(([, { file, etag }]) => isWhole(pathOf(file), etag))
  if (delivered.length === 0 || !areWhole) return false
  const outputs = delivered.map(([address, file]): Output => {
    const text = pathOf(file.file)
    const source = file.compressed ? { text, from: before.origin, to: publicOrigin() } : text
    return { ...file, address, source }
  })
  const current = join(before.documents, '..')
  const { code, routes }: BuildManifest = JSON.parse(
    await readFile(join(current, 'manifest.json'), 'utf8'),
  )
  await cp(join(current, 'server'), join(folder, 'server'), { recursive: true })
  const { files } = await finishFiles(outputs, join(folder, 'documents'), before)
  await writeManifest(folder, { origin: publicOrigin(), code, files, routes }, before)
  return true
}
