import { writeFileSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type BuildInputs,
  codeDigest,
  contentDigest,
  movedSince,
  readInputs,
  root,
} from '../compile/inputs.mjs'
import { abandonBuild, publishBuild } from './build-folder'
import { reloadEdge } from './edge'
import type { BuildManifest } from './files'
import { keepRecord, readRecord, recordPath } from './keep-record'
import { stampFile } from './setup.mjs'

/**
 * Publishes a build, for whose inputs it has been seen that nothing of them changed while they were
 * read; unless something has changed since that its record of addresses must not overwrite.
 *
 * @param inputs as they were read before it began
 * @param files of the build
 * @returns what has changed; the inputs as they are now, of which its own record is one
 */
export async function publishUnlessMoved(
  folder: string,
  inputs: BuildInputs,
  files: BuildManifest['files'],
): Promise<{ moved: string[]; now: BuildInputs }> {
  const before = readRecord(root)
  // Its own lines change nothing of what is built.
  const record = await keepRecord(root, files, () => movedSince(inputs).length === 0)
  const now = record === before ? inputs : readInputs()
  const moved = movedSince(inputs, now).filter(
    (file) => file !== recordPath || readRecord(root) !== record,
  )
  if (moved.length > 0) await abandonBuild(folder)
  else await publishMade(folder, now)
  return { moved, now }
}

/** Publishes a build that is made of inputs as they were read. */
export async function publishMade(folder: string, inputs: BuildInputs): Promise<void> {
  const stamp = { digest: inputs.digest, code: codeDigest(inputs) }
  writeFileSync(join(folder, stampFile), JSON.stringify(stamp))
  await andReloadEdge(() => publishBuild(root, folder, contentDigest(inputs)))
}

/** Makes another build the current one, and has an edge follow where its configuration is another. */
export async function andReloadEdge<Result>(makeCurrent: () => Promise<Result>): Promise<Result> {
  const current = () => realpath(join(root, 'dist')).catch(() => '')
  const before = await current()
  const result = await makeCurrent()
  const said = await reloadEdge(before, await current())
  if (said) process.stdout.write(`${said}\n`)
  return result
}
