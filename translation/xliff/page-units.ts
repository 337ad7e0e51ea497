import { dirname, join } from 'node:path'
import { type Block, type Section, textOf } from '../../compile/sections'
import type { BodyCheck } from '../../compile/validation/bodies'
import type { CheckedContent, CheckedPage } from '../../compile/validation/checked-content'
import { originalOf, staleSections } from '../../compile/validation/freshness'
import { readContent } from '../../compile/validation/read-content'
import type { Locale } from '../../i18n/locales'
import { reservedSlugs } from '../../site/addresses'
import { frontMatterId } from '../../site/content'
import { alignPages, sectionedTextOf } from '../alignment'
import { headingsOnly, type Trees, treeKeepingCheck } from '../load-content'
import type { SectionPair } from '../pairs'
import { plainOf } from '../rules/words'
import { blockUnits, frontMatterUnits, type TextRange, type Unit } from './units'

export interface SectionUnits {
  id: string
  title: string
  digest: string
  state: 'current' | 'stale' | 'missing'
  range: TextRange
  translationRange?: TextRange | undefined
  /** Whether the translation has other blocks than the original. */
  differs: boolean
  /** Which blocks say the same, where that is not plain from their order. */
  partners?: Partners[string] | undefined
  units: Unit[]
  /** For a stale section that is exported: texts that the original had, or why none are known. */
  former?: { dropped: string[]; lacking?: string }
}

/** For each block of a section its partner among the `of` blocks of the translation, by index. */
export type Partners = Record<string, { of: number; blocks: (number | null)[] }>

/** A page as it is exchanged with the translators of one language. */
export interface PageUnits {
  page: CheckedPage
  locale: Locale
  original: { file: string; locale: Locale; text: string }
  translation?: { file: string; text: string } | undefined
  sections: SectionUnits[]
  /** Sections of the translation that the original does not have. */
  others: string[]
  /** Slugs that a new translation cannot have: those of its neighbours and of the portal itself. */
  takenSlugs: ReadonlySet<string>
}

/** The content with the text and tree of the named pages. */
export interface LoadedContent {
  content: CheckedContent
  trees: Trees
  texts: Map<string, string>
}

/** Reads the content below a project’s folder, and parses the named pages; all when none is named. */
export async function loadTexts(root: string, ids: string[]): Promise<LoadedContent> {
  const { check, ...kept } = textKeepingCheck(ids)
  return { ...kept, content: await readContent(join(root, 'content'), check, []) }
}

/** A check that also keeps the texts and trees of the named pages. */
export function textKeepingCheck(ids: string[]): {
  check: BodyCheck
  trees: Trees
  texts: Map<string, string>
} {
  const trees: Trees = new Map()
  const texts = new Map<string, string>()
  const keep = treeKeepingCheck(trees)
  const check: BodyCheck = (source, pageId, ...rest) => {
    texts.set(source.file, source.text)
    const isNamed = ids.length === 0 || ids.includes(pageId)
    return isNamed ? keep(source, pageId, ...rest) : headingsOnly(source)
  }
  return { check, trees, texts }
}

/**
 * The units of a page, each with its translation where there is one.
 *
 * @param partners of stale sections, where more is known than the order of the blocks
 * @returns undefined where the original has no text or is at fault, which `check` reports
 */
