import { createHash } from 'node:crypto'
import type { Link, Nodes, PhrasingContent, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { toString as plainText } from 'mdast-util-to-string'
import { introductionId } from '../site/content'
import { withoutInvisibles } from '../text/characters'
import { authorComponents } from './author-components'
import { headingId, unravelBlocks } from './markdown'

/** A paragraph, heading, cell, item, component …: what translators and editors see as one piece. */
export interface Block {
  /** Name of its syntax tree node (`paragraph`, `tableCell`), or of the component. */
  kind: string
  /** Kinds of the blocks that it stands in, from the outside, such as `list/listItem`. */
  path: string
  /** Details that tell blocks of one kind apart: the level of a heading, `ordered`, `header`. */
  form: string
  /** Attributes of a component or an image that are the same in every language. */
  properties: Record<string, string>
  /** Attributes of a component or an image that are translated. */
  texts: Record<string, string>
  /** Text with its links, emphasis and inline components; undefined where the block only holds blocks. */
  content?: PhrasingContent[]
  node: Nodes
}

/** A heading with what follows up to the next one; the text before the first heading is one too. */
export interface Section {
  id: string
  blocks: Block[]
  node?: Nodes
}

/** Divides a parsed text. Block components written on one line are taken out of their paragraph. */
export function sectionsOf(tree: Root): Section[] {
  unravelBlocks(tree)
  const sections: Section[] = [{ id: introductionId, blocks: [] }]
  const add = (block: Block) => sections.at(-1)?.blocks.push(block)
  const walk = (node: Nodes, path: string[]): void => {
    if (node.type === 'yaml') return
    if (node.type === 'heading') {
      sections.push({ id: headingId(node) ?? '', blocks: [], node })
    }
    if (node.type !== 'root') add(blockOf(node, path))
    if (!('children' in node) || holdsText(node)) return
    const inside = node.type === 'root' ? path : [...path, kindOf(node)]
    for (const child of node.children) walk(child, inside)
  }
  walk(tree, [])
  return sections.filter(({ id, blocks }) => id !== introductionId || blocks.length > 0)
}

function kindOf(node: Nodes): string {
  return isJsxElement(node) ? (node.name ?? '') : node.type
}

function blockOf(node: Nodes, path: string[]): Block {
  const kind = kindOf(node)
  return {
    kind,
    path: path.join('/'),
    form: formOf(node),
    ...attributesOf(node),
    ...(holdsText(node) && { content: contentOf(node) }),
    node,
  }
}

function formOf(node: Nodes): string {
  if (node.type === 'heading') return String(node.depth)
  if (node.type === 'list') return node.ordered ? 'ordered' : 'bullet'
  if (node.type === 'table') {
    return `${node.children.length} × ${node.children[0]?.children.length ?? 0}`
  }
  return node.type === 'code' ? node.value : ''
}

function holdsText(node: Nodes): boolean {
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') return true
  return isJsxElement(node) && node.children.some((child) => isPhrasing(child as Nodes))
}

/** A block component stays one where it stands on the line of the component around it. */
function isPhrasing(node: Nodes): boolean {
  if (isJsxElement(node)) return authorComponents[node.name ?? '']?.place === 'inline'
  return /^(text|emphasis|strong|link|inlineCode|break|image)$/.test(node.type)
}

/** Returns the inline content of a block, without the comment that holds a heading’s id. */
function contentOf(node: Nodes): PhrasingContent[] {
  const children = ('children' in node ? node.children : []) as PhrasingContent[]
  return node.type === 'heading' && headingId(node) ? children.slice(0, -1) : children
}

function isJsxElement(node: Nodes): node is MdxJsxFlowElement | MdxJsxTextElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/**
 * Returns the attributes of a component or an image, divided into those that are the same in every
 * language and those that are translated.
 */
export function attributesOf(node: Nodes): Pick<Block, 'properties' | 'texts'> {
  const properties: Record<string, string> = {}
  const texts: Record<string, string> = {}
  if (node.type === 'image') {
    properties.url = node.url
    texts.alt = node.alt ?? ''
  }
  if (isJsxElement(node)) {
    const translated = authorComponents[node.name ?? '']?.texts ?? []
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') continue
      const kind = translated.includes(attribute.name) ? texts : properties
      kind[attribute.name] = String(attribute.value ?? '')
    }
  }
  return { properties, texts }
}

/** The text of a block as a reader sees it, on one line. Many ask for it: it is put together once. */
export function textOf(block: Block): string {
  const known = texts.get(block)
  if (known !== undefined) return known
  const text = plainText({ type: 'paragraph', children: block.content ?? [] })
    .replace(/\s+/g, ' ')
    .trim()
  texts.set(block, text)
  return text
}

const texts = new WeakMap<Block, string>()

/** Returns all nodes within a block in the order of the text, each before its children. */
export function nodesOf(block: Block): readonly Nodes[] {
  const known = nodes.get(block)
  if (known) return known
  const found: Nodes[] = []
  const add = (node: Nodes) => {
    found.push(node)
    if ('children' in node) node.children.forEach(add)
  }
  block.content?.forEach(add)
  nodes.set(block, found)
  return found
}

const nodes = new WeakMap<Block, readonly Nodes[]>()

/** The links of a block, in order. */
export function linksOf(block: Block): Link[] {
  return nodesOf(block).filter((node) => node.type === 'link')
}

/**
 * A short digest of what a section means: its text, links, numbers and structure. White space, line
 * breaks, the style of quotation marks and of Markdown do not change it.
 */
export function meaningOf(section: Section): string {
  return meaningAs(section, (url) => url)
}

/**
 * Returns the digest of a section’s meaning ({@link meaningOf}) with its links leading to what they
 * led to before, such as a page’s former id.
 */
export function meaningAs({ id, blocks }: Section, targetOf: (url: string) => string): string {
  const parts = blocks.map(({ kind, path, form, properties, texts, content }) => [
    kind,
    path,
    form,
    properties,
    texts,
    content?.map((node) => inlineMeaning(node, targetOf)),
  ])
  return digestOf([id, parts])
}

function inlineMeaning(node: Nodes, targetOf: (url: string) => string): unknown {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return ' '
  const children =
    'children' in node ? node.children.map((child) => inlineMeaning(child, targetOf)) : []
  const { properties, texts } = attributesOf(node)
  return [kindOf(node), 'url' in node ? targetOf(node.url) : '', properties, texts, children]
}

/** A short digest of texts, in which only what they mean counts. */
export function digestOf(texts: unknown): string {
  const meaning = JSON.stringify(texts, (_, value) =>
    typeof value === 'string' ? normalized(value) : value,
  )
  return createHash('sha256').update(meaning).digest('base64url').slice(0, 16)
}

function normalized(text: string): string {
  return withoutInvisibles(text.normalize('NFC'))
    .replace(/\s+/g, ' ')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/« ?| ?»|[“”„]/g, '"')
}
