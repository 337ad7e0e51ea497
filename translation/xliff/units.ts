import { toString as plainText } from 'mdast-util-to-string'
import { isScalar, isSeq, parseDocument } from 'yaml'
import { attributesOf, type Block } from '../../compile/sections'
import { descriptionLength, shortTitleLength } from '../../compile/validation/schemas'
import { frontMatterId } from '../../site/content'
import { type Inline, inlineContent, type Marks, tidy } from './inline'

/** A text that is translated as one piece: that of a block, of a component’s property, of the front matter. */
export interface Unit {
  /** Unique in the page: `members:3`, `members:3@caption`, `members:3/2@long`, `@front-matter:title`. */
  id: string
  /** The kind of text, in words for translators. */
  kind: string
  source: Inline[]
  marks: Marks
  slot: Slot
  /** The text that the translation has; undefined where it has nothing that corresponds. */
  translation?: { content: Inline[]; marks: Marks; slot: Slot } | undefined
  /** The former original that the translation renders, where that is known. */
  former?: { content: Inline[]; marks: Marks } | undefined
  /** For a property of an inline component: the unit and the tag that it belongs to. */
  owner?: { unit: string; tag: string; property: string }
  maxLength?: number
}

/** A place in a file that holds the text of a unit, and how it is written there. */
export interface Slot extends TextRange {
  form: 'block' | 'cell' | 'property' | 'scalar' | 'list'
  property?: string
}

/** Offsets in a text. */
export interface TextRange {
  start: number
  end: number
}

/**
 * The units of a block: its content, and the texts of its properties and of its tags.
 *
 * @param partner the block of the translation that says the same
 */
export function blockUnits(
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
    units.push({ id, kind: nameOf(block), ...withTranslation(own, other) })
    for (const [tag, mark] of own.marks) {
      const translated = other?.marks.get(tag)
      const texts = translated && attributesOf(translated).texts
      for (const [property, value] of Object.entries(attributesOf(mark).texts)) {
        const kind =
          property === 'long' ? `long form of “${plainText(mark)}”` : `${property} text of an image`
        const translation = other && texts && untagged(texts[property], other.slot)
        units.push({
          id: `${id}/${tag}@${property}`,
          kind,
          ...withTranslation(untagged(value, own.slot), translation),
          owner: { unit: id, tag, property },
        })
      }
    }
  }
  for (const [property, value] of Object.entries(block.texts)) {
    const slot = propertySlot(block, property)
    const otherSlot = partner && propertySlot(partner, property)
    if (!slot) continue
    const translation = otherSlot && untagged(partner?.texts[property], otherSlot)
    units.push({
      id: `${id}@${property}`,
      kind: `${property} of <${block.kind}>`,
      ...withTranslation(untagged(value, slot), translation),
    })
  }
  return units
}

/** A text with its place. */
type PlacedText = NonNullable<Unit['translation']>

/** A text in which no tags can stand. */
function untagged(text = '', slot: Slot): PlacedText {
  return { content: tidy([text]), marks: new Map(), slot }
}

function withTranslation({ content, ...own }: PlacedText, translation: PlacedText | undefined) {
  return { ...own, source: content, translation }
}

/** Names a kind of block in a translator’s words. */
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
  const attribute = attributes.find((given) => 'name' in given && given.name === property)
  const [start, end] = [attribute?.position?.start.offset, attribute?.position?.end.offset]
  if (start === undefined || end === undefined) return undefined
  return { start, end, form: 'property', property }
}

const frontMatterKinds: Record<string, string> = {
  title: 'title of the page',
  shortTitle: 'title of the page in menus',
  description: 'description of the page for search engines and lists',
  keywords: 'words that readers search for, parted by semicolons',
}

/** The units of the front matter, which every translation has. */
export function frontMatterUnits(text: string, translationText: string | undefined): Unit[] {
  return Object.entries(frontMatterKinds).flatMap(([key, kind]) => {
    const own = frontMatterText(text, key)
    if (!own) return []
    const limit = { shortTitle: shortTitleLength, description: descriptionLength }[key]
    const translation =
      translationText === undefined ? undefined : frontMatterText(translationText, key)
    return {
      id: `${frontMatterId}:${key}`,
      kind,
      ...withTranslation(own, translation),
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
  return untagged(value, slot)
}
