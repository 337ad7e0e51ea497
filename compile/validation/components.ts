import type { Nodes, Parents } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { toString as plainText } from 'mdast-util-to-string'
import { authorComponents, isoDatePattern } from '../author-components'
import { unknownTag } from './mdx-faults'
import { impossible, notYet, outOfOrder } from './plausible-dates'
import type { Report } from './report'

export type Component = MdxJsxFlowElement | MdxJsxTextElement

/** Whether a component is one that there is, with its properties, in its place. */
export function checkComponent(node: Component, parent: Parents | undefined, report: Report): void {
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
    } else if (pattern === isoDatePattern) {
      const message = impossible(value) ?? (property === 'asOf' ? notYet(value) : undefined)
      if (message) report(node, `<${name}>: ${message}`)
    }
  }
  const holdsNothing =
    component.place === 'inline' ? plainText(node).trim() === '' : node.children.length === 0
  if (!component.empty && holdsNothing) {
    report(node, `<${name}> is empty; write what belongs inside, or remove it`)
  }
  if (name === 'Timeline') checkOrder(node, report)
  checkSurroundings(node, parent, report)
}

function checkOrder(timeline: Component, report: Report): void {
  const events = (timeline.children as Nodes[])
    .flatMap(unwrapParagraph)
    .filter((child): child is Component => isComponent(child, 'Event'))
  const dates = events.map((event) => attribute(event, 'date'))
  if (!dates.every((date) => isoDatePattern.test(date) && !impossible(date))) return
  const index = outOfOrder(dates)
  if (index === undefined) return
  const message = `the event of ${dates[index]} stands after that of ${dates[index - 1]}; put events in the order of their dates`
  report(events[index], message)
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

export function isComponent(node: Nodes | undefined, name: string | undefined): boolean {
  return (
    (node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxJsxTextElement') && node.name === name
  )
}

/** Empty where a component has it not as a text. */
export function attribute(node: Component, name: string): string {
  const found = node.attributes.find(
    (given) => given.type === 'mdxJsxAttribute' && given.name === name,
  )
  return typeof found?.value === 'string' ? found.value : ''
}
