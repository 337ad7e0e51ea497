import fc from 'fast-check'
import type { Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import { type Block, sectionsOf } from '../../compile/sections'
import { parseBody } from '../../compile/validation/body'
import { contentKey, type Inline, inlineContent, tidy } from './inline'
import { writeInline } from './inline-mdx'

// What a translator types must be what a reader reads, whatever it means in Markdown or JSX.

const marked = 'a *b* **c** [d](home) <Term long="x">e</Term> `f` <Lang code="fr">g</Lang>'

function parse(mdx: string): Block[] {
  const tree = parseBody({ file: 'test', text: mdx }, []) as Root
  return sectionsOf(tree).flatMap(({ blocks }) => blocks)
}

const { marks } = inlineContent(parse(marked)[0]?.content ?? [])
const markFor = (id: string) => marks.get(id) as never

/** Where a unit can stand, as the text around it. */
const places: [name: string, before: string, after: string, kind: string][] = [
  ['a paragraph', '', '', 'paragraph'],
  ['an item', '- ', '', 'paragraph'],
  ['a numbered item', '1. ', '', 'paragraph'],
  ['a heading', '## ', ' {/* #one */}', 'heading'],
  ['a quotation', '> ', '', 'paragraph'],
  [
    'a component',
    '<KeyFigures>\n<KeyFigure value="1" asOf="2020">',
    '</KeyFigure>\n</KeyFigures>',
    'KeyFigure',
  ],
  ['a cell', '<Table caption="c">\n\n| ', ' | x |\n|---|---|\n| y | z |\n\n</Table>', 'tableCell'],
]

/** Signs that mean something, more often than chance would have them. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '**',
        '__',
        '~',
        '~~',
        '`',
        '``',
        '<',
        '>',
        '</',
        '{',
        '}',
        '{/*',
        '*/}',
        '|',
        '\\',
        '\\|',
        '#',
        '##',
        '-',
        '+',
        '1.',
        '2)',
        '- ',
        '# ',
        '> ',
        '[',
        ']',
        '](',
        '![',
        '(',
        ')',
        '[^1]',
        '&',
        '&amp;',
        '&#35;',
        '"',
        "'",
        '=',
        '---',
        '===',
        '***',
        '```',
        ':',
        '::',
        '\u00a0',
        ' ',
        '  ',
        'a',
        'é',
        'z',
        '9',
        'import x',
        'export',
        '[x]',
        '[ ] ',
        '<Term',
        '//',
        '.',
        '@',
        '$',
        '!',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(''))

const tag = (id: string) => words.map((text): Inline => ({ id, content: [text] }))

const content = fc
  .record({
    tags: fc.shuffledSubarray(['1', '2', '3', '4', '6']),
    code: fc.boolean(),
  })
  .chain(({ tags, code }) =>
    fc.tuple(
      words,
      ...tags.flatMap((id) => [tag(id), words]),
      ...(code ? [fc.constant<Inline>({ id: '5' })] : []),
    ),
  )
  .map((parts) => tidy(parts as Inline[]))
  .filter(
    (parts) =>
      !isBlank(parts) &&
      !touch(parts) &&
      !hasEmptyTag(parts) &&
      !/https?:|www\.|@/i.test(contentKey(parts)),
  )

/** A unit of nothing but spaces, of whatever kind, is no text. */
function isBlank(parts: Inline[]): boolean {
  return /^\[("\s*")?\]$/.test(contentKey(parts))
}

/** No Markdown tells two emphases with nothing between them apart: import refuses them. */
function touch(parts: Inline[]): boolean {
  return parts.some(
    (part, index) => typeof part !== 'string' && typeof parts[index + 1] === 'object',
  )
}

function hasEmptyTag(parts: Inline[]): boolean {
  return parts.some((part) => typeof part !== 'string' && part.content && isBlank(part.content))
}

describe('the text of a unit', () => {
  it.each(places)('is the same in %s', (_, before, after, kind) => {
    fc.assert(
      fc.property(content, (parts) => {
        const mdx = before + writeInline(parts, markFor, kind === 'tableCell') + after
        const blocks = parse(mdx)
        const block = blocks.find((candidate) => candidate.kind === kind && candidate.content)
        expect(contentKey(inlineContent(block?.content ?? [], marks).content), mdx).toBe(
          contentKey(parts),
        )
      }),
      { numRuns: Number(process.env.RUNS ?? 100) },
    )
  })
})
