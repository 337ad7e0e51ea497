import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tinypool } from 'tinypool'
import { type ContentlayerProcess, startContentlayer } from '../compile/contentlayer-process'
import { areMade, type DocumentSources, documentSources } from '../compile/document-sources'
import { type BuildInputs, movedBelow, movedSince, readInputs, root } from '../compile/inputs.mjs'
import { keepWords, keptWords } from '../compile/search-index/kept-words'
import { writeIndexes } from '../compile/search-index/write-indexes'
import { bodyCheck } from '../compile/validation/bodies'
import { checkContent } from '../compile/validation/check-content'
import type { Fault } from '../compile/validation/fault'
import { nothingKept } from '../compile/validation/kept-content'
import { beginEdition, bodyFile, currentEdition } from '../site/content'
import { abandonBuild, startBuild } from './build-folder'
import { readCompilation } from './compilation'
import type { BuildManifest, FileTask } from './files'
import { openWorkers } from './finish-files'
import { makeDocuments } from './make-documents'
import { outputsOf } from './outputs'
import { prepareBuild } from './prepared-build'
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
 * @param code the digest of the code that is compiled
 * @param stays whether others follow the first publication, for which it makes ready what it can
 * @returns what makes a build of inputs as they have just been read, and publishes it
 */
export async function openPublisher(
  code: string,
  stays: boolean,
): Promise<(inputs: BuildInputs) => Promise<PublicationResult>> {
  const kept = nothingKept()
  const words = keptWords()
  const checkBody = await bodyCheck(bodyFile)
  let contentlayer: ContentlayerProcess | undefined
  const workers = openWorkers()
  const prepare = () => (stays ? prepareBuild(root, code) : Promise.resolve(undefined))
  let next = prepare()

  async function updateDocuments(sources: DocumentSources): Promise<void> {
    contentlayer ??= startContentlayer(root)
    await contentlayer.make(sources).catch((error) => {
      contentlayer = undefined
      throw error
    })
  }

  /** @returns the faults for which there is nothing to render */
  async function compileContent(inputs: BuildInputs): Promise<Fault[]> {
    beginEdition()
    const { faults, content } = await checkContent(root, { ...kept, inputs }, checkBody)
    if (faults.length > 0) return faults
    const sources = documentSources(content)
    if (!areMade(sources)) await updateDocuments(sources)
    beginEdition()
    const written = await writeIndexes(words)
    if (!stays) keepWords(words, written)
    beginEdition()
    return []
  }

  async function publish(inputs: BuildInputs): Promise<PublicationResult> {
    const ready = await next
    const folder = await startBuild(root, ready)
    const prepared = folder === ready?.folder ? ready : undefined
    try {
      const faults = await compileContent(inputs)
      if (faults.length > 0) return await giveUp(folder, { faults })
      // A text that is saved from here on is of the next publication.
      let moved = movedSince(inputs)
      if (moved.length > 0) return await giveUp(folder, { moved })
      const { before, files } = await makeDocuments(root, folder, { workers, prepared })
      moved = movedBelow(inputs, readWhileMade)
      if (moved.length > 0) return await giveUp(folder, { moved })
      const published = await publishUnlessMoved(folder, inputs, files)
      if (published.moved.length > 0) return { moved: published.moved }
      return { ...difference(before, files), inputs: published.now }
    } catch (error) {
      await abandonBuild(folder)
      throw error
    } finally {
      next = prepare()
    }
  }

  if (stays) {
    await compileContent(readInputs())
    // Loads its packages while nobody waits.
    contentlayer ??= startContentlayer(root)
    await warmUp(workers)
  }
  return publish
}

/** What documents are made of as it is then; all else has been compiled before. */
const readWhileMade = ['messages', 'public']

async function giveUp<Reason>(folder: string, reason: Reason): Promise<Reason> {
  await abandonBuild(folder)
  return reason
}

/** Has each thread render a page, so that it has loaded what it needs before somebody waits for it. */
async function warmUp(workers: Tinypool): Promise<void> {
  const outputs = await outputsOf(root, readCompilation(root))
  const { page, source, address } = outputs.find(({ page }) => page) ?? {}
  if (!page || !source || !address) return
  const folder = mkdtempSync(join(tmpdir(), 'portal-'))
  const edition = currentEdition()
  const rendered = workers.threads.map(({ threadId }) => {
    const target = join(folder, `${threadId}.html`)
    return workers.run({
      page,
      source,
      name: address,
      target,
      quality: 1,
      edition,
    } satisfies FileTask)
  })
  await Promise.allSettled(rendered)
  rmSync(folder, { recursive: true })
}

function difference(before: BuildManifest['files'], now: BuildManifest['files']) {
  const isMade = (address: string) => now[address]?.etag !== before[address]?.etag
  return {
    made: Object.keys(now).filter(isMade).length,
    removed: Object.keys(before).filter((address) => !(address in now)).length,
  }
}
