import { countryTables } from '../countries/country-tables'
import type { Locale } from '../i18n/locales'
import { type DataTable, dataTableNames, readDataTable } from '../site/content'

/** Makes rows in a language, by the name that a table’s `from` gives them. */
const rowsFrom: Record<string, (locale: Locale) => Promise<DataTable['rows']>> = countryTables

/** A data table with its rows: its own, or those that are made of the subject’s data. */
export async function filledTable(name: string, locale: Locale): Promise<DataTable> {
  const table = readDataTable(name)
  const rows = table.from && (await rowsFrom[table.from]?.(locale))
  return rows ? { ...table, rows } : table
}

/** Every data table with its rows, by name. */
export async function filledTables(locale: Locale): Promise<Map<string, DataTable>> {
  const tables = dataTableNames().map(async (name): Promise<[string, DataTable]> => {
    return [name, await filledTable(name, locale)]
  })
  return new Map(await Promise.all(tables))
}
