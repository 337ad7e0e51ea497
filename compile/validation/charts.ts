import type { z } from 'zod'
import { labels } from '../../countries/map/sheets'
import type { ShownAs } from './body'
import type { dataTableSchema } from './schemas'

type Table = Pick<
  z.infer<typeof dataTableSchema>,
  'columns' | 'description' | 'from' | 'groupBy' | 'rows'
>

/** The most bars of one row, which must differ without colour. */
const mostBars = 2

/** The most groups on a map: it has as many patterns. */
const mostGroups = 5

/** Says what a table lacks for a chart or a map, and what to do; undefined when it can be drawn. */
export function chartFault(table: Table, shownAs: ShownAs): string | undefined {
  if (shownAs === 'table') return undefined
  if (!table.description)
    return 'has no “description”; write what its chart shows, in each language'
  if (shownAs === 'map') return mapFault(table)
  const columnsOf = (type: string) => table.columns.filter((column) => column.type === type)
  const [numbers, dates] = [columnsOf('number'), columnsOf('date')]
  if (shownAs !== 'bar' && dates.length !== 1) {
    return `has ${dates.length} columns of the type date; a ${shownAs} chart needs one`
  }
  if (shownAs === 'timeline') {
    return table.groupBy ? undefined : 'has no “groupBy”; name the column with the lane of an event'
  }
  const most = shownAs === 'bar' ? mostBars : 1
  if (numbers.length === 0 || numbers.length > most) {
    return `has ${numbers.length} columns of the type number; a ${shownAs} chart draws 1${most > 1 ? ` to ${most}` : ''}`
  }
  const drawn = [...numbers, ...(shownAs === 'line' ? dates : [])]
  for (const [index, row] of (table.rows ?? []).entries()) {
    for (const { id } of drawn) {
      if (row[id] === undefined || Number(row[id]) < 0) {
        return `has no “${id}” in row ${index + 1}, or one below 0; a ${shownAs} chart draws every row`
      }
    }
  }
  return undefined
}

function mapFault({ rows = [], from, groupBy }: Table): string | undefined {
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
