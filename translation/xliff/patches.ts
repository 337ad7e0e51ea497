import type { PhrasingContent } from 'mdast'
import { stringify } from 'yaml'
import { type Inline, plainContent } from './inline'
import { writeInline } from './inline-mdx'
import { keywordSeparator, type Slot, type TextRange } from './units'

/** A text for a range of a file. */
export interface Patch extends TextRange {
  text: string
}

/** Writes a content as the place in the file holds it. */
export function slotText(
  { form, property, start }: Slot,
  content: Inline[],
  markFor: (id: string) => PhrasingContent,
  source: string,
): string {
  const text = plainContent(content)
  switch (form) {
    case 'property':
      return `${property}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    case 'scalar':
      return stringify(text, { lineWidth: 0 }).trimEnd()
    case 'list':
      return keywordList(text)
    default: {
      // A line break in an item must be followed by what the item’s lines start with.
      const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start)
      return writeInline(content, markFor, form === 'cell').replaceAll(
        '\n',
        `\n${before.replace(/[^>\s]/g, ' ')}`,
      )
    }
  }
}

/** Writes the keywords of a unit, parted by {@link keywordSeparator}, as a list of YAML. */
export function keywordList(text: string): string {
  const words = text.split(keywordSeparator.trim()).map((word) => word.trim())
  const options = { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 } as const
  return stringify(words.filter(Boolean), options).trimEnd()
}

/** Cuts a range out of a text, with its patches. */
export function patched(text: string, { start, end }: TextRange, patches: Patch[]): string {
  let result = ''
  let at = start
  for (const patch of patches.sort((a, b) => a.start - b.start)) {
    result += text.slice(at, patch.start) + patch.text
    at = patch.end
  }
  return result + text.slice(at, end)
}
