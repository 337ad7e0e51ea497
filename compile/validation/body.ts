import type { Heading, Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { unified } from 'unified'
import { visitParents } from 'unist-util-visit-parents'
import { VFileMessage } from 'vfile-message'
import { subjectComponents } from '../../subject/author-components'
import { headingId, pageSyntax } from '../markdown'
import { meaningOf, sectionsOf } from '../sections'
import { attribute, type Component, checkComponent, isComponent } from './components'
import type { Fault, Place } from './fault'
import { braceAdvice, mdxFault } from './mdx-faults'
import { placeOf, type Report } from './report'
import { checkMarks, checkParagraph, type HeadingMeant, headingMeant } from './slips'
import type { Source } from './source'

/** The parts of a body that the checks across pages need. */
export interface CheckedBody {
  headings: { id: string; place: Place }[]
  /** Whether the text can be read and every heading has an id, so that they can be compared between languages. */
  identified: boolean
  links: { url: string; place: Place }[]
  /** The sections of the body in order, each with a digest of what it means. */
  sections: CheckedSection[]
  /** Data files and images that the body names. */
  dataTables: { name: string; shownAs: ShownAs; place: Place }[]
  images: { url: string; place: Place }[]
}

/**
 * What shows a table: the table alone, a chart above it, or a component of the subject by its name
 * (subject/author-components.ts).
 */
export type ShownAs = 'table' | 'bar' | 'line' | 'timeline' | keyof typeof subjectComponents

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
      case 'text':
        checkMarks(node, report)
        break
      case 'tableCell':
        if (plainText(node).trim() === '' && node.children.length === 0) {
          report(node, 'a cell of the table is empty; write what it says, or “–”')
        }
        break
      case 'link':
        if (!node.children.some((child) => child.type === 'image' || plainText(child).trim())) {
          report(node, 'the link has no text; write between [ and ] where it leads')
        }
        body.links.push({ url: node.url, place: placeOf(node) })
        break
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

const remarkAdvice =
  'a remark {/* … */} is only possible at the end of a heading, as its id; delete it here'

function shownAs(node: Component): ShownAs {
  if (node.name === 'TimelineChart') return 'timeline'
  if (isSubjectComponent(node.name)) return node.name
  if (node.name !== 'Chart') return 'table'
  return attribute(node, 'kind') === 'line' ? 'line' : 'bar'
}

function isSubjectComponent(name: string | null): name is keyof typeof subjectComponents {
  return Object.hasOwn(subjectComponents, name ?? '')
}

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
