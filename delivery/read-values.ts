import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { fileState } from '../compile/inputs.mjs'
import type { Locale } from '../i18n/locales'
import { childBySlug } from '../site/addresses'
import type { Read } from '../site/reads'
import { allPages, findPage, hasAtMostTexts, type Page, staleSectionIds } from '../site/registry'

/** What the documents of a build were rendered from, beside its manifest. */
export interface Renderings {
  /** A digest of what renders, whatever the content. */
  code: string
  /** What documents have read, with a digest of what the content had there. */
  values: Map<string, string>
  /** The reads of each document by its name (make-documents.ts), as places among `values`. */
  documents: Map<string, Reads>
}

/** Numbers, since thousands of documents read hundreds of values each. */
type Reads = Uint32Array

export const noRenderings: Renderings = { code: '', values: new Map(), documents: new Map() }

/**
 * Gathers what documents have read.
 *
 * @param before of the build before
 * @param documents the reads of each: of one that is taken over, as that build has them
 */
export function nextRenderings(
  before: Renderings,
  code: string,
  documents: Map<string, Reads | string[]>,
  valueAt: (read: string) => string,
): Renderings {
  const readBefore = [...before.values.keys()]
  const places = new Map<string, number>()
  const placeOf = (read: string) => {
    const place = places.get(read) ?? places.size
    places.set(read, place)
    return place
  }
  const newPlaces = new Map<number, number>()
  const newPlace = (place: number) => {
    const known = newPlaces.get(place) ?? placeOf(readBefore[place] as string)
    newPlaces.set(place, known)
    return known
  }
  const numbered = [...documents].map(([name, reads]): [string, Reads] => [
    name,
    Array.isArray(reads) ? Uint32Array.from(reads, placeOf) : reads.map(newPlace),
  ])
  const values = [...places.keys()].map((read): [string, string] => [read, valueAt(read)])
  return { code, values: new Map(values), documents: new Map(numbered) }
}

/**
 * Finds the documents of a build that would be rendered the same now.
 *
 * @returns what such a document has read, by its name
 */
export function unchangedReads(
  { values, documents }: Renderings,
  valueAt: (read: string) => string,
): (name: string) => Reads | undefined {
  const isSame = [...values].map(([read, value]) => valueAt(read) === value)
  return (name) => {
    const reads = documents.get(name)
    return reads?.every((place) => isSame[place]) ? reads : undefined
  }
}

/**
 * What the content has now where a document read something of it (site/reads.ts): a digest, the same
 * as long as the document would read the same.
 */
export function readValues(): (read: string) => string {
  const known = new Map<string, string>()
  return (read) => {
    let value = known.get(read)
    if (value === undefined) {
      value = digestOf(contentAt(read.split('\0') as Read))
      known.set(read, value)
    }
    return value
  }
}

function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, 22)
}

function contentAt(read: Read): unknown {
  switch (read[0]) {
    case 'file':
      return fileState(resolve(read[1])).content
    case 'pages':
      return allPages().map(({ id }) => id)
    case 'texts':
      return hasAtMostTexts(Number(read[1]))
  }
  const page = findPage(read[1])
  if (!page) return undefined
  switch (read[0]) {
    case 'exists':
      return true
    case 'children':
      return [page.children, page.drafts].map((pages) => pages.map(({ id }) => id))
    case 'setting':
      return page[read[2] as keyof Page]
    case 'text':
      return page.texts[read[2] as Locale]
    case 'slug':
      return childBySlug(page, read[3], read[2])?.id
    case 'stale':
      return staleSectionIds(page, read[2])
  }
}
