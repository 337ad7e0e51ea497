import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes all files or none: each is written beside its place, then all are moved there. On a fault,
 * what was moved is put back as it was.
 *
 * @param files texts by absolute path
 */
export function writeAll(files: Map<string, string>): void {
  const beside: string[] = []
  const before = new Map<string, string | undefined>()
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.new`, text)
      beside.push(`${path}.new`)
    }
    for (const path of files.keys()) {
      const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined
      renameSync(`${path}.new`, path)
      before.set(path, old)
    }
  } catch (error) {
    for (const [path, text] of before) {
      if (text === undefined) rmSync(path)
      else writeFileSync(path, text)
    }
    for (const path of beside) rmSync(path, { force: true })
    throw error
  }
}
