import { readFileSync } from 'node:fs'
import { digest } from './inputs.mjs'
import { codeDigest } from './validation/bodies'
import type { CheckedContent } from './validation/checked-content'

/** What contentlayer’s documents and the index of pages are made of. */
export interface DocumentSources {
  /** The code, the interface’s words, of which pages of data are made too, and whether drafts are left out. */
  code: string
  /**
   * By the path of each file that has a document, from the content folder: a digest of what is written
   * in it; of a page’s text, of its front matter alone.
   */
  files: Record<string, string>
}

/** Says what the documents of content are to be made of that has just been checked. */
export function documentSources({ documents }: CheckedContent): DocumentSources {
  codeOfProcess ??= `${codeDigest()} ${digest(['contentlayer.config.ts'])} ${process.env.NODE_ENV}`
  const code = `${codeOfProcess} ${digest(['messages'])}`
  return { code, files: Object.fromEntries([...documents].sort()) }
}

/** A process runs the code that it began with. */
let codeOfProcess: string | undefined

/** Whether the documents and the index of pages are those of these sources. */
export function areMade(sources: DocumentSources): boolean {
  return JSON.stringify(madeOf()) === JSON.stringify(sources)
}

/** What the documents were made of that are there; undefined where that is not known. */
export function madeOf(): DocumentSources | undefined {
  try {
    return JSON.parse(readFileSync(madeOfFile(), 'utf8'))
  } catch {
    return undefined
  }
}

export const madeOfFile = () => `${process.cwd()}/.contentlayer/made-of`

/**
 * Where a check leaves what documents would be made of that another process makes meanwhile. It becomes
 * what they are made of when both have ended, and nothing was saved since they began (delivery/build.ts).
 */
export const checkedSourcesFile = () => `${madeOfFile()}.checked`
