import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildManifest } from './files'
import { nginxConfiguration } from './nginx'
import { keysFile } from './previous-build'

/**
 * Writes what says how a build’s files are to be served, and what they were made of.
 *
 * @param folder of the build
 * @param keys of its documents, by address
 */
export async function writeManifest(
  folder: string,
  manifest: BuildManifest,
  keys: Record<string, string>,
): Promise<void> {
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(folder, keysFile), JSON.stringify(keys))
  await mkdir(join(folder, 'nginx'))
  for (const [part, text] of Object.entries(nginxConfiguration(manifest))) {
    await writeFile(join(folder, 'nginx', `${part}.conf`), text)
  }
}
