import type { Nodes } from 'mdast'
import type { Block, Section } from '../../compile/sections'
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
): [value: string, message: string][] {
  return [
    ...difference(before, after).map((value) => pairOf(value, `of ${place} is missing`)),
    ...difference(after, before).map((value) => pairOf(value, `is not in ${place}`)),
  ]
}

function pairOf(value: string, what: string): [string, string] {
  return [value, `${value} ${what}`]
}
