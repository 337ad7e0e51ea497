import type { PhrasingContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { attributesOf } from '../../compile/sections'
import { languageInEnglish } from '../../i18n/locales'
import { withoutInvisibles } from '../../text/characters'
import { otherNoBreakSpaces } from '../../text/typography'

/** Text, or an inline tag of XLIFF: `<g>` with what stands in it, `<x>` without content. */
export type Inline = string | Tag

export interface Tag {
  id: string
  content?: Inline[]
}

/** The elements that tags stand for, by id: a link, emphasis, an inline component … */
export type Marks = Map<string, PhrasingContent>

/**
 * Reads the content of a block for an exchange file. Tags are numbered in the order of the text.
 *
 * @param original of a translation: a mark that the original has too gets its id there; another one
 * gets an id that starts with “t”
 */
export function inlineContent(nodes: PhrasingContent[], original?: Marks) {
  const marks: Marks = new Map()
  const idFor = (node: PhrasingContent): string => {
    if (!original) return String(marks.size + 1)
    const same = [...original].find(([id, mark]) => !marks.has(id) && kindOf(mark) === kindOf(node))
    return same?.[0] ?? `t${marks.size + 1}`
  }
  const read = (node: PhrasingContent): Inline => {
    if (node.type === 'text') return node.value
    const id = idFor(node)
    marks.set(id, node)
    return 'children' in node
      ? { id, content: (node.children as PhrasingContent[]).map(read) }
      : { id }
  }
  return { content: tidy(nodes.map(read)), marks }
}

/**
 * Tidies a content: white space is one space, and none at the ends; characters that XML cannot hold
 * are left out. Accents are composed (NFC) and every kind of no-break space is one, whatever a tool
 * makes of them.
 */
export function tidy(content: Inline[]): Inline[] {
  const tidied = collapse(content)
  const [first] = tidied
  if (typeof first === 'string') tidied[0] = first.replace(/^ /, '')
  const last = tidied.at(-1)
  if (typeof last === 'string') tidied[tidied.length - 1] = last.replace(/ $/, '')
  return tidied.filter((part) => part !== '')
}

function collapse(content: Inline[]): Inline[] {
  const parts: Inline[] = []
  for (const part of content) {
    if (typeof part !== 'string') {
      parts.push(part.content ? { id: part.id, content: collapse(part.content) } : part)
      continue
    }
    const before = typeof parts.at(-1) === 'string' ? parts.pop() : ''
    parts.push(
      `${before}${part}`
        .normalize('NFC')
        .replace(notInXml, '')
        .replace(otherNoBreakSpaces, '\u00a0')
        .replace(/[ \t\r\n]+/g, ' '),
    )
  }
  return parts.filter((part) => part !== '')
}

/** Characters that XML cannot hold: https://www.w3.org/TR/xml/#charsets */
const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Returns what makes two marks the same in two languages: all but their text. */
function kindOf(node: PhrasingContent): string {
  const { properties } = attributesOf(node)
  const url = 'url' in node ? node.url : ''
  const code = node.type === 'inlineCode' ? node.value : ''
  return JSON.stringify([node.type, 'name' in node ? node.name : '', url, code, properties])
}

/** Contents with the same key say the same with the same tags. */
export function contentKey(content: Inline[]): string {
  return JSON.stringify(tidy(content))
}

/** The text of a content without its tags. */
export function plainContent(content: Inline[]): string {
  return content
    .map((part) => (typeof part === 'string' ? part : plainContent(part.content ?? [])))
    .join('')
}

/** Contents with the same key read the same: neither tags nor kinds of white space count. */
export function plainKey(content: Inline[]): string {
  return withoutInvisibles(plainContent(content)).replace(/\s+/g, ' ').trim()
}

/** The text of a content without its passages in another language. */
export function ownText(content: Inline[], marks: Marks): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return part
      const mark = marks.get(part.id)
      return mark && attributesOf(mark).properties.code ? ' ' : ownText(part.content ?? [], marks)
    })
    .join('')
}

/** Changes the text of a content and leaves its tags. */
export function mapText(content: Inline[], change: (text: string) => string): Inline[] {
  return content.map((part) => {
    if (typeof part === 'string') return change(part)
    return part.content ? { ...part, content: mapText(part.content, change) } : part
  })
}

/** Every tag of a content with the id of the tag that it stands in, in the order of the text. */
export function tagsOf(content: Inline[], parent = ''): { tag: Tag; parent: string }[] {
  return content.flatMap((part) =>
    typeof part === 'string' ? [] : [{ tag: part, parent }, ...tagsOf(part.content ?? [], part.id)],
  )
}

/** The `ctype` of a mark’s tag (XLIFF 1.2, 2.3), and a text that says what it is. */
export function describeMark(node: PhrasingContent): { ctype: string; text: string } {
  switch (node.type) {
    case 'emphasis':
      return { ctype: 'italic', text: 'emphasis' }
    case 'strong':
      return { ctype: 'bold', text: 'strong emphasis' }
    case 'link':
      return { ctype: 'link', text: `link to ${node.url}` }
    case 'break':
      return { ctype: 'lb', text: 'line break' }
    case 'image':
      return { ctype: 'image', text: `image: ${node.alt}` }
    case 'inlineCode':
      return { ctype: 'x-code', text: node.value }
    case 'mdxJsxTextElement': {
      const { properties, texts } = attributesOf(node)
      if (node.name === 'Term') return { ctype: 'x-term', text: `short for ${texts.long}` }
      const language = languageInEnglish(properties.code ?? '')
      return { ctype: 'x-lang', text: `words in ${language}` }
    }
    default:
      return { ctype: `x-${node.type.toLowerCase()}`, text: plainText(node) || node.type }
  }
}

/** Everything that a content says, with the properties and texts of its marks, to compare two. */
export function meaningOfContent(
  content: Inline[],
  markFor: (id: string) => PhrasingContent,
): unknown {
  return tidy(content).map((part) => {
    if (typeof part === 'string') return part
    const mark = markFor(part.id)
    const { texts } = attributesOf(mark)
    return [kindOf(mark), texts, meaningOfContent(part.content ?? [], markFor)]
  })
}