export function pageUnits(
  { content, trees, texts }: LoadedContent,
  page: CheckedPage,
  locale: Locale,
  partners: Partners = {},
): PageUnits | undefined {
  if (page.unread.length > 0) return undefined
  const checked = originalOf(page)
  const original = checked && sectionedTextOf(checked, trees)
  const text = checked && texts.get(checked.file)
  if (!checked?.frontMatter || !original || text === undefined) return undefined
  const other = page.texts.get(locale)
  const translated = other && sectionedTextOf(other, trees)
  const translationText = other && texts.get(other.file)
  if (other && (!translated || translationText === undefined)) return undefined
  const stale = staleSections(page, locale).map(({ id }) => id)
  const pairs = translated ? alignPages(page, original, translated).sections : []
  const bodies = original.sections.filter(({ id }) => id !== frontMatterId)
  const otherBodies = translated?.sections.filter(({ id }) => id !== frontMatterId) ?? []
  const digests = new Map(checked.sections.map(({ id, digest }) => [id, digest]))
  const stateOf = (id: string, exists: boolean): SectionUnits['state'] => {
    if (!exists) return 'missing'
    return stale.includes(id) ? 'stale' : 'current'
  }
  const common = (id: string, exists: boolean) => ({
    id,
    digest: digests.get(id) ?? '',
    state: stateOf(id, exists),
  })
  const sections = bodies.map((section, index): SectionUnits => {
    const pair = pairs.find(({ id }) => id === section.id)
    const at = otherBodies.findIndex(({ id }) => id === section.id)
    const usual = section.blocks.map(
      (block) => pair?.blocks.find(({ original }) => original === block)?.translation,
    )
    const known = stale.includes(section.id) ? partners[section.id] : undefined
    const chosen = (known && partnersIn(otherBodies[at]?.blocks ?? [], section, known)) ?? usual
    const isMoved =
      (pair?.moved.length ?? 0) > 0 ||
      section.blocks.some((block, number) => plainOf(block) && chosen[number] !== usual[number])
    return {
      ...common(section.id, at >= 0),
      title: section.blocks[0]?.kind === 'heading' ? textOf(section.blocks[0]) : '',
      range: rangeOf(bodies, index, text),
      translationRange: at < 0 ? undefined : rangeOf(otherBodies, at, translationText ?? ''),
      differs: !pair || differs(pair) || isMoved,
      partners: isMoved ? known : undefined,
      units: section.blocks.flatMap((block, number) =>
        blockUnits(`${section.id}:${number}`, block, text, chosen[number], translationText ?? ''),
      ),
    }
  })
  const front: SectionUnits = {
    ...common(frontMatterId, other?.frontMatter !== undefined),
    title: '',
    range: rangeBefore(bodies, text),
    translationRange:
      translationText === undefined ? undefined : rangeBefore(otherBodies, translationText),
    differs: false,
    units: frontMatterUnits(text, translationText),
  }
  return {
    page,
    locale,
    original: { file: checked.file, locale: checked.locale, text },
    translation: other && { file: other.file, text: translationText ?? '' },
    sections: [front, ...sections],
    others: otherBodies
      .map(({ id }) => id)
      .filter((id) => !bodies.some((section) => section.id === id)),
    takenSlugs: takenSlugs(content, page, locale),
  }
}

function takenSlugs({ pages }: CheckedContent, { id, folder }: CheckedPage, locale: Locale) {
  const siblings = [...pages.values()].filter(
    (page) => page.id !== id && dirname(page.folder) === dirname(folder),
  )
  const slugs = siblings.flatMap(({ texts }) => {
    const { slug, aliases = [] } = texts.get(locale)?.frontMatter?.value ?? {}
    return [slug ?? '', ...aliases]
  })
  return new Set(id.includes('/') ? slugs : [...slugs, ...reservedSlugs])
}

/**
 * Returns the partners of blocks in the translation; undefined where it has had other blocks since
 * they were paired.
 */
function partnersIn(translation: Block[], { blocks }: Section, known: Partners[string]) {
  if (!Array.isArray(known.blocks) || known.blocks.length !== blocks.length) return undefined
  if (known.of !== translation.length) return undefined
  return known.blocks.map((at, number) => {
    const partner = translation[at ?? -1]
    return partner?.kind === blocks[number]?.kind ? partner : undefined
  })
}

function differs({ missing, extra, regrouped, blocks }: SectionPair): boolean {
  if (missing.length + extra.length + regrouped.length > 0) return true
  return blocks.some(({ original, translation }) => original.form !== translation.form)
}

/** Returns the range of a section, from its first block up to the next section. */
function rangeOf(sections: Section[], index: number, text: string): TextRange {
  return { start: startOf(sections[index]) ?? 0, end: startOf(sections[index + 1]) ?? text.length }
}

/** Returns the range of what stands before all sections. */
function rangeBefore([first]: Section[], text: string): TextRange {
  return { start: 0, end: startOf(first) ?? text.length }
}

function startOf(section: Section | undefined): number | undefined {
  return section && (section.blocks[0]?.node.position?.start.offset ?? 0)
}
