import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { root } from '../compile/inputs.mjs'
import { type BuildManifest, serverProtocol } from './files'
import { nginxConfiguration } from './nginx'
import { type MadeFrom, renderingsFile } from './previous-build'

/**
 * Writes the files that say how a build is to be served, and what it was made of.
 *
 * @param folder of the build
 */
export async function writeManifest(
  folder: string,
  manifest: Omit<BuildManifest, 'version' | 'protocol'>,
  { keys, renderings }: MadeFrom,
): Promise<void> {
  const { version }: BuildManifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const whole: BuildManifest = {
    protocol: serverProtocol,
    version,
    ...manifest,
    files: inOrder(manifest.files),
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(whole))
  const madeFrom: MadeFrom = { keys, renderings }
  await writeFile(join(folder, renderingsFile), serialize(madeFrom))
  await mkdir(join(folder, 'nginx'))
  for (const [part, text] of Object.entries(nginxConfiguration(whole))) {
    await writeFile(join(folder, 'nginx', `${part}.conf`), text)
  }
}

/** By address: files are finished in no fixed order, and the same content must give the same lines. */
function inOrder<Value>(files: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}
