import { type ContentlayerProcess, startContentlayer } from '../compile/contentlayer-process'
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
  let contentlayer: ContentlayerProcess | undefined
  const workers = openWorkers()

  async function updateDocuments(sources: DocumentSources): Promise<void> {
    contentlayer ??= startContentlayer(root)
    await contentlayer.make(sources).catch((error) => {
      contentlayer = undefined
      throw error
    })
  }

  /** @returns the faults for which there is nothing to render */
  async function compileContent(): Promise<Fault[]> {
    beginEdition()
    const { faults, content } = await checkContent(root, kept, checkBody)
    if (faults.length > 0) return faults
    const sources = documentSources(content)
    if (!areMade(sources)) await updateDocuments(sources)
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
