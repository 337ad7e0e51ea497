import { type ChildNode, type Element, isComment, isTag } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import {
  flightData,
  flightScript,
  importedModules,
  isFrameworkPart,
  isSuspended,
  streamScript,
} from './next'

/** A reason why a rendered page cannot become a document, and what an author can do about it. */
export interface Refusal {
  /** Where in the HTML: the tag with the attribute or text that is at fault. */
  what: string
  remedy: string
}

/** A rendered page that cannot become a document; the message lists every reason. */
export class RefusedPage extends Error {
  constructor(
    readonly path: string,
    readonly source: string,
    readonly refusals: Refusal[],
  ) {
    const reasons = refusals.map(({ what, remedy }) => `  ${what}\n    ${remedy}`)
    super(`${path} (${source}) cannot become a document:\n${[...new Set(reasons)].join('\n')}`)
    this.name = 'RefusedPage'
  }
}

export interface RenderedPage {
  /** Address, for messages. */
  path: string
  /** File that the page is rendered by, for messages. */
  source: string
  /** Source file of each client component of the project, by its id in React's flight data. */
  clientComponents: Record<string, string>
}

/**
 * Turns the HTML that Next renders into a finished document: without the framework's scripts,
 * flight data, script preloads and React's comment markers, and with fonts preloaded only where
 * they are used. All else stays byte for byte.
 *
 * @throws RefusedPage when the page needs what a document lacks, or what the policy blocks.
 */
export function toDocument(rendered: string, page: RenderedPage): string {
  // Only client components are looked for in it.
  const isRead = Object.keys(page.clientComponents).length > 0
  let flight = ''
  const html = rendered.replace(flightScript, (_, argument: string) => {
    if (isRead) flight += flightData(argument)
    return ''
  })
  const edits: { start: number; end: number; text: string }[] = []
  const refusals: Refusal[] = []

  const replace = (node: ChildNode, change: (text: string) => string) => {
    const start = node.startIndex ?? 0
    const end = (node.endIndex ?? 0) + 1
    edits.push({ start, end, text: change(html.slice(start, end)) })
  }
  const visit = (node: ChildNode): void => {
    if (isFrameworkPart(node)) replace(node, () => '')
    else if (isComment(node) && isSuspended(node.data)) refusals.push(streams)
    else if (isTag(node)) {
      if (isFontPreload(node)) replace(node, limitToFontWidths)
      refusals.push(...refusalsOf(node))
      node.children.forEach(visit)
    }
  }
  parseDocument(html, { withStartIndices: true, withEndIndices: true }).children.forEach(visit)
  refusals.push(...clientComponentsIn(flight, page.clientComponents))
  if (refusals.length > 0) throw new RefusedPage(page.path, page.source, refusals)

  let document = ''
  let kept = 0
  for (const { start, end, text } of edits) {
    document += html.slice(kept, start) + text
    kept = end
  }
  return document + html.slice(kept)
}

/** The screens that use fonts (components/layout/styles.css); next/font preloads for any. */
const fontWidths = '(width >= 48rem)'

function isFontPreload(element: Element): boolean {
  return element.attribs.rel === 'preload' && element.attribs.as === 'font'
}

function limitToFontWidths(tag: string): string {
  return tag.replace(/\/?>$/, ` media="${fontWidths}"$&`)
}

const streams: Refusal = {
  what: 'the page streams: a part of it waits for a script that would move it into place',
  remedy:
    'Await the data in the page instead of wrapping it in <Suspense> or adding a loading.tsx. A large part streams even when it need not wait.',
}

function refusalsOf(element: Element): Refusal[] {
  const { name: tagName, attribs } = element
  const found: Refusal[] = []
  const refuse = (what: string, remedy: string) => found.push({ what, remedy })
  const tag = `<${tagName}>`

  if (tagName === 'template' && /^[BP]:/.test(attribs.id ?? '')) found.push(streams)
  if (tagName === 'style') {
    refuse('<style> element', 'Move its rules to a stylesheet that a component imports.')
  }
  if (tagName === 'script' && !isDataBlock(attribs.type)) {
    const text = DomUtils.textContent(element).trim()
    if (streamScript.test(text)) {
      found.push(streams)
    } else if (attribs.src === undefined) {
      refuse(`inline script “${text.slice(0, 40)}”`, 'Move it to enhance/, as a custom element.')
    }
  }
  for (const [name, value] of Object.entries(attribs)) {
    if (name === 'style') {
      refuse(`${tag} with a style attribute “${value}”`, 'Use a class instead.')
    } else if (/^on/.test(name)) {
      refuse(
        `${tag} with an ${name} attribute`,
        'Move the handler to a custom element in enhance/.',
      )
    } else if (name === 'srcdoc' || /^\s*javascript:/i.test(value)) {
      refuse(
        `${tag} with script in its ${name} attribute`,
        'Move it to a custom element in enhance/.',
      )
    }
    for (const address of requestedBy(element, name, value)) {
      if (!isOtherOrigin(address)) continue
      refuse(`${tag} requests ${address}`, 'Serve it from public/, or link to it instead.')
    }
  }
  return found
}

/** A script element that holds data. https://html.spec.whatwg.org/#attr-script-type */
function isDataBlock(type = ''): boolean {
  return ['application/ld+json', 'speculationrules'].includes(type)
}

/** Link types that make a browser request something, unlike `canonical` or `alternate`. */
const requestingLink =
  /\b(stylesheet|icon|apple-touch-icon|mask-icon|manifest|preload|modulepreload|prefetch|preconnect|dns-prefetch)\b/

/** The addresses in an attribute that a browser asks for without the reader’s doing. */
function requestedBy({ name: tagName, attribs }: Element, name: string, value: string): string[] {
  switch (name) {
    case 'src':
    case 'poster':
    case 'data':
    case 'action':
    case 'formaction':
    case 'background':
      return [value]
    case 'href':
    case 'xlink:href':
      return ['image', 'use', 'feimage'].includes(tagName) ||
        (tagName === 'link' && requestingLink.test(attribs.rel ?? ''))
        ? [value]
        : []
    case 'srcset':
    case 'imagesrcset':
      return value.split(',').map((candidate) => candidate.trim().split(/\s/)[0] ?? '')
    case 'ping':
      return value.trim().split(/\s+/)
    case 'content':
      return attribs['http-equiv']?.toLowerCase() === 'refresh'
        ? [/url\s*=\s*["']?([^"']*)/i.exec(value)?.[1] ?? '']
        : []
    default:
      return []
  }
}

/** Whether an address has another origin. Any base will do: the page’s own addresses name none. */
function isOtherOrigin(address: string): boolean {
  const own = 'http://own.invalid'
  return URL.canParse(address, own) && new URL(address, own).origin !== own
}

function clientComponentsIn(flight: string, sources: Record<string, string>): Refusal[] {
  const files = importedModules(flight).flatMap((id) => sources[id] ?? [])
  return [...new Set(files)].map((file) => ({
    what: `${file} is a client component, which would have to run in the browser`,
    remedy: 'Remove “use client”, and put what is interactive in a custom element in enhance/.',
  }))
}
