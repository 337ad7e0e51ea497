import { join } from 'node:path'
import { toString as plainText } from 'mdast-util-to-string'
import { isScalar, isSeq, parseDocument } from 'yaml'
import type { Locale } from '../../i18n/locales'
import { frontMatterId } from '../../site/content'
import { attributesOf, type Block, type Section, textOf } from '../../site/sections'
import type { BodyCheck } from '../../site/validation/bodies'
import { originalOf, staleSections } from '../../site/validation/freshness'
import {
  type CheckedContent,
  type CheckedPage,
  readContent,
} from '../../site/validation/read-content'
import { descriptionLength, shortTitleLength } from '../../site/validation/schemas'
import { alignPages, pageTextOf, type SectionPair } from '../alignment'
import { headingsOnly, type Trees, treeKeepingCheck } from '../content'
import { type Inline, inlineContent, type Marks, tidy } from './inline'

/** A text that is translated as one piece: that of a block, of a component’s property, of the front matter. */
export interface Unit {
  /** Unique in the page: `members:3`, `members:3@caption`, `members:3/2@long`, `@front-matter:title`. */
  id: string
  /** What it is, for translators. */
  kind: string
  source: Inline[]
  marks: Marks
  slot: Slot
  /** What the translation has; undefined where it has nothing that corresponds. */
  translation?: { content: Inline[]; marks: Marks; slot: Slot } | undefined
  /** Of a property of an inline component: the unit and the tag that it belongs to. */
  owner?: { unit: string; tag: string; property: string }
  maxLength?: number
}

/** A place in a file that holds the text of a unit, and how it is written there. */
export interface Slot extends Range {
  form: 'block' | 'cell' | 'property' | 'scalar' | 'list'
  property?: string
}

/** Offsets in a text. */
export interface Range {
  start: number
  end: number
}

export interface SectionUnits {
  id: string
  title: string
  digest: string
  state: 'current' | 'stale' | 'missing'
  range: Range
  translationRange?: Range | undefined
  /** Whether the translation has other blocks than the original. */
  differs: boolean
  units: Unit[]
}

