/** What a data table may take from the files of countries instead of rows of its own: its `from`. */
export const countryTableSources = ['missions', 'trade-offices', 'agreements'] as const
