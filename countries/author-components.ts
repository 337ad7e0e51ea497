import { labels } from './map/sheets'

/** The most groups on a map: it has as many patterns. */
const mostGroups = 5

/** The components about countries that authors may use (compile/author-components.ts). */
export const countryComponents = {
  AmericasMap: {
    place: 'block',
    required: { data: /^[a-z0-9-]+$/ },
    empty: true,
    tableFault: mapFault,
  },
  CountryFinder: { place: 'block', empty: true },
  OfficeFinder: { place: 'block', empty: true },
} as const

interface MapTable {
  from?: string | undefined
  groupBy?: string | undefined
  rows?: Record<string, unknown>[] | undefined
}

/** Says what a table lacks for a map of the Americas, and what to do; undefined when it can be drawn. */
function mapFault({ rows = [], from, groupBy }: MapTable): string | undefined {
  if (!groupBy) return 'has no “groupBy”; name the column with the group of a state'
  // The schema of countries checks their codes.
  if (from) return undefined
  const codes = rows.map(({ iso }) => String(iso ?? ''))
  const unknown = codes.findIndex((code) => !labels[code])
  if (unknown >= 0) {
    return `has in row ${unknown + 1} the “iso” “${codes[unknown]}”; write the numeric code (ISO 3166-1) of a state of the Americas, such as "076"`
  }
  const missing = Object.keys(labels)
    .filter((code) => !codes.includes(code))
    .sort()
  if (missing.length > 0) return `has no row for the “iso” ${missing.join(', ')}`
  const groups = new Set(rows.map((row) => JSON.stringify(row[groupBy])))
  return groups.size > mostGroups
    ? `has ${groups.size} groups; a map shows ${mostGroups} at the most`
    : undefined
}
