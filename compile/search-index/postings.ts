import type { Numbers, SearchIndex } from '../../search/search-index'

/** How soon more of the same word adds nothing (BM25). */
const saturation = 2

/** How much terms weigh in entries: collected entry by entry, read term by term. */
export interface Postings {
  /** Adds to what a term weighs in the entry that is being read. */
  add(term: number, weight: number): void
  endEntry(): void
  byTerm(): Pick<SearchIndex, 'termStarts' | 'termEntries' | 'termWeights'>
}

export function newPostings(termCount: number): Postings {
  const sums = new Float64Array(termCount)
  /** The terms of the entry that is being read, so many of them. */
  const found = new Uint32Array(termCount)
  let foundCount = 0
  // Of all entries, one after the other. Lists that grow by one would take most of the time.
  let terms = new Uint32Array(2 ** 16)
  let weights = new Uint8Array(2 ** 16)
  const entryEnds: number[] = []
  let count = 0
  return {
    add(term, weight) {
      const sum = sums[term] as number
      if (sum === 0) {
        found[foundCount] = term
        foundCount += 1
      }
      sums[term] = sum + weight
    },
    endEntry() {
      if (count + foundCount > terms.length) {
        terms = longer(terms, new Uint32Array(2 * terms.length + foundCount))
        weights = longer(weights, new Uint8Array(terms.length))
      }
      for (let place = 0; place < foundCount; place += 1) {
        const term = found[place] as number
        const weight = sums[term] as number
        terms[count] = term
        weights[count] = Math.round((255 * weight) / (saturation + weight))
        count += 1
        sums[term] = 0
      }
      foundCount = 0
      entryEnds.push(count)
    },
    byTerm() {
      const termStarts = new Uint32Array(termCount + 1)
      for (let place = 0; place < count; place += 1) {
        const after = (terms[place] as number) + 1
        termStarts[after] = (termStarts[after] as number) + 1
      }
      for (let term = 0; term < termCount; term += 1) {
        termStarts[term + 1] = (termStarts[term + 1] as number) + (termStarts[term] as number)
      }
      const ends = termStarts.slice()
      const termEntries = numbersBelow(entryEnds.length, count)
      const termWeights = new Uint8Array(count)
      let place = 0
      for (const [entry, entryEnd] of entryEnds.entries()) {
        for (; place < entryEnd; place += 1) {
          const term = terms[place] as number
          const at = ends[term] as number
          ends[term] = at + 1
          termEntries[at] = entry
          termWeights[at] = weights[place] as number
        }
      }
      return { termStarts, termEntries, termWeights }
    },
  }
}

function longer<Numbers extends Uint8Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

/** Room for numbers below a limit, in as few bytes as they need. */
export function numbersBelow(limit: number, length: number): Numbers {
  return limit <= 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length)
}
