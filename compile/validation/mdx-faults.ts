import type { VFileMessage } from 'vfile-message'
import { authorComponents } from '../author-components'
import type { Place } from './fault'
import { placeAfter } from './source'

interface MdxMistake {
  /** In the text, from 0. */
  offset: number
  message: string
}

/** Advice on what to write in place of an HTML element, by the element’s name. */
const insteadOf: Record<string, string> = {
  a: '[text](id of the page)',
  b: '**bold**',
  br: 'an empty line between two paragraphs',
  em: '*italic*',
  h: '## before the heading',
  hr: 'a heading, which begins a section',
  i: '*italic*',
  img: '![what it shows](/images/name.svg)',
  li: '“- ” before each entry of a list',
  ol: '“1. ” before each entry of a list',
  strong: '**bold**',
  table: 'a Markdown table inside <Table caption="…">',
  ul: '“- ” before each entry of a list',
}

/** Returns the message for an HTML tag or a component that does not exist. */
export function unknownTag(name: string): string {
  const known = Object.keys(authorComponents)
  const meant = known.find((component) => component.toLowerCase() === name.toLowerCase())
  if (meant && meant !== name) return `<${name}> is not a component; write <${meant}>`
  if (!/^[a-z]/.test(name)) {
    return `<${name}> is not a component; the components are ${known.join(', ')}`
  }
  const other = insteadOf[name.replace(/^h[1-6]$/, 'h')] ?? 'the text without it'
  return `<${name}> is not a component, and HTML is not allowed; write ${other}`
}

/** The message for a brace in a text. */
export const braceAdvice =
  'an {expression} is not allowed; write the text itself, with a backslash before a brace that readers are to see: \\{'

/**
 * The mistake because of which a text cannot be read: the parser names it in terms of a grammar, and
 * gives the place where it gave up, which is often the end of the text.
 */
export function mdxFault(error: VFileMessage, text: string): Place & { message: string } {
  const { line = 1, column = 1 } = error
  const at = offsetOf(text, line, column)
  const { offset, message } = mistake(error, text, at)
  return { ...placeAfter(text.slice(0, offset)), message: `invalid MDX: ${message}` }
}

function mistake({ reason, source, ruleId }: VFileMessage, text: string, at: number): MdxMistake {
  if (source === 'micromark-extension-mdxjs-esm') return codeWord(text, at)
  if (source === 'micromark-extension-mdx-expression') return brace(text, at)
  if (source === 'micromark-extension-mdx-jsx') return unfinishedTag(text, at)
  if (ruleId === 'end-tag-mismatch') return unpaired(reason, text, at)
  const offset = text.lastIndexOf('<', at)
  const [tag, name] = /^<\/?([\w.:-]*)[^>\n]*>?/.exec(text.slice(offset)) ?? []
  const message = `${tag} closes what nothing has opened; delete it, or write <${name}> where it begins`
  return { offset, message }
}

function codeWord(text: string, at: number): MdxMistake {
  const words = [...text.slice(0, at + 1).matchAll(/^(?:import|export)\b/gm)]
  const { index: offset = at, 0: word } = words.at(-1) ?? { 0: 'import' }
  const message = `a paragraph cannot begin with the word “${word}” in lower case, which begins code; begin it with another word`
  return { offset, message }
}

function brace(text: string, at: number): MdxMistake {
  const offset = openBrace(text.slice(0, at))
  const before = text.slice(text.lastIndexOf('\n', offset) + 1, offset)
  const [, id] = /^\{[/*#\s]*([\p{L}\d][\p{L}\d-]*)[*/\s]*\}?\s*$/mu.exec(text.slice(offset)) ?? []
  const message =
    id && /^#+\s/.test(before) ? `the id of a heading is written {/* #${id} */}` : braceAdvice
  return { offset, message }
}

/** The last brace that nothing closes, else the last one. */
function openBrace(text: string): number {
  let closed = 0
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (text[index] === '}') closed += 1
    else if (text[index] === '{' && closed === 0) return index
    else if (text[index] === '{') closed -= 1
  }
  return Math.max(0, text.lastIndexOf('{'))
}

const wholeProperties = String.raw`<([A-Za-z][\w.:-]*)(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'))?)*`
const unclosedValue = new RegExp(String.raw`^${wholeProperties}\s+([\w-]+)=(?:"[^"]*|'[^']*)$`)

