import { createTranslator } from 'next-intl'
import type { Locale } from '../i18n/locales'
import { loadMessages } from '../i18n/messages'
import { countryPageId } from './countries'
import { countryFinder, type FinderRow, finderColumns } from './country-finder'
import { csvResponse } from './csv'
import { pageUrl } from './metadata'
import { getPage, hasLocale } from './registry'

/** The table of countries as an address asks for it, with the names of its columns: what is shown, in a language. */
async function shownTable(locale: Locale, query: URLSearchParams) {
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'countries' })
  const { rows } = countryFinder(locale, t, query)
  const shown = rows.filter((row) => row.shown)
  return { columns: finderColumns.map((column) => t(`columns.${column}`)), rows: shown }
}

/** The first line has the names of the columns. */
export async function countriesCsv(locale: Locale, query: URLSearchParams): Promise<Response> {
  const { columns, rows } = await shownTable(locale, query)
  const cellsOf = ({ cells }: FinderRow) => finderColumns.map((column) => cells[column].join('; '))
  return csvResponse([columns, ...rows.map(cellsOf)])
}

/** With the ids of countries, and addresses in languages that have their pages; several values of a cell are a list. */
export async function countriesJson(locale: Locale, query: URLSearchParams): Promise<Response> {
  const { rows } = await shownTable(locale, query)
  const countries = rows.map(({ country: { id }, cells }) => {
    const { groups, agreements, ...single } = cells
    const texts = Object.entries(single).map(([column, [text = '']]) => [column, text])
    const page = getPage(countryPageId(id))
    const url = hasLocale(page, locale) && { url: pageUrl(page, locale) }
    return { id, ...url, ...Object.fromEntries(texts), groups, agreements }
  })
  return Response.json({ countries })
}
