import { countryTableSources } from '../countries/table-sources'

/** What a data table may take its rows from (subject/tables.ts). */
export const tableSources: readonly string[] = [...countryTableSources]
