import type { z } from 'zod'
import { authorComponents } from '../author-components'
import type { ShownAs } from './body'
import type { dataTableSchema } from './schemas'

type Table = Pick<
  z.infer<typeof dataTableSchema>,
  'columns' | 'description' | 'from' | 'groupBy' | 'rows'
>

/** The most bars of one row, which must differ without colour. */
const mostBars = 2

/** Says what a table lacks for what shows it, and what to do; undefined when it can be drawn. */
export function chartFault(table: Table, shownAs: ShownAs): string | undefined {
  if (shownAs === 'table') return undefined
  if (!table.description)
    return 'has no “description”; write what its chart shows, in each language'
  const own = authorComponents[shownAs]
  if (own) return own.tableFault?.(table)
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
