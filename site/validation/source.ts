import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from './fault'

/** A text file of the content. `file` is its path from the content folder’s parent. */
export interface Source {
  file: string
  text: string
}

/** Every file below a folder, as paths relative to it with `/`, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'))
    .sort()
}

/** Reads a file as UTF-8, and reports the first byte that is not. */
export function readSource(path: string, file: string): Source | Fault {
  const bytes = readFileSync(path)
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const valid = validPrefix(bytes)
    const lines = valid.split('\n')
    return {
      file,
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      message: 'this is not UTF-8; save the file again with the encoding UTF-8',
    }
  }
}

/** The text before the first invalid byte, which decodes to U+FFFD where the bytes do not say so. */
function validPrefix(bytes: Buffer): string {
  const replacement = '\uFFFD'
  const text = bytes.toString('utf8')
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) {
    const before = Buffer.byteLength(text.slice(0, at))
    if (bytes.subarray(before, before + 3).toString('utf8') !== replacement)
      return text.slice(0, at)
    if (!bytes.subarray(before, before + 3).equals(Buffer.from(replacement)))
      return text.slice(0, at)
  }
  return text
}
