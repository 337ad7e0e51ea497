import { relative } from 'node:path'
import { type BuildInputs, contentIn, fileState, root } from '../inputs.mjs'
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
  /** The files as they have just been read, so that they need not be looked at once more. */
  inputs?: BuildInputs
}

type Names = ReturnType<DataPageKind['names']>

interface KeptFile extends ReadFile {
  digest: string
}

export function nothingKept(): KeptContent {
  return { files: new Map(), names: new Map() }
}

/**
 * Reads a file, unless its content is that of the reading before.
 *
 * @param path absolute
 */
export function readKeptFile(
  path: string,
  { files, inputs }: KeptContent,
  read: () => ReadFile,
): ReadFile {
  const digest = contentIn(relative(root, path), inputs)
  const known = files.get(path)
  if (known?.digest === digest) return known
  const found = { ...read(), digest }
  // What was saved meanwhile is read again.
  if (fileState(path).content === digest) files.set(path, found)
  else files.delete(path)
  return found
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
