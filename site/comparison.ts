import type { Element } from 'hast'
import { languageName } from '../i18n/locales'
import type { PageBody } from './content'
import { introductionId } from './content'
import type { Comparison } from './registry'

/** The names of the two languages in the first of them, as messages take them. */
export function comparisonLanguages({ locale, other }: Comparison) {
  return { language: languageName(locale, locale), other: languageName(other, locale) }
}

/** A block of a text and its counterpart in another language; one that has none stands alone. */
export interface BlockPair {
  first?: Element | undefined
  second?: Element | undefined
}

/**
 * Pairs the blocks of two languages by section, and within it by place. The rules of translations
 * see to it that they correspond; where a section is stale, what is there is paired.
 */
export function alignBodies(first: PageBody, second: PageBody): BlockPair[] {
  const [ours, theirs] = [blocksBySection(first), blocksBySection(second)]
  return unionOf([...ours.keys()], [...theirs.keys()]).flatMap((id) => {
    const [left, right] = [ours.get(id) ?? [], theirs.get(id) ?? []]
    const count = Math.max(left.length, right.length)
    return Array.from({ length: count }, (_, place) => itemPairs(left[place], right[place])).flat()
  })
}

const lists = new Set(['ul', 'ol', 'Definitions', 'KeyFigures', 'Timeline'])

/** Pairs two blocks; lists of one length item by item, each in a list of its own that counts on. */
function itemPairs(first: Element | undefined, second: Element | undefined): BlockPair[] {
  const [left, right] = [itemsOf(first), itemsOf(second)]
  if (first?.tagName !== second?.tagName || left.length !== right.length) return [{ first, second }]
  return left.map((item, place) => ({ first: item, second: right[place] }))
}

function itemsOf(block: Element | undefined): Element[] {
  if (!block || !lists.has(block.tagName)) return block ? [block] : []
  const from = Number(block.properties.start ?? 1)
  return block.children
    .filter((child) => child.type === 'element')
    .map((item, place) => ({
      ...block,
      properties: { ...block.properties, ...(block.tagName === 'ol' && { start: from + place }) },
      children: [item],
    }))
}

/** The blocks of each section, by the id of its heading, which is the first of them. */
function blocksBySection({ tree }: PageBody): Map<string, Element[]> {
  const sections = new Map<string, Element[]>()
  let id = introductionId
  for (const block of tree.children) {
    if (block.type !== 'element') continue
    if (/^h[23]$/.test(block.tagName)) id = String(block.properties.id)
    sections.set(id, [...(sections.get(id) ?? []), block])
  }
  return sections
}

/** Merges lists in the first’s order; what only the second has follows what it follows there. */
function unionOf(first: string[], second: string[]): string[] {
  const union = [...first]
  let place = 0
  for (const id of second) {
    const found = union.indexOf(id)
    if (found < 0) union.splice(place, 0, id)
    place = (found < 0 ? place : found) + 1
  }
  return union
}
