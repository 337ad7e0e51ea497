import type { Heading, Nodes, Paragraph, Parents, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { unified } from 'unified'
import { visitParents } from 'unist-util-visit-parents'
import { VFileMessage } from 'vfile-message'
import { authorComponents } from '../author-components'
import { headingId, pageSyntax } from '../markdown'
import { meaningOf, sectionsOf } from '../sections'
import { type Fault, type Place, startOfFile } from './fault'
import { braceAdvice, mdxFault, unknownTag } from './mdx-faults'
import type { Source } from './source'

/** What the checks across pages need to know of a body. */
export interface CheckedBody {
  headings: { id: string; place: Place }[]
  /** Whether the text can be read and every heading has an id, so that they can be compared between languages. */
  identified: boolean
  links: { url: string; place: Place }[]
  /** Its sections in order, each with a digest of what it means. */
  sections: CheckedSection[]
  /** Data files and images that the body names. */
  dataTables: { name: string; shownAs: ShownAs; place: Place }[]
  images: { url: string; place: Place }[]
}

/** A table alone, or with a chart above it. */
export type ShownAs = 'table' | 'bar' | 'line' | 'timeline' | 'map'

export interface CheckedSection {
  id: string
  digest: string
  place: Place
  /** Whether something is at fault in it: what it means is not settled before that is put right. */
  faulty: boolean
}

/** Ids that the layout around a body uses. */
const reservedIds =
  /^(main|topic-menu|all-topics|most-requested|recently-changed|share|related|copy-button|on-this-page|links-.*|chart-.*|map-.*)$/

type Component = MdxJsxFlowElement | MdxJsxTextElement

const parser = pageSyntax(unified()).freeze()

/** Parses the MDX of one page in one language; undefined when its syntax is at fault. */
export function parseBody({ file, text }: Source, faults: Fault[]): Root | undefined {
  try {
    return parser.parse(text) as Root
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error
    faults.push({ file, ...mdxFault(error, text) })
    return undefined
  }
}

/** Checks what {@link parseBody} returns: headings, tables, components. */
export function checkBody(tree: Root | undefined, file: string, faults: Fault[]): CheckedBody {
  const body: CheckedBody = {
    headings: [],
    identified: tree !== undefined,
    links: [],
    sections: [],
    dataTables: [],
    images: [],
  }
  if (!tree) return body
  const report: Report = (at, message) =>
    faults.push({ file, ...(at && 'line' in at ? at : placeOf(at)), message })
  const others = faults.length
  const checkHeading = headingChecker(body, report)
  visitParents(tree, (node, parents) => {
    const parent = parents.at(-1)
    switch (node.type) {
      case 'mdxjsEsm':
        report(node, 'import and export are not allowed; pages are content, not code')
        break
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (parent?.type === 'heading' && headingId(parent) && parent.children.at(-1) === node)
          break
        if (/^\s*\/\*/.test(node.value)) {
          if (!parent || !headingMeant(parent)) report(node, remarkAdvice)
        } else report(node, braceAdvice)
        break
      case 'paragraph':
        checkParagraph(node, report, checkHeading)
        break
      case 'heading':
        checkHeading(node)
        break
      case 'image':
        if (!node.alt?.trim())
          report(node, 'the image has no alternative text; write ![what it shows](…)')
        body.images.push({ url: node.url, place: placeOf(node) })
        break
      case 'table':
        if (isComponent(parent, 'Table')) break
        report(node, 'the table has no caption; put it inside <Table caption="…">')
        break
      case 'link':
      case 'definition':
        body.links.push({ url: node.url, place: placeOf(node) })
        break
      case 'footnoteDefinition':
        report(node, 'footnotes are not supported; put the note into the text')
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        checkComponent(node, parent, report)
        if (attribute(node, 'data')) {
          const place = placeOf(node)
          body.dataTables.push({ name: attribute(node, 'data'), shownAs: shownAs(node), place })
        }
        break
    }
  })
  const lines = faults.slice(others).map(({ line }) => line)
  const sections = sectionsOf(tree)
  body.sections = sections.map((section, index) => {
    const place = placeOf(section.blocks[0]?.node)
    const next =
      sections[index + 1]?.blocks[0]?.node.position?.start.line ?? Number.POSITIVE_INFINITY
    const faulty = lines.some((line) => line >= place.line && line < next)
    return { id: section.id, digest: meaningOf(section), place, faulty }
  })
  return body
}

interface HeadingMeant {
  depth: number
  place: Place
  message: string
}

/** A line that its author took for a heading: “##” without a space, or with one that is none in Markdown. */
function headingMeant(node: Parents): HeadingMeant | undefined {
  const [first] = node.children
  if (node.type !== 'paragraph' || first?.type !== 'text') return undefined
  const [, before = '', signs, space] =
    /^((?:.*\r?\n)*?)(#{2,6}|#(?=[^\S \r\n]))([^\S \r\n]?)(?=[^#\s])/.exec(first.value) ?? []
  if (!signs) return undefined
  const { line, column } = placeOf(first)
  const place = { line: line + before.split('\n').length - 1, column }
  const depth = signs.length
  const what = space
    ? `a no-break space stands after “${signs}”`
    : `no space stands after “${signs}”`
  return { place, depth, message: `${what}, so this is no heading; type an ordinary space there` }
}

function checkParagraph(node: Paragraph, report: Report, checkHeading: CheckHeading): void {
  const meant = headingMeant(node)
  if (meant) checkHeading(meant)
  const [first] = node.children
  const [bullet] = (first?.type === 'text' && /^[•·●▪◦‣∙]/.exec(first.value)) || []
  if (bullet)
    report(node, `“${bullet}” makes no list; begin each entry with “- ” on a line of its own`)
}

const remarkAdvice =
  'a remark {/* … */} is only possible at the end of a heading, as its id; delete it here'

function shownAs(node: Component): ShownAs {
  if (node.name === 'TimelineChart') return 'timeline'
  if (node.name === 'AmericasMap') return 'map'
  if (node.name !== 'Chart') return 'table'
  return attribute(node, 'kind') === 'line' ? 'line' : 'bar'
}

type Report = (at: Nodes | Place | undefined, message: string) => void

type CheckHeading = (heading: Heading | HeadingMeant) => void

function headingChecker(body: CheckedBody, report: Report): CheckHeading {
  let depth = 1
  return (heading) => {
    if ('message' in heading) {
      depth = heading.depth
      body.identified = false
      report(heading.place, heading.message)
      return
    }
    if (heading.depth === 1) report(heading, 'a page has one h1, its title; start with ##')
    else if (heading.depth > 3)
      report(heading, 'headings go down to ###; use a list or a new section')
    else if (heading.depth > depth + 1) {
      report(heading, `the heading skips a level; use ${'#'.repeat(depth + 1)}`)
    }
    depth = heading.depth
    const id = headingId(heading)
    if (!id) {
      body.identified = false
      report(heading, 'the heading has no id; end it with {/* #short-english-words */}')
      return
    }
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      report(heading, `the id “${id}” must be lower-case ASCII words with hyphens`)
    } else if (reservedIds.test(id)) {
      report(heading, `the id “${id}” is used by the page’s layout; choose another`)
    }
    if (body.headings.some((other) => other.id === id)) {
      report(heading, `the id “${id}” is used twice; choose another`)
    }
    body.headings.push({ id, place: placeOf(heading) })
  }
}

function checkComponent(node: Component, parent: Parents | undefined, report: Report): void {
  const name = node.name ?? ''
  const component = authorComponents[name]
  if (!component) {
    report(node, unknownTag(name))
    return
  }
  const required = component.required ?? {}
  for (const given of node.attributes) {
    if (given.type !== 'mdxJsxAttribute' || typeof given.value === 'object') {
      report(node, `<${name}> has an {expression}; write a text in quotation marks`)
    } else if (!required[given.name]) {
      const known = Object.keys(required).join(', ') || 'none'
      report(node, `“${given.name}” is not a property of <${name}>; its properties are: ${known}`)
    }
  }
  for (const [property, pattern] of Object.entries(required)) {
    const value = attribute(node, property)
    if (!value) report(node, `<${name}> has no “${property}”; write ${property}="…"`)
    else if (!pattern.test(value)) {
      report(node, `<${name}>: “${value}” cannot be its “${property}”; see docs/adding-a-page.md`)
    }
  }
  checkSurroundings(node, parent, report)
}

function checkSurroundings(node: Component, parent: Parents | undefined, report: Report): void {
  const name = node.name ?? ''
  const { parent: outer, children, empty } = authorComponents[name] ?? {}
  const around = isComponent(parent, outer) || (parent?.type === 'paragraph' && outer !== undefined)
  if (outer && !around) report(node, `<${name}> must stand inside <${outer}>`)
  if (empty && node.children.length > 0) report(node, `<${name}> is empty; write <${name} />`)
  for (const child of (node.children as Nodes[]).flatMap(unwrapParagraph)) {
    if (!children || (child.type === 'text' && child.value.trim() === '')) continue
    if (!children.some((inner) => isComponent(child, inner))) {
      report(child, `only <${children.join('>, <')}> may stand directly inside <${name}>`)
    }
  }
  if (name === 'Notice' && node.children[0]?.type !== 'heading') {
    report(node, 'a <Notice> starts with a heading')
  }
  if (name === 'Table' && (node.children.length !== 1 || node.children[0]?.type !== 'table')) {
    report(node, 'a <Table> holds one Markdown table, with a blank line before and after it')
  }
}

/** Components on one line parse as a paragraph around them. */
function unwrapParagraph(node: Nodes): Nodes[] {
  return node.type === 'paragraph' ? node.children : [node]
}

function isComponent(node: Nodes | undefined, name: string | undefined): boolean {
  return (
    (node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement') && node.name === name
  )
}

function attribute(node: Component, name: string): string {
  const found = node.attributes.find(
    (given) => given.type === 'mdxJsxAttribute' && given.name === name,
  )
  return typeof found?.value === 'string' ? found.value : ''
}

function placeOf(node: Nodes | undefined): Place {
  return node?.position?.start ?? startOfFile
}
