import type { Locale } from '../i18n/locales'
import { collationOf } from '../text/collation'
import { formatDate } from '../text/dates'
import { localizedText, plainText } from '../text/localized-text'
import { formatNumber } from '../text/numbers'
import { rowOrder } from '../text/row-order'
import type { DataCell, DataColumn, DataTable } from './content'

/** Returns the address of data as a file in a language. */
export function dataFilePath(name: string, locale: Locale, format: 'csv' | 'json' = 'csv'): string {
  return `/${locale}/data/${name}.${format}`
}

/** The rows of a table in the order in which a language shows them. */
export function sortedRows(
  { rows, sort }: Pick<DataTable, 'rows' | 'sort'>,
  locale: Locale,
): DataTable['rows'] {
  if (!sort) return rows
  const inOrder = rowOrder(
    (row: DataTable['rows'][number]) => plainCell(row[sort], locale),
    false,
    collationOf(locale).compareNames,
  )
  return [...rows].sort((a, b) => {
    const [one, other] = [a[sort], b[sort]]
    return typeof one === 'number' && typeof other === 'number' ? one - other : inOrder(a, b)
  })
}

/** A cell as readers see it. */
export function shownCell(
  cell: DataCell,
  column: Pick<DataColumn, 'type'>,
  locale: Locale,
): string {
  if (typeof cell === 'number') return formatNumber(cell, locale)
  if (column.type === 'date') return formatDate(String(cell), locale)
  return localizedText(cell, locale).text
}

/**
 * A table as lines of cells, the first with the names of its columns: dates in ISO 8601 and numbers
 * with a point, whatever the language.
 */
export function csvLines(table: DataTable, locale: Locale): string[][] {
  const { columns } = table
  const rows = sortedRows(table, locale).map((row) =>
    columns.map(({ id }) => plainCell(row[id], locale)),
  )
  return [columns.map(({ label }) => plainCell(label, locale)), ...rows]
}

function plainCell(cell: DataCell | undefined, locale: Locale): string {
  return typeof cell === 'number' ? String(cell) : plainText(cell ?? '', locale)
}
