import type { Element, Root as HastRoot, Properties } from 'hast'
import { h } from 'hastscript'
import type { Heading, Nodes, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { toString as plainText } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Processor, unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { isLocale, type Locale } from '../i18n/locales'
import type { PageBody, PageHeading } from '../site/content'
import { typeset } from '../text/typography'
import { authorComponents } from './author-components'

/** Teaches a unified processor the syntax of our pages. Validation and compilation share it. */
export function pageSyntax(processor: Processor): Processor {
  return processor
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm)
    .use(remarkMdx) as unknown as Processor
}

/** The id that a heading carries in a comment at its end, if it has one (docs/adding-a-page.md). */
export function headingId(heading: Heading): string | undefined {
  const last = heading.children.at(-1)
  if (last?.type !== 'mdxTextExpression') return undefined
  return new RegExp(`^${idComment}$`).exec(last.value)?.[1]
}

/** Returns the ids that the headings of a text carry, without parsing it. */
export function headingIdsIn(text: string): string[] {
  return [...text.matchAll(new RegExp(`\\{${idComment}\\}`, 'g'))].map(([, id = '']) => id)
}

const idComment = String.raw`/\*\s*#(\S+)\s*\*/`

function headingText(heading: Heading): string {
  return plainText({
    ...heading,
    children: heading.children.filter((child) => child.type !== 'mdxTextExpression'),
  }).trim()
}

const toElements = unified()
  .use(remarkRehype, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] })
  .use(() => componentsToElements)
  .use(() => labelTables)
  .freeze()

/**
 * Compiles the parsed text of a page, which it changes. The body is kept as a syntax tree instead of
 * a program, because MDX is content here, not code.
 */
export function compileBody(text: Root, locale: Locale): PageBody {
  unravelBlocks(text)
  const headings = identifyHeadings(text, locale)
  typesetText(text, locale)
  const tree = toElements.runSync(text)
  visit(tree, (node) => {
    delete node.position
    delete node.data
  })
  return { headings, tree }
}

function identifyHeadings(tree: Root, locale: Locale): PageHeading[] {
  const headings: PageHeading[] = []
  visit(tree, 'heading', (heading) => {
    const id = headingId(heading)
    if (!id) return
    headings.push({ id, depth: heading.depth, text: typeset(headingText(heading), locale) })
    heading.children.pop()
    const last = heading.children.at(-1)
    if (last?.type === 'text') last.value = last.value.trimEnd()
    heading.data = { hProperties: { id } }
  })
  return headings
}

/** A block component written on one line parses as a paragraph around it; this takes it out. */
export function unravelBlocks(tree: Root): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    const parts = paragraph.children.filter(
      (child) => !(child.type === 'text' && child.value.trim() === ''),
    )
    const blocks = parts.every(
      (part): part is MdxJsxTextElement =>
        part.type === 'mdxJsxTextElement' && authorComponents[part.name ?? '']?.place === 'block',
    )
    if (!blocks || !parent || index === undefined) return undefined
    const elements = parts.map((part) => ({ ...part, type: 'mdxJsxFlowElement' as const }))
    parent.children.splice(index, 1, ...(elements as unknown as MdxJsxFlowElement[]))
    return [SKIP, index]
  })
}

function typesetText(tree: Root, pageLocale: Locale): void {
  const walk = (node: Nodes, locale: Locale): void => {
    if (node.type === 'text') node.value = typeset(node.value, locale)
    if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue
        if (node.name === 'Lang' && isLocale(attribute.value)) locale = attribute.value
        else attribute.value = typeset(attribute.value, locale)
      }
    }
    if ('children' in node) for (const child of node.children) walk(child, locale)
  }
  walk(tree, pageLocale)
}

/** Components become elements of their name, which the renderer looks up like any other. */
function componentsToElements(tree: HastRoot): void {
  visit(tree, (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return
    const { name, attributes } = node as MdxJsxFlowElement
    const properties: Properties = {}
    for (const attribute of attributes) {
      if (attribute.type === 'mdxJsxAttribute') properties[attribute.name] = String(attribute.value)
    }
    Object.assign(node, { type: 'element', tagName: name ?? '', properties })
  })
}

/**
 * Gives a table written in Markdown its caption, row headers, and on each cell the name of its
 * column, which the narrow layout shows beside it.
 */
function labelTables(tree: HastRoot): void {
  visit(tree, { tagName: 'Table' }, (wrapper: Element, index, parent) => {
    const table = elementsIn(wrapper).find((child) => child.tagName === 'table')
    if (!table || !parent || index === undefined) return
    const rows: Element[] = []
    visit(table, { tagName: 'tr' }, (row: Element) => {
      row.children = elementsIn(row)
      rows.push(row)
    })
    const columns = rows[0]?.children.map((cell) => plainText(cell as never)) ?? []
    for (const [rowNumber, row] of rows.entries()) {
      for (const [column, cell] of elementsIn(row).entries()) {
        if (rowNumber === 0) cell.properties = { scope: 'col' }
        else if (column === 0) Object.assign(cell, { tagName: 'th', properties: { scope: 'row' } })
        else cell.properties = { dataLabel: columns[column] ?? '' }
      }
    }
    const caption = h('caption', String(wrapper.properties.caption))
    table.children = [caption, ...elementsIn(table)]
    parent.children[index] = table
  })
}

function elementsIn(node: Element): Element[] {
  return node.children.filter((child) => child.type === 'element')
}
