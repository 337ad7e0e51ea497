import { type Document, isPair, isScalar, Scalar, visit } from 'yaml'
import { locales } from '../../i18n/locales'

interface OddValue {
  /** In the text, from 0. */
  offset: number
  message: string
}

/** Keys whose values readers see. */
const shown = new Set<string>([
  'title',
  'shortTitle',
  'description',
  'caption',
  'label',
  ...locales,
])

/** A value between quotation marks of a word processor, with none inside. */
const curly = /^[“„«‘‹]\s*([^“”„«»‘’‹›]+?)\s*[”“»’›]$/

/**
 * Values that are read otherwise than they were meant, and that readers would see so: curly quotation
 * marks, which stay in the text (straight ones around them say that they are meant), words after “#”,
 * which are cut off as a remark, and Markdown in a title.
 */
export function oddValues(document: Document, text: string): OddValue[] {
  const found: OddValue[] = []
  visit(document, {
    Scalar(_, node, path) {
      const { value, range } = node
      if (typeof value !== 'string' || !range) return
      const report = (offset: number, message: string) => found.push({ offset, message })
      const pair = path.at(-1)
      const key =
        isPair(pair) && pair.value === node && isScalar(pair.key) ? String(pair.key.value) : ''
      const isPlain = node.type === Scalar.PLAIN
      const [, bare] = (isPlain && curly.exec(value)) || []
      if (bare) {
        const remedy = `write "${bare}", or "${value}" if readers are to see them`
        report(range[0], `curly quotation marks stand around the value; ${remedy}`)
      }
      const [after = ''] = /^[^\r\n]*/.exec(text.slice(range[1])) ?? []
      if (isPlain && shown.has(key) && /^\s+#/.test(after)) {
        const remedy = `put the value in quotes: ${key}: "${value}${after}"`
        report(range[1], `what follows “#” is a remark that readers do not see; ${remedy}`)
      }
      const [mark] = /\*\*|__|\]\(|`/.exec(value) ?? []
      if (mark && /^(?:title|shortTitle|description)$/.test(key)) {
        report(
          range[0],
          `“${mark}” has no meaning in the ${key}, where readers would see it; leave it out`,
        )
      }
    },
  })
  return found
}
