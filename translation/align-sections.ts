import { toString as plainText } from 'mdast-util-to-string'
import { type Block, linksOf, type Section, textOf } from '../compile/sections'
import type { Locale } from '../i18n/locales'
import type { SectionPair } from './pairs'
import { growthBetween } from './rules/length'
import { memoizeFor } from './rules/memoize'
import { alignSegments, orderOf, type Segment, segmentOf } from './segments'

/** Two languages, of which one is the original’s. */
export interface Languages {
  from: Locale
  to: Locale
}

/**
 * Pairs the blocks of two sections: those of one kind and nesting, in order. Where one side has more,
 * what the texts say decides which of them are alone, and which are one on the other side.
 */
export function alignSections(
  original: Section,
  translation: Section,
  languages: Languages,
): SectionPair {
  const { blocks } = original
  const others = translation.blocks
  const pair: SectionPair = {
    id: original.id,
    original,
    translation,
    blocks: [],
    missing: [],
    extra: [],
    regrouped: [],
    moved: [],
  }
  const isPair = (block: Block, other: Block | undefined) =>
    other?.kind === block.kind && other.path === block.path
  if (blocks.length === others.length && blocks.every((block, at) => isPair(block, others[at]))) {
    pair.blocks = blocks.map((original, at) => ({ original, translation: others[at] as Block }))
    return withMoved(pair, languages)
  }
  const beads = alignSegments(
    blocks.map((block) => segmentOfBlock(block, languages.from)),
    others.map((block) => segmentOfBlock(block, languages.to)),
    {
      growth: growthBetween(languages.from, languages.to),
      mayPair: (index, other) => isPair(blocks[index] as Block, others[other]),
      mayJoin: (index) => blocks[index]?.kind === 'paragraph',
    },
  )
  for (const bead of beads) {
    const originals = bead.originals.map((index) => blocks[index] as Block)
    const translations = bead.translations.map((index) => others[index] as Block)
    if (originals.length === 0) pair.extra.push(...translations)
    else if (translations.length === 0) pair.missing.push(...originals)
    else {
      const isRegrouped = originals.length + translations.length > 2
      // Neither is a block that stands in its text.
      const found = isRegrouped
        ? { original: joinedBlock(originals), translation: joinedBlock(translations) }
        : { original: originals[0] as Block, translation: translations[0] as Block }
      pair.blocks.push(found)
      if (isRegrouped) pair.regrouped.push(found)
    }
  }
  return withMoved(pair, languages)
}

/** Joins several paragraphs to one, at the place of the first. */
function joinedBlock(blocks: Block[]): Block {
  const [first] = blocks as [Block, ...Block[]]
  const space = { type: 'text', value: ' ' } as const
  const content = blocks.flatMap((block) => [space, ...(block.content ?? [])]).slice(1)
  return { ...first, content }
}

/**
 * Finds paragraphs that stand where another is translated, and pairs each with its own. Items of a
 * list, and rows, may stand in another order, sorted by the words of the language.
 */
function withMoved(pair: SectionPair, { from, to }: Languages): SectionPair {
  const paragraphs = pair.blocks.filter(
    ({ original: { kind, path } }) => kind === 'paragraph' && !path.includes('listItem'),
  )
  if (paragraphs.length < 2) return pair
  const translations = paragraphs.map(({ translation }) => translation)
  const order = orderOf(
    paragraphs.map(({ original }) => segmentOfBlock(original, from)),
    translations.map((block) => segmentOfBlock(block, to)),
    growthBetween(from, to),
    (index, other) => paragraphs[index]?.original.path === paragraphs[other]?.original.path,
  )
  for (const [index, block] of paragraphs.entries()) {
    const place = order[index] as number
    if (place === index) continue
    block.translation = translations[place] as Block
    pair.moved.push(block)
  }
  return pair
}

/** Returns as a segment what a block says, or what all that it holds says. */
const segmentOfBlock = memoizeFor((block: Block, locale: Locale): Segment => {
  const text = block.content ? textOf(block) : plainText(block.node)
  const texts = [text, ...Object.values(block.texts)].join(' ')
  const links = linksOf(block).map(({ url }) => url)
  return { ...segmentOf(texts, locale, links), ...(!block.content && { length: 0 }) }
})
