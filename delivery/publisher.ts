import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { areMade, type DocumentSources, documentSources } from '../compile/document-sources'
import { type BuildInputs, root } from '../compile/inputs.mjs'
import { keptWords } from '../compile/search-index/kept-words'
import { writeIndexes } from '../compile/search-index/write-indexes'
import { bodyCheck } from '../compile/validation/bodies'
import { checkContent } from '../compile/validation/check-content'
import type { Fault } from '../compile/validation/fault'
import { nothingKept } from '../compile/validation/kept-content'
import { beginEdition, bodyFile } from '../site/content'
import { abandonBuild, startBuild } from './build-folder'
import type { BuildManifest } from './files'
import { openWorkers } from './finish-files'
import { makeDocuments } from './make-documents'
import { publishUnlessMoved } from './publish-build'

/** What has come of a change of the content. */
export type PublicationResult =
  /** Nothing is published: the content has faults, or something was saved meanwhile. */
  | { faults: Fault[] }
  | { moved: string[] }
  /** How many files readers get anew, and how many they get no more; what it is made of. */
  | { made: number; removed: number; inputs: BuildInputs }

/**
 * Opens what publishes changes of content: it keeps checked texts, the search’s words and the threads
 * that render, so that a change costs what it reaches. Code and interface text must be those that are
 * compiled.
 *
 * @returns what makes a build of inputs as they have just been read, and publishes it
 */
export async function openPublisher(): Promise<
  (inputs: BuildInputs) => Promise<PublicationResult>
> {
  const kept = nothingKept()
  const words = keptWords()
  const checkBody = await bodyCheck(bodyFile)
  const contentlayer = startContentlayer()
  const workers = openWorkers()

  /** @returns the faults for which there is nothing to render */
  async function compileContent(): Promise<Fault[]> {
    beginEdition()
    const { faults, content } = await checkContent(root, kept, checkBody)
    if (faults.length > 0) return faults
    const sources = documentSources(content)
    if (!areMade(sources)) await contentlayer(sources)
    beginEdition()
    await writeIndexes(words)
    beginEdition()
    return []
  }

  async function publish(inputs: BuildInputs): Promise<PublicationResult> {
    const folder = await startBuild(root)
    try {
      const faults = await compileContent()
      if (faults.length > 0) {
        await abandonBuild(folder)
        return { faults }
      }
      const { before, files } = await makeDocuments(root, folder, workers)
      const { moved, now } = await publishUnlessMoved(folder, inputs)
      if (moved.length > 0) return { moved }
      return { ...difference(before, files), inputs: now }
    } catch (error) {
      await abandonBuild(folder)
      throw error
    }
  }

  await compileContent()
  return publish
}

function difference(before: BuildManifest['files'], now: BuildManifest['files']) {
  const isMade = (address: string) => now[address]?.etag !== before[address]?.etag
  return {
    made: Object.keys(now).filter(isMade).length,
    removed: Object.keys(before).filter((address) => !(address in now)).length,
  }
}

/** Has contentlayer make its documents, in a process that keeps what it has read. */
function startContentlayer(): (sources: DocumentSources) => Promise<void> {
  let child: ChildProcess | undefined
  let said: Buffer[] = []
  return async (sources) => {
    if (!child || child.exitCode !== null) {
      child = fork(join(root, 'compile/contentlayer.mjs'), { stdio: 'pipe', execArgv: [] })
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (part) => said.push(part))
      }
    }
    said = []
    const waiting = new AbortController()
    const next = (event: string) => once(child as ChildProcess, event, waiting)
    child.send(sources)
    const hasEnded = await Promise.race([
      next('message').then(() => false),
      next('exit').then(() => true),
    ])
    waiting.abort()
    if (hasEnded) throw new Error(Buffer.concat(said).toString())
  }
}
