import { exec } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The parts of an edge’s configuration in a build. */
const parts = ['http.conf', 'server.conf']

/**
 * Has an edge read its configuration again where two builds differ in it. A publication stands whatever
 * comes of it: until the edge has read the tables, it asks a replica for what it does not know.
 *
 * @param before the folder of the build that was current
 * @param after the folder of the one that is current now
 * @param command for the shell, from `EDGE_RELOAD`; nothing is done without it
 * @returns what to report, in one line; undefined where nothing was to be done
 */
export async function reloadEdge(
  before: string,
  after: string,
  command = process.env.EDGE_RELOAD,
): Promise<string | undefined> {
  if (!command || (await configuration(before)) === (await configuration(after))) return undefined
  try {
    await promisify(exec)(command, { timeout: 30_000 })
    return 'The edge has read its new configuration'
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    const reason = (stderr?.trim() || message).split('\n').at(-1)
    return `The edge still has its old configuration: ${command}: ${reason}`
  }
}

/** @returns undefined for a build that has none, or none any more */
async function configuration(folder: string): Promise<string | undefined> {
  const texts = parts.map((part) => readFile(join(folder, 'nginx', part), 'utf8'))
  return Promise.all(texts).then(
    (read) => read.join('\n'),
    () => undefined,
  )
}
