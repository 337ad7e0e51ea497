import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type BuildInputs,
  contentDigest,
  movedSince,
  readInputs,
  root,
} from '../compile/inputs.mjs'
import { abandonBuild, publishBuild } from './build-folder'
import { keepRecord, readRecord, recordPath } from './keep-record'
import { stampFile } from './setup.mjs'

/**
 * Publishes a build that is whole, unless something that it is made of has changed meanwhile: then it is
 * given up, so that no page is older than its sources.
 *
 * @param inputs as they were read before it began
 * @returns what has changed, and the inputs as they are now, of which its own record is one
 */
export async function publishUnlessMoved(
  folder: string,
  inputs: BuildInputs,
): Promise<{ moved: string[]; now: BuildInputs }> {
  // Its own lines change nothing of what is built.
  const record = await keepRecord(root, folder, () => movedSince(inputs).length === 0)
  const now = readInputs()
  const moved = movedSince(inputs, now).filter(
    (file) => file !== recordPath || readRecord(root) !== record,
  )
  if (moved.length > 0) await abandonBuild(folder)
  else await publishMade(folder, now)
  return { moved, now }
}

/** Publishes a build that is made of inputs as they were read. */
export async function publishMade(folder: string, inputs: BuildInputs): Promise<void> {
  writeFileSync(join(folder, stampFile), inputs.digest)
  await publishBuild(root, folder, contentDigest(inputs))
}
