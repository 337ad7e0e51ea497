import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { CheckedContent, DataPageKind } from './checked-content'
import type { Fault } from './fault'

/** What a file says by itself. */
export interface ReadFile {
  faults: Fault[]
  /** Adds it to what is known of the content. */
  note: (content: CheckedContent) => void
}

/** What a process that stays has read before: a file that has not changed is not read again. */
export interface KeptContent {
  files: Map<string, KeptFile>
  /** What the values of data files are called, by the kind of pages that they make. */
  names: Map<DataPageKind, { values: Map<string, unknown>; names: Names }>
}

type Names = ReturnType<DataPageKind['names']>

interface KeptFile extends ReadFile {
  stamp: string
  /** Whether a later change is sure to give another stamp. */
  isSettled: boolean
  digest: string
}

export function nothingKept(): KeptContent {
  return { files: new Map(), names: new Map() }
}

/** Milliseconds: two changes of a file that are nearer may have one time, on some file systems. */
const tick = 2_000

/**
 * Reads a file, unless its time, size and number are those of the reading before: the time of a
 * change (ctime) cannot be set back, not even by a restored file.
 *
 * @param path absolute
 */
export function readKeptFile(path: string, { files }: KeptContent, read: () => ReadFile): ReadFile {
  const now = Date.now()
  const { ino, size, mtimeMs, ctimeMs } = statSync(path)
  const stamp = `${ino} ${size} ${mtimeMs} ${ctimeMs}`
  const known = files.get(path)
  if (known?.isSettled && known.stamp === stamp) return known
  const digest = createHash('sha256').update(readFileSync(path)).digest('base64url')
  const found = known?.digest === digest ? known : read()
  const kept = { ...found, stamp, isSettled: ctimeMs < now - tick, digest }
  files.set(path, kept)
  return kept
}

/** Forgets files that are not there any more. @param paths absolute, all that are there */
export function forgetOthers(paths: string[], { files }: KeptContent): void {
  const there = new Set(paths)
  for (const path of files.keys()) if (!there.has(path)) files.delete(path)
}

/** What the values of data files are called; found out again only where one of them is another. */
export function keptNames(
  kind: DataPageKind,
  values: Map<string, unknown>,
  { names }: KeptContent,
): Names {
  const known = names.get(kind)
  const isSame =
    known?.values.size === values.size &&
    [...values].every(([name, value]) => known.values.get(name) === value)
  if (isSame) return known.names
  const found = kind.names(values)
  names.set(kind, { values, names: found })
  return found
}
