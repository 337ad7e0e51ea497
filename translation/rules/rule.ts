import type { Nodes } from 'mdast'
import type { Block, Section } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import type { Finding } from '../outcome'
import type { PagePair, SectionedText, SectionPair } from '../pairs'

/** Reports what is wrong with a text, at a node of it. */
export type ReportFinding = (
  rule: string,
  node: Nodes | undefined,
  message: string,
  severity?: Finding['severity'],
) => void

/** Looks at one section in two languages. */
export type SectionRule = (section: SectionPair, pair: PagePair, report: ReportFinding) => void

/** Looks at one section in one language, whether original or translation. */
export type TextRule = (section: Section, text: SectionedText, report: ReportFinding) => void

/** Reports what is wrong with the block that a rule looks at, or with a node in it. */
type ReportBlock = (
  rule: string,
  message: string,
  severity?: Finding['severity'],
  node?: Nodes,
) => void

/** Two blocks that should say the same. */
interface BlockPair {
  original: Block
  translation: Block
  from: Locale
  to: Locale
  /** Where the original is, for a message that shows both sides. */
  place: string
  section: SectionPair
  pair: PagePair
}

/** Makes a rule that looks at each block of a section in two languages by itself. */
export function pairRule(look: (blocks: BlockPair, report: ReportBlock) => void): SectionRule {
  return (section, pair, report) => {
    const [from, to] = [pair.original.locale, pair.translation.locale]
    for (const { original, translation } of section.blocks) {
      const place = placeInOriginal(pair, original)
      look(
        { original, translation, from, to, place, section, pair },
        (rule, message, severity, node = translation.node) => report(rule, node, message, severity),
      )
    }
  }
}

/** Makes a rule that looks at each block of a section in one language by itself. */
export function blockRule(
  look: (
    block: Block,
    around: { locale: Locale; section: Section; text: SectionedText },
    report: ReportBlock,
  ) => void,
): TextRule {
  return (section, text, report) => {
    for (const block of section.blocks) {
      look(
        block,
        { locale: text.locale, section, text },
        (rule, message, severity, node = block.node) => report(rule, node, message, severity),
      )
    }
  }
}

/** Where a block of the original is, for a message that shows both sides. */
export function placeInOriginal({ original }: PagePair, { node }: Block): string {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  return `${original.file}:${line}:${column}`
}

/** Returns what a list has that another lacks, each as often as it is lacking. */
export function difference<Value>(
  list: readonly Value[],
  other: readonly Value[],
  equal = (a: Value, b: Value) => a === b,
): Value[] {
  const rest = [...other]
  return list.filter((value) => {
    const index = rest.findIndex((candidate) => equal(value, candidate))
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}

/**
 * Returns what only one of two lists has, each with a message.
 *
 * @param before of the original, which is at `place`
 */
export function differences(
  before: string[],
  after: string[],
  place: string,
): (readonly [value: string, message: string])[] {
  return [
    ...difference(before, after).map(
      (value) => [value, `${value} of ${place} is missing`] as const,
    ),
    ...difference(after, before).map((value) => [value, `${value} is not in ${place}`] as const),
  ]
}