/** A page as it is exchanged with the translators of one language. */
export interface PageUnits {
  page: CheckedPage
  locale: Locale
  original: { file: string; locale: Locale; text: string }
  translation?: { file: string; text: string } | undefined
  sections: SectionUnits[]
  /** Sections of the translation that the original does not have. */
  others: string[]
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
 * @returns undefined where the original has no text or is at fault, which `check` reports
 */
export function pageUnits(
  { trees, texts }: LoadedContent,
  page: CheckedPage,
  locale: Locale,
): PageUnits | undefined {
  const checked = originalOf(page)
  const original = checked && pageTextOf(checked, trees)
  const text = checked && texts.get(checked.file)
  if (!checked?.frontMatter || !original || text === undefined) return undefined
  const other = page.texts.get(locale)
  const translated = other && pageTextOf(other, trees)
  const translationText = other && texts.get(other.file)
  if (other && (!translated || translationText === undefined)) return undefined
  const stale = staleSections(page, locale).map(({ id }) => id)
  const pairs = translated ? alignPages(page, original, translated).sections : []
  const bodies = original.sections.filter(({ id }) => id !== frontMatterId)
  const otherBodies = translated?.sections.filter(({ id }) => id !== frontMatterId) ?? []
  const digests = new Map(checked.sections.map(({ id, digest }) => [id, digest]))
  const common = (id: string, exists: boolean) => ({
    id,
    digest: digests.get(id) ?? '',
    state: !exists
      ? ('missing' as const)
      : stale.includes(id)
        ? ('stale' as const)
        : ('current' as const),
  })
  const sections = bodies.map((section, index): SectionUnits => {
    const pair = pairs.find(({ id }) => id === section.id)
    const at = otherBodies.findIndex(({ id }) => id === section.id)
    return {
      ...common(section.id, at >= 0),
      title: section.blocks[0]?.kind === 'heading' ? textOf(section.blocks[0]) : '',
      range: rangeOf(bodies, index, text),
      translationRange: at < 0 ? undefined : rangeOf(otherBodies, at, translationText ?? ''),
      differs: !pair || differs(pair),
      units: section.blocks.flatMap((block, number) => {
        const partner = pair?.blocks.find((candidate) => candidate.original === block)?.translation
        const id = `${section.id}:${number}`
        return blockUnits(id, block, text, partner, translationText ?? '')
      }),
    }
  })
  const front: SectionUnits = {
    ...common(frontMatterId, other?.frontMatter !== undefined),
    title: '',
    range: { start: 0, end: sections[0]?.range.start ?? text.length },
    translationRange:
      translationText === undefined
        ? undefined
        : {
            start: 0,
            end: otherBodies[0] ? startOf(otherBodies[0]) : translationText.length,
          },
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
  }
}

function differs({ missing, extra, blocks }: SectionPair): boolean {
  if (missing.length + extra.length > 0) return true
  return blocks.some(({ original, translation }) => original.form !== translation.form)
}

function startOf({ blocks }: Section): number {
  return blocks[0]?.node.position?.start.offset ?? 0
}

/** From its first block up to the next section. */
function rangeOf(sections: Section[], index: number, text: string): Range {
  const [section, next] = [sections[index], sections[index + 1]]
  return { start: section ? startOf(section) : 0, end: next ? startOf(next) : text.length }
}

function blockUnits(
  id: string,
  block: Block,
  text: string,
  partner: Block | undefined,
  partnerText: string,
): Unit[] {
  const units: Unit[] = []
  const own = contentOf(block, text)
  const other = partner && contentOf(partner, partnerText, own?.marks)
  if (own) {
    const unit: Unit = { id, kind: nameOf(block), ...own, source: own.content, translation: other }
    units.push(unit)
    for (const [tag, mark] of own.marks) {
      for (const [property, value] of Object.entries(attributesOf(mark).texts)) {
        const translated = other?.marks.get(tag)
        units.push({
          id: `${id}/${tag}@${property}`,
          kind:
            property === 'long'
              ? `long form of “${plainText(mark)}”`
              : `${property} text of an image`,
          source: tidy([value]),
          marks: new Map(),
          slot: own.slot,
          owner: { unit: id, tag, property },
          translation: translated &&
            other && {
              content: tidy([attributesOf(translated).texts[property] ?? '']),
              marks: new Map(),
              slot: other.slot,
            },
        })
      }
    }
  }
  for (const [property, value] of Object.entries(block.texts)) {
    const slot = propertySlot(block, property)
    const otherSlot = partner && propertySlot(partner, property)
    if (!slot) continue
    units.push({
      id: `${id}@${property}`,
      kind: `${property} of <${block.kind}>`,
      source: tidy([value]),
      marks: new Map(),
      slot,
      translation: otherSlot && {
        content: tidy([partner?.texts[property] ?? '']),
        marks: new Map(),
        slot: otherSlot,
      },
    })
  }
  return units
}

/** Words of a translator for a kind of block. */
function nameOf({ kind, path, form }: Block): string {
  if (kind === 'heading') return `heading of level ${form}`
  if (kind === 'tableCell') return 'cell of a table'
  if (kind === 'paragraph' && path.includes('listItem')) return 'item of a list'
  if (kind === 'paragraph' && path.includes('Event')) return 'event of a timeline'
  return /^[A-Z]/.test(kind) ? `text of <${kind}>` : kind
}

function contentOf(block: Block, text: string, original?: Marks) {
  const first = block.content?.[0]?.position?.start.offset
  const last = block.content?.at(-1)?.position?.end.offset
  if (!block.content || first === undefined || last === undefined) return undefined
  const read = inlineContent(block.content, original)
  if (read.content.length === 0) return undefined
  const written = text.slice(first, last)
  const start = first + written.length - written.replace(/^[ \t\r\n]+/, '').length
  const end = start + written.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').length
  const form = block.kind === 'tableCell' ? ('cell' as const) : ('block' as const)
  return { ...read, slot: { start, end, form } }
}

function propertySlot({ node }: Block, property: string): Slot | undefined {
  const attributes = node.type === 'mdxJsxFlowElement' ? node.attributes : []
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== property) continue
    const start = attribute.position?.start.offset
    const end = attribute.position?.end.offset
    if (start === undefined || end === undefined) continue
    return { start, end, form: 'property', property }
  }
  return undefined
}

const frontMatterKinds: Record<string, string> = {
  title: 'title of the page',
  shortTitle: 'title of the page in menus',
  description: 'description of the page for search engines and lists',
  keywords: 'words that readers search for, parted by semicolons',
}

function frontMatterUnits(text: string, translationText: string | undefined): Unit[] {
  return Object.entries(frontMatterKinds).flatMap(([key, kind]) => {
    const own = frontMatterText(text, key)
    if (!own) return []
    const limit = { shortTitle: shortTitleLength, description: descriptionLength }[key]
    return {
      id: `${frontMatterId}:${key}`,
      kind,
      source: own.content,
      marks: own.marks,
      slot: own.slot,
      translation:
        translationText === undefined ? undefined : frontMatterText(translationText, key),
      ...(limit && { maxLength: limit }),
    }
  })
}

export const keywordSeparator = '; '

function frontMatterText(text: string, key: string) {
  const [opening = '', yaml = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? []
  const offset = opening.indexOf('\n') + 1
  const node = parseDocument(yaml).get(key, true)
  const isList = isSeq(node)
  if (!(isList || isScalar(node)) || !node.range) return undefined
  const value = isList ? (node.toJSON() as string[]).join(keywordSeparator) : String(node.value)
  const slot: Slot = {
    start: offset + node.range[0],
    end: offset + node.range[1],
    form: isList ? 'list' : 'scalar',
  }
  return { content: tidy([value]), marks: new Map() as Marks, slot }
}
