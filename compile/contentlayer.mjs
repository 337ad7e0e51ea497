// @ts-check
// Has contentlayer make its documents of the content below the current folder; for a process that has
// forked this, whenever it sends a message (`DocumentSources`, or anything for all of them), which is
// answered when they are made. contentlayer’s own
// command line would trace each of its steps (docs/decisions/1-bodies-are-data.md).
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { generateDotpkg, runMain } from 'contentlayer2/core'
import 'contentlayer2/source-files'
import { unknownToAbsolutePosixFilePath } from 'contentlayer2/utils'
import { register } from 'tsx/esm/api'
import { contentCode, digest, root } from './inputs.mjs'

// The packages are loaded by now: tsx, which the configuration needs, would read a thousand modules.
register()
const { default: configuration } = await import('../contentlayer.config')
const { collectionFile, readDocuments, writePageIndex } = await import('./content-index')
const { madeOf, madeOfFile } = await import('./document-sources')
const { replaceFile } = await import('../site/content')

const config = {
  source: await configuration(undefined),
  // contentlayer keeps documents from one run to the next, as long as they are of the same code.
  esbuildHash: digest([...contentCode, 'contentlayer.config.ts']),
  filePath: unknownToAbsolutePosixFilePath(join(root, 'contentlayer.config.ts')),
}

/** @param {string} folder whose content is read, and below which documents are written */
const makeDocuments = (folder) =>
  runMain({
    tracingServiceName: 'contentlayer',
    verbose: false,
    customCwd: unknownToAbsolutePosixFilePath(folder),
  })(generateDotpkg({ config, verbose: false }))

/**
 * The documents that this process has made or read.
 *
 * @type {import('./content-index').Documents | undefined}
 */
let documents

/**
 * Ends the process with 1 where contentlayer finds a fault, which it has written to the terminal.
 *
 * @param {import('./document-sources').DocumentSources} [sources] where it is known what the documents are to
 *   be made of, only those are made that were made of something else
 */
async function generate(sources) {
  const before = sources && madeOf()
  // Until all is written, it is not known what it is made of.
  rmSync(madeOfFile(), { force: true })
  const known =
    before && before.code === sources?.code
      ? (documents ?? (await readDocuments().catch(() => undefined)))
      : undefined
  /** @type {Set<string>} */
  let touched = new Set()
  if (known && before && sources) touched = await update(known, before.files, sources.files)
  else await makeDocuments(process.cwd())
  documents = known ?? (await readDocuments())
  await writePageIndex(documents)
  process.send?.('made')
  // What the next process begins with, nobody waits for.
  for (const type of touched) {
    const ofType = [...(documents.get(type)?.values() ?? [])]
    replaceFile(collectionFile(type), JSON.stringify(ofType, null, 2))
  }
  if (sources) replaceFile(madeOfFile(), JSON.stringify(sources))
}

/**
 * contentlayer reads a whole folder, and writes all documents of it: the files that have changed are
 * given to it in one of their own.
 *
 * @param {import('./content-index').Documents} all is changed
 * @param {Record<string, string>} before
 * @param {Record<string, string>} now
 * @returns the kinds of documents of which some are others than before
 */
async function update(all, before, now) {
  const changed = Object.keys(now).filter((path) => now[path] !== before[path])
  const gone = Object.keys(before).filter((path) => now[path] === undefined)
  /** @type {Set<string>} */
  const touched = new Set()
  for (const [type, ofType] of all)
    for (const path of gone) if (ofType.delete(path)) touched.add(type)
  if (changed.length > 0) {
    const folder = join(process.cwd(), '.contentlayer', 'changed')
    rmSync(folder, { recursive: true, force: true })
    for (const path of changed) cpSync(join('content', path), join(folder, 'content', path))
    await makeDocuments(folder)
    for (const [type, made] of await readDocuments(folder)) {
      for (const [path, document] of made) all.get(type)?.set(path, document)
      if (made.size > 0) touched.add(type)
    }
    rmSync(folder, { recursive: true })
  }
  return touched
}

if (process.send) {
  let made = Promise.resolve()
  process.on('message', (sources) => {
    // The preview asks for all of them.
    const known = /** @type {import('./document-sources').DocumentSources} */ (sources)
    made = made.then(() => generate(typeof sources === 'object' ? known : undefined))
  })
  // What is being written is written to its end.
  process.on('disconnect', () => made.then(() => process.exit()))
} else await generate()
