import { diffArrays } from 'diff'
import { type Block, meaningOf } from '../../compile/sections'
import type { CheckedPage } from '../../compile/validation/checked-content'
import { originalOf } from '../../compile/validation/freshness'
import type { Locale } from '../../i18n/locales'
import { frontMatterId } from '../../site/content'
import { alignPages, sectionedTextOf } from '../alignment'
import { type FormerSection, formerSections } from '../history'
import { plainOf, wordsOf } from '../rules/words'
import { type LoadedContent, type PageUnits, type Partners, pageUnits } from './page-units'
import { blockUnits, frontMatterUnits, type Unit } from './units'

/**
 * The units of a page; those of stale sections with the former original that their translation
 * renders. A translation is given to the unit that says what its own original said, so that a
 * paragraph more does not shift those behind it.
 *
 * @returns undefined where the original has no text or is at fault, which `check` reports
 */
export function unitsWithFormer(
  root: string,
  loaded: LoadedContent,
  page: CheckedPage,
  locale: Locale,
): PageUnits | undefined {
  const { found, lacking } = formerSections(root, page, locale)
  const checked = originalOf(page)
  const original = checked && sectionedTextOf(checked, loaded.trees)
  const other = page.texts.get(locale)
  const translation = other && sectionedTextOf(other, loaded.trees)
  const pairs = new Map<string, Map<Block, Block>>()
  const partners: Partners = {}
  for (const { id, blocks } of original?.sections ?? []) {
    const former = found.get(id)?.section
    if (!original || !former) continue
    const before = blocksBefore(former.blocks, blocks)
    pairs.set(id, before)
    if (!translation) continue
    const then = alignPages(page, { ...original, sections: [former] }, translation)
    const pair = then.sections.find((section) => section.id === id)
    // A translation with other blocks than its original had is nearer to the original of now.
    if (!pair || pair.missing.length + pair.extra.length > 0) continue
    const translated = translation.sections.find((section) => section.id === id)?.blocks ?? []
    partners[id] = {
      of: translated.length,
      blocks: blocks.map((block) => {
        const match = pair.blocks.find((candidate) => candidate.original === before.get(block))
        return match ? translated.indexOf(match.translation) : null
      }),
    }
  }
  const units = pageUnits(loaded, page, locale, partners)
  for (const section of units?.sections ?? []) {
    if (section.state !== 'stale' || !units) continue
    const former = found.get(section.id)
    if (!former) {
      section.former = { dropped: [], lacking: lacking ?? 'This section was never accepted.' }
      continue
    }
    const blocks = original?.sections.find(({ id }) => id === section.id)?.blocks ?? []
    const before = pairs.get(section.id) ?? new Map<Block, Block>()
    const now = unitsSince(section.id, blocks, units.original.text, former, before)
    for (const unit of section.units)
      unit.former = now.find(({ id }) => id === unit.id)?.translation
    const kept = new Set(before.values())
    const dropped = former.section?.blocks.filter((block) => !kept.has(block)) ?? []
    section.former = { dropped: dropped.map(plainOf).filter(Boolean) }
  }
  return units
}

/** The units of a section as if the former original were their translation. */
function unitsSince(
  id: string,
  blocks: Block[],
  text: string,
  former: FormerSection,
  before: Map<Block, Block>,
): Unit[] {
  if (id === frontMatterId) return frontMatterUnits(text, former.page)
  return blocks.flatMap((block, number) =>
    blockUnits(`${id}:${number}`, block, text, before.get(block), former.page),
  )
}

/**
 * For each block that has text: the one that it was before. First those that are the same, in
 * order; then those that are most alike, wherever they stood; then, where as many were taken out
 * of a place as were put into it, each for the other.
 */
function blocksBefore(before: Block[], now: Block[]): Map<Block, Block> {
  const found = new Map<Block, Block>()
  const places: { gone: Block[]; added: Block[] }[] = []
  const [olds, news] = [before, now].map((blocks) => blocks.filter((block) => plainOf(block)))
  const digests = (blocks: Block[] = []) =>
    blocks.map((block) => meaningOf({ id: '', blocks: [block] }))
  let [from, to] = [0, 0]
  let place = { gone: [] as Block[], added: [] as Block[] }
  for (const { count, added, removed } of diffArrays(digests(olds), digests(news))) {
    const gone = added ? [] : (olds?.slice(from, from + count) ?? [])
    const come = removed ? [] : (news?.slice(to, to + count) ?? [])
    from += gone.length
    to += come.length
    if (added || removed) {
      place.gone.push(...gone)
      place.added.push(...come)
      continue
    }
    for (const [index, block] of come.entries()) found.set(block, gone[index] ?? block)
    places.push(place)
    place = { gone: [], added: [] }
  }
  places.push(place)
  const rest = new Set(places.flatMap(({ gone }) => gone))
  const pair = (block: Block, other: Block) => {
    if (!found.has(block) && rest.delete(other)) found.set(block, other)
  }
  const candidates = places
    .flatMap(({ added }) => added)
    .flatMap((block) =>
      [...rest]
        .filter((other) => isOfKind(block, other))
        .map((other) => ({ block, other, likeness: likenessOf(plainOf(block), plainOf(other)) })),
    )
    .filter(({ likeness }) => likeness >= 0.4)
    .sort((a, b) => b.likeness - a.likeness)
  for (const { block, other } of candidates) pair(block, other)
  for (const { gone, added } of places) {
    for (const block of added) {
      const fresh = added.filter((other) => isOfKind(block, other) && !found.has(other))
      const left = gone.filter((other) => isOfKind(block, other) && rest.has(other))
      const partner = left[fresh.indexOf(block)]
      if (fresh.length === left.length && partner) pair(block, partner)
    }
  }
  return found
}

function isOfKind(a: Block, b: Block): boolean {
  return a.kind === b.kind && a.path === b.path
}

/** The share of words that two texts have in common (Sørensen–Dice), from 0 to 1. */
function likenessOf(a: string, b: string): number {
  const words = wordsOf(a.toLowerCase())
  const others = wordsOf(b.toLowerCase())
  const left = [...others]
  const common = words.filter((word) => {
    const at = left.indexOf(word)
    return at >= 0 && left.splice(at, 1).length > 0
  })
  return (2 * common.length) / (words.length + others.length || 1)
}
