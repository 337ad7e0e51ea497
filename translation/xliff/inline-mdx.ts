import type { Nodes, PhrasingContent, Root, Text } from 'mdast'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'
import { pageSyntax } from '../../compile/markdown'
import type { Inline } from './inline'

/**
 * Characters that the writer does not know to be unsafe: a backslash before a reference undoes it;
 * these words open a program.
 */
const unsafe = [
  { character: '\\', inConstruct: 'phrasing' as const },
  { atBreak: true, character: 'i', after: 'mport[ \t]' },
  { atBreak: true, character: 'e', after: 'xport[ \t]' },
]

type Handle = NonNullable<NonNullable<Options['handlers']>['text']>

const writer = pageSyntax(unified() as never)
  .use(remarkStringify, {
    emphasis: '*',
    resourceLink: true,
    unsafe,
    handlers: {
      text: (({ value }, _, state, info) =>
        state.safe(value, { ...info, encode: ['\\'] })) satisfies Handle,
    },
  })
  .freeze()

/**
 * Writes content as MDX that parses to just this content.
 *
 * @param markFor what a tag stands for; its text properties are already those of the translation
 * @param inCell in a table, where a bar has a meaning
 */
export function writeInline(
  content: Inline[],
  markFor: (id: string) => PhrasingContent,
  inCell: boolean,
): string {
  const nodesOf = (parts: Inline[]): PhrasingContent[] =>
    parts.map((part) => {
      if (typeof part === 'string') return { type: 'text', value: part } satisfies Text
      const mark = markFor(part.id)
      if (!part.content) return mark
      return { ...mark, children: nodesOf(part.content) } as PhrasingContent
    })
  const block: Nodes = inCell
    ? { type: 'tableCell', children: nodesOf(content) }
    : { type: 'paragraph', children: nodesOf(content) }
  return wholeCharacters(writer.stringify(block as unknown as Root)).replace(/^[ \n]+|[ \n]+$/g, '')
}

/** The writer encodes a character beside emphasis by its halves where it has two (an emoji). */
function wholeCharacters(mdx: string): string {
  const halves = /(?:([\ud800-\udbff])|&#x(D[89AB]..);)(?:([\udc00-\udfff])|&#x(D[C-F]..);)/g
  return mdx.replace(halves, (_, ...[high, highCode, low, lowCode]: string[]) => {
    const units = [
      high?.charCodeAt(0) ?? Number.parseInt(highCode ?? '', 16),
      low?.charCodeAt(0) ?? Number.parseInt(lowCode ?? '', 16),
    ]
    const character = String.fromCharCode(...units)
    return high && low ? character : `&#x${character.codePointAt(0)?.toString(16)};`
  })
}

/** A mark with other text properties. */
export function markWithTexts(
  mark: PhrasingContent,
  texts: Record<string, string>,
): PhrasingContent {
  const copy = structuredClone(mark)
  if (copy.type === 'image' && texts.alt !== undefined) copy.alt = texts.alt
  if (copy.type === 'mdxJsxTextElement') {
    for (const attribute of copy.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && texts[attribute.name] !== undefined) {
        attribute.value = texts[attribute.name]
      }
    }
  }
  return copy
}
