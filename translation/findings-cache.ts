import { createHash, type Hash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digest, translationCode } from '../compile/inputs.mjs'
import { replaceFile } from '../site/content'
import type { PageFindings } from './compare'
import type { Titles } from './page-titles'

/** What was found in pages, kept for as long as nothing changes by which they were made. */
export interface FindingsCache {
  /** @param files of one page, from the content folder; undefined where its languages are to be compared */
  get(files: string[]): PageFindings | undefined
  /** Writes these in place of all before. @param pages by the files of each */
  replace(pages: Map<string[], PageFindings>): void
}

/**
 * Opens what the check before has kept. A page is compared by its own files, by the lists of the
 * content, by the titles of all pages, and by the code: the key of each is a digest of these.
 *
 * @param lists the files of the content that hold words, terms and names, from the content folder
 */
export function openFindingsCache(root: string, lists: string[], titles: Titles): FindingsCache {
  const file = join(root, '.contentlayer', 'findings.json')
  // Bundled code has the digest of what it was made of (run.mjs).
  const code = process.env.TRANSLATION_CODE ?? digest(translationCode)
  const { node, icu, unicode } = process.versions
  const shared = createHash('sha256').update(JSON.stringify([code, node, icu, unicode]))
  addFiles(shared, root, lists)
  for (const [locale, pages] of titles) shared.update(JSON.stringify([locale, ...pages]))
  const before = readFindings(file)
  const keys = new Map<string[], string>()
  const cacheKey = (files: string[]) => {
    const key = keys.get(files) ?? addFiles(shared.copy(), root, files).digest('base64url')
    keys.set(files, key)
    return key
  }
  return {
    get: (files) => before[cacheKey(files)],
    replace(pages) {
      const entries = [...pages].map(([files, found]) => [cacheKey(files), found])
      try {
        mkdirSync(dirname(file), { recursive: true })
        replaceFile(file, JSON.stringify(Object.fromEntries(entries)))
      } catch {
        // Where nobody can write, as in a checkout of another user’s, every check compares all.
      }
    },
  }
}

function addFiles(hash: Hash, root: string, files: string[]): Hash {
  for (const path of files)
    hash.update(`${path}\0`).update(readFileSync(join(root, 'content', path)))
  return hash
}

/** A file that is missing or damaged is made again. */
function readFindings(file: string): Record<string, PageFindings> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
