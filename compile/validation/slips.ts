import type { Paragraph, Parents, Text } from 'mdast'
import type { Place } from './fault'
import { placeOf, type Report } from './report'

/** A line that its author took for a heading, with the depth that it was to have. */
export interface HeadingMeant {
  depth: number
  place: Place
  message: string
}

/** Finds a line meant as a heading: “##” without a space, or with one that is none in Markdown. */
export function headingMeant(node: Parents): HeadingMeant | undefined {
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

/** Reports a paragraph that was meant to be a heading or an entry of a list. */
export function checkParagraph(
  node: Paragraph,
  report: Report,
  checkHeading: (heading: HeadingMeant) => void,
): void {
  const meant = headingMeant(node)
  if (meant) checkHeading(meant)
  const [first] = node.children
  const [bullet] = (first?.type === 'text' && /^[•·●▪◦‣∙]/.exec(first.value)) || []
  if (bullet)
    report(node, `“${bullet}” makes no list; begin each entry with “- ” on a line of its own`)
}

/** Marks of Markdown that readers would see, because their second half or the space around them is wrong. */
export function checkMarks(node: Text, report: Report): void {
  const { start, end } = node.position ?? {}
  // With a backslash before them they are meant to be seen; then the text is shorter than its source.
  if (!start || !end || Number(end.offset) - Number(start.offset) !== node.value.length) return
  const [, before, mark = ''] = /^([\s\S]*?)(\*\*|__|~~|\]\()/.exec(node.value) ?? []
  if (before === undefined) return
  const lines = before.split('\n')
  const place =
    lines.length > 1
      ? { line: start.line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 }
      : { line: start.line, column: start.column + (lines[0]?.length ?? 0) }
  const message =
    mark === ']('
      ? 'a link is written [text](id of the page), without spaces between its parts; its end is missing'
      : `“${mark}” is never closed, so readers see it; write a second one right after the last word, or remove it`
  report(place, message)
}