/** Patterns of what may stand after “<” in place of a component, each with the advice for it. */
const beginnings: [RegExp, (...groups: string[]) => string][] = [
  [/^<!--\s*#([\w-]+)/, (id) => `the id of a heading is written {/* #${id} */}`],
  [/^<!--/, () => '<!-- … --> is not allowed; a page holds no remarks, so delete it'],
  [/^<(https?:\/\/[^\s>]+)/, (address) => `write a link as [text](${address})`],
  [/^<([^\s<>@]+@[^\s<>]+)/, (address) => `write ${address} without < and >`],
  [/^<[?!]/, () => 'this comes from another program; paste the text without its formatting'],
  [
    new RegExp(String.raw`^${wholeProperties}\s+([\w-]+)=\s*[“”„«»‘’]\s*([^“”„«»‘’>\n]*)`),
    (name, property, value = '') =>
      `curly quotation marks stand around the value; write straight ones: <${name} ${property}="${value.trim()}">`,
  ],
  [
    new RegExp(String.raw`^${wholeProperties}\s+([\w-]+)=\s*([^\s"'{>/“”„«»‘’][^\s>/]*)`),
    (name, property, value) => `the value needs quotation marks: <${name} ${property}="${value}">`,
  ],
  [
    new RegExp(String.raw`^${wholeProperties}\s*,`),
    (name) => `a comma stands in <${name}>; write a space between two properties`,
  ],
  [
    /^<([A-Za-z][\w.:-]*)(?:\s+[\w-]+="[^"]*")*\s+[\w-]+="[^"]*"[^\s/>]/,
    (name) =>
      `a value in <${name}> ends at its second quotation mark, and more follows; write “ ” inside it`,
  ],
]

function unfinishedTag(text: string, at: number): MdxMistake {
  const before = text.slice(0, at)
  const starts = [...before.matchAll(/</g)].map(({ index }) => index)
  for (const offset of starts) {
    const [, name, property] = unclosedValue.exec(before.slice(offset)) ?? []
    if (!name) continue
    const message = `the quotation mark after ${property}= in <${name}> is never closed; write a second one after the value`
    return { offset, message }
  }
  const offset = starts.at(-1) ?? at
  const rest = text.slice(offset)
  for (const [pattern, messageOf] of beginnings) {
    const found = pattern.exec(rest)
    if (found) return { offset, message: messageOf(...found.slice(1)) }
  }
  const [sign, name = ''] = /^<\/?([A-Za-z][\w.:-]*)|^<\S*/.exec(rest) ?? ['<']
  const message =
    authorComponents[name] || insteadOf[name]
      ? `<${name} has no “>” at its end; write it`
      : `“<” begins a component; write a backslash before it (\\${sign}), or say it in words, such as “less than”`
  return { offset, message }
}

/** An opening tag without a closing one, or with another’s. */
function unpaired(reason: string, text: string, at: number): MdxMistake {
  const [, closing, open, line] =
    /^Unexpected closing tag `<\/(.*?)>`.*`<(.*?)>` \((\d+):/.exec(reason) ?? []
  if (closing) {
    const message = `</${closing}> stands where <${open}> of line ${line} is still open; write </${open}> before it, or in its place`
    return { offset: at, message }
  }
  const [, late] = /^Expected the closing tag `<\/(.*?)>`/.exec(reason) ?? []
  if (late) {
    const message = `</${late}> must stand on a line of its own, with an empty line before it`
    return { offset: at, message }
  }
  const [, name = '', row, column, around] =
    /`<(.*?)>` \((\d+):(\d+).*?\)(?: before the end of `(\w+)`)?/.exec(reason) ?? []
  const offset = offsetOf(text, Number(row), Number(column))
  const component = authorComponents[name]
  if (!component) return { offset, message: unknownTag(name) }
  const isClosedBelow = around && text.slice(offset).includes(`</${name}>`)
  if (component.place === 'inline') {
    const message = `<${name}> is not closed in its paragraph; write </${name}> after the words that it is about`
    return { offset, message }
  }
  const message = isClosedBelow
    ? `<${name}> must stand on a line of its own, with an empty line before and after it, outside of lists`
    : `<${name}> is never closed; write </${name}> on a line of its own where it ends`
  return { offset, message }
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let count = 1; count < line; count += 1) start = text.indexOf('\n', start) + 1
  return start + column - 1
}
