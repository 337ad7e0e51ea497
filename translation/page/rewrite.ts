import type { Nodes } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { isMap, isScalar, isSeq, parseDocument, visit as visitYaml } from 'yaml'
import { headingId } from '../../compile/markdown'
import { parseBody } from '../../compile/validation/body'
import { formatFault } from '../../compile/validation/fault'
import type { Source } from '../../compile/validation/source'
import { UsageError } from '../outcome'

/** A place that content can link to. */
export interface Target {
  page: string
  section: string | undefined
}

/** Returns a link’s new target; null where there is none any more and only its text is to stay. */
export type Redirect = (target: Target) => Target | null

const external = /^(?:[a-z][a-z0-9+.-]*:|\/)/i

/**
 * Leads the links of a text to where their targets are now, and gives its headings other ids. All else
 * stays as it is written.
 *
 * @param page the id of the page whose text it is
 * @throws UsageError where the text cannot be parsed
 */
export function rewriteText(
  source: Source,
  page: string,
  redirect: Redirect,
  newHeadingId: (id: string) => string,
): string {
  const { text } = source
  const tree = parseText(source)
  const edits: { start: number; end: number; text: string }[] = []
  visit(tree, (node) => {
    const [start, end] = rangeOf(node)
    const written = text.slice(start, end)
    if (node.type === 'heading') {
      const id = headingId(node)
      if (id && newHeadingId(id) !== id) {
        const [first, last] = rangeOf(node.children.at(-1) ?? node)
        edits.push({ start: first, end: last, text: `{/* #${newHeadingId(id)} */}` })
      }
    }
    if ((node.type !== 'link' && node.type !== 'definition') || external.test(node.url)) return
    const [own = '', section] = node.url.split('#')
    const now = redirect({ page: own || page, section })
    if (now === null) {
      edits.push({ start, end, text: node.type === 'link' ? innerText(node, text) : written })
      return SKIP
    }
    // A link within the page stays one, wherever the page is.
    const url = addressOf(now, own === '' ? now.page : '')
    if (url === node.url) return
    const at = written.lastIndexOf(node.url)
    edits.push({ start: start + at, end: start + at + node.url.length, text: url })
  })
  return edits.reduceRight((result, edit) => {
    return result.slice(0, edit.start) + edit.text + result.slice(edit.end)
  }, text)
}

function parseText(source: Source) {
  const faults: Parameters<typeof parseBody>[1] = []
  const tree = parseBody(source, faults)
  if (tree) return tree
  throw new UsageError(`Put this right first: ${faults.map(formatFault).join('\n')}`)
}

/** @param own the page that need not be named, since the link is on it */
function addressOf({ page, section }: Target, own: string): string {
  return `${page === own ? '' : page}${section === undefined ? '' : `#${section}`}`
}

function innerText(node: Extract<Nodes, { type: 'link' }>, text: string): string {
  const [first, last] = [node.children[0], node.children.at(-1)]
  return first && last ? text.slice(rangeOf(first)[0], rangeOf(last)[1]) : ''
}

function rangeOf({ position }: Nodes): [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}

/**
 * Leads what a page’s settings name to where it is now: pages, and the sections of suppressions. A
 * list names no page twice, nor the page itself, whatever leads there now.
 *
 * @param own the page
 */
export function rewriteSettings(
  text: string,
  own: string,
  redirect: Redirect,
  newHeadingId: (id: string) => string,
): string {
  const document = parseDocument(text)
  let isChanged = false
  const set = (scalar: { value: unknown }, value: string) => {
    isChanged ||= scalar.value !== value
    scalar.value = value
  }
  for (const key of ['related', 'mostRequested']) {
    const list = document.get(key)
    if (!isSeq(list) || list.items.length === 0) continue
    const pages = list.items.map((item) => (isScalar(item) ? String(item.value) : ''))
    const targets = pages.map((page) => redirect({ page, section: undefined })?.page)
    const named = new Set([own, ...pages.filter((page, index) => page === targets[index])])
    list.items = list.items.filter((item, index) => {
      const target = targets[index]
      if (!isScalar(item) || item.value === target) return true
      isChanged = true
      if (target === undefined || named.has(target)) return false
      named.add(target)
      item.value = target
      return true
    })
    if (list.items.length === 0) document.delete(key)
  }
  visitYaml(document.get('suppressions') as never, {
    Pair(_, { key, value }) {
      const isSection = isScalar(key) && key.value === 'section' && isScalar(value)
      if (isSection) set(value, newHeadingId(String(value.value)))
    },
  })
  return isChanged && isMap(document.contents)
    ? document.toString({ lineWidth: 0, flowCollectionPadding: false })
    : text
}
