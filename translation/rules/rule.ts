import type { Nodes } from 'mdast'
import type { Block } from '../../site/sections'
import type { PagePair, SectionPair } from '../alignment'
import type { Finding } from '../outcome'

/** Reports what is wrong with a translation, at a node of it. */
export type Report = (
  rule: string,
  node: Nodes | undefined,
  message: string,
  severity?: Finding['severity'],
) => void

/** Looks at one section in two languages. */
export type SectionRule = (section: SectionPair, pair: PagePair, report: Report) => void

/** Where a block of the original is, for a message that shows both sides. */
export function at({ original }: PagePair, { node }: Block): string {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  return `${original.file}:${line}:${column}`
}
