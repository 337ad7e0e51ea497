import type { Graph } from 'schema-dts'

/** A JSON-LD data block: data for machines, not a script, so the strictest policy lets it be. */
export function StructuredData({ graph }: { graph: Graph }) {
  // “<” could end the element early; as an escape it is the same JSON (RFC 8259, 7).
  const json = JSON.stringify(graph).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
