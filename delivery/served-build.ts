import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type ApplicationProcess, startApplication } from './application-process'
import {
  type BodyCache,
  type BuildDocuments,
  openBodyCache,
  openDocuments,
  readManifest,
} from './document-store'
import { type Publication, publicationFile, serverProtocol } from './files'
import { type Headers, securityHeaders } from './headers'

/** A build that requests are answered from. */
export interface ServedBuild {
  /** Its folder, without links. */
  folder: string
  /** A digest of the code of its server. */
  code: string
  origin: string
  documents: BuildDocuments
  application: ApplicationProcess
  /** Headers of what is not the application’s answer. */
  headers: Headers
  /** What the state of the server says of it. */
  lines: string[]
}

/** Memory for the files that are asked for most, in bytes. */
const cacheSize = 48 * 1024 * 1024

/** Milliseconds between two looks at where the path of the build leads, some fifty microseconds each. */
const lookInterval = 50

/**
 * Opens the build that a path leads to, and from then on each that it leads to later: beside the one
 * that is served, which goes on until the other is whole and its application listens. One that cannot
 * be served leaves the one before in its place. It looks, instead of being told by the file system:
 * volumes that machines share tell nothing.
 *
 * @param path of the build, on which a link leads to the current one
 * @param origin the public one that every build must have; undefined for any
 * @returns what is current
 * @throws where the first build cannot be served
 */
export async function followBuild(
  path: string,
  origin: string | undefined,
  log: Logger,
): Promise<() => ServedBuild> {
  const bodies = openBodyCache(cacheSize)
  let current = await openBuild(await realpath(path).catch(() => path), origin, bodies, log)

  async function follow(): Promise<void> {
    for (let looked = current.folder; ; await setTimeout(lookInterval, undefined, { ref: false })) {
      // Where a volume is gone, or the link about to be set, nothing has been published.
      const folder = await realpath(path).catch(() => looked)
      if (folder === looked) continue
      looked = folder
      try {
        const before = current
        current = await openBuild(folder, origin, bodies, log, before)
        if (current.application !== before.application) before.application.retire()
        log.info({ build: folder, state: current.lines })
      } catch (error) {
        const reason = (error as Error).message
        log.error({ error: `${reason} ${current.folder} is served as before.`, build: folder })
      }
    }
  }

  follow()
  return () => current
}

/**
 * @param before the build that is served, whose application goes on where its code is the same
 * @throws with the reason in a sentence where the build cannot be served
 */
async function openBuild(
  folder: string,
  origin: string | undefined,
  bodies: BodyCache,
  log: Logger,
  before?: ServedBuild,
): Promise<ServedBuild> {
  const manifest = await readManifest(folder)
  if (manifest.protocol !== serverProtocol) {
    throw new Error(
      `The build in ${folder} is for another version of the server. Restart the server to serve it.`,
    )
  }
  if (origin && origin !== manifest.origin) {
    throw new Error(
      `The build in ${folder} is for ${manifest.origin}, and PUBLIC_ORIGIN is ${origin}. Build again, or start with “npm start”, which does so.`,
    )
  }
  const { contentDigest, publishedAt } = await readPublication(folder)
  const build = {
    folder,
    code: manifest.code,
    origin: manifest.origin,
    documents: openDocuments(folder, manifest, bodies),
    headers: securityHeaders(manifest.origin),
    lines: [
      `version ${manifest.version}`,
      ...(contentDigest ? [`content ${contentDigest}`] : []),
      ...(publishedAt ? [`published ${publishedAt}`] : []),
    ],
  }
  // Last: from then on, the application answers from this build.
  const isSame = before?.code === build.code && before.origin === build.origin
  const hasMoved = isSame && (await before.application.moveTo(folder))
  return {
    ...build,
    application: hasMoved ? before.application : await startApplication(folder, manifest, log),
  }
}

/** @returns nothing for a build that has not been published here */
async function readPublication(folder: string): Promise<Partial<Publication>> {
  return readFile(join(folder, publicationFile), 'utf8').then(JSON.parse, () => ({}))
}
