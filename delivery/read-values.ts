import { hash } from 'node:crypto'
import { resolve } from 'node:path'
import { fileState } from '../compile/inputs.mjs'
import type { Messages } from '../portal.config'
import { childBySlug } from '../site/addresses'
import { pageIndex, readFormerAddresses } from '../site/content'
import { readMessages } from '../site/messages'
import { linkFields, type Read } from '../site/reads'
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
  const newPlaces = new Int32Array(readBefore.length).fill(-1)
  const newPlace = (place: number) => {
    if (newPlaces[place] === -1) newPlaces[place] = placeOf(readBefore[place] as string)
    return newPlaces[place] as number
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
  const index = pageIndex()
  if (ofIndex.index !== index) ofIndex = { index, values: new Map() }
  const others = new Map<string, string>()
  return (read) => {
    const parts = read.split('\0') as Read
    const known = elsewhere.has(parts[0]) ? others : ofIndex.values
    let value = known.get(read)
    if (value === undefined) {
      value = digestOf(contentAt(parts))
      known.set(read, value)
    }
    return value
  }
}

/** What of the content does not stand in the index of pages. */
const elsewhere = new Set<Read[0]>(['file', 'former', 'messages', 'stale'])

/** A process that stays has the same index, as long as no front matter and no settings change. */
let ofIndex: { index: unknown; values: Map<string, string> } = {
  index: undefined,
  values: new Map(),
}

const digestLength = 22

/** What is shorter than its digest is itself: most values are a date, a number or a name. */
function digestOf(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  if (text.length < digestLength) return text
  return hash('sha256', text, 'base64url').slice(0, digestLength)
}

function contentAt(read: Read): unknown {
  switch (read[0]) {
    case 'file':
      return fileState(resolve(read[1])).content
    case 'pages':
      return allPages().map(({ id }) => id)
    case 'texts':
      return hasAtMostTexts(Number(read[1]))
    case 'former':
      return readFormerAddresses()[read[1]]
    case 'messages':
      return readMessages(read[1])[read[2] as keyof Messages]
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
    case 'has':
      return read[2] in page.texts
    case 'link': {
      const text = page.texts[read[2]]
      return text && linkFields.map((field) => text[field])
    }
    case 'text':
      return page.texts[read[2]]
    case 'slug':
      return childBySlug(page, read[3], read[2])?.id
    case 'stale':
      return staleSectionIds(page, read[2])
  }
}
