import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isForeignFile } from '../inputs.mjs'
import type { Fault, Place } from './fault'

/** A text file of the content. `file` is its path from the content folder’s parent. */
export interface Source {
  file: string
  text: string
}

/**
 * Every file below a folder, as paths relative to it with `/`, sorted; none that a system or an
 * editor has left there, or a command is just writing.
 */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((path) => !path.split('/').some(isForeignFile))
    .sort()
}

/**
 * Reads a file as UTF-8, and reports the first byte that is not. Accents that are written as
 * characters of their own, as macOS and PDF files do, are composed here (NFC): all that compares or
 * publishes a text comes through here, an editor sees no difference, and no author could mend it.
 */
export function readSource(path: string, file: string): Source | Fault {
  const bytes = readFileSync(path)
  const message = 'this is not UTF-8; save the file again with the encoding UTF-8'
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC')
    // UTF-16 without a mark of it reads as letters with nothing between them.
    const at = text.indexOf('\0')
    return at < 0 ? { file, text } : { file, ...placeAfter(text.slice(0, at)), message }
  } catch {
    return { file, ...invalidPlace(bytes), message }
  }
}

/** Returns the place at which a file stops being UTF-8. */
export function invalidPlace(bytes: Buffer): Place {
  return placeAfter(validPrefix(bytes))
}

/** The place behind a text, which is the beginning of a file. */
export function placeAfter(text: string): Place {
  const lines = text.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
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
