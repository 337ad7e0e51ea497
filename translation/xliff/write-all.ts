import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { temporaryFile } from '../../site/content'

/**
 * Writes all files or none: each is written beside its place, then all are moved there. On a fault,
 * what was moved is put back as it was.
 *
 * @param files texts by absolute path
 */
export function writeAll(files: Map<string, string>): void {
  const written = new Map<string, string>()
  const before = new Map<string, string | undefined>()
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(path), { recursive: true })
      const beside = temporaryFile(path)
      written.set(path, beside)
      writeFileSync(beside, text)
    }
    for (const [path, beside] of written) {
      const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined
      renameSync(beside, path)
      before.set(path, old)
    }
  } catch (error) {
    for (const [path, text] of before) {
      if (text === undefined) rmSync(path)
      else writeFileSync(path, text)
    }
    for (const beside of written.values()) rmSync(beside, { force: true })
    throw error
  }
}
