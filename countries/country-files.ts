import { isLocale, type Locale, locales } from '../i18n/locales'
import { pageUrl } from '../site/metadata'
import { findPage, getPage, hasLocale } from '../site/registry'
import { csvResponse } from '../text/csv'
import { countryPageId } from './countries'
import { countryTranslator } from './country-facts'
import { countryFinder, type FinderRow, finderColumns } from './country-finder'
import { countriesId } from './read-countries'

/** Returns the countries that an address asks for, and the names of the table’s columns. */
async function shownTable(locale: Locale, query: URLSearchParams) {
  const t = await countryTranslator(locale)
  const { rows } = countryFinder(locale, query)
  const shown = rows.filter((row) => row.shown)
  return { columns: finderColumns.map((column) => t(`columns.${column}`)), rows: shown }
}

/** The languages that the table is a file in: every one, where the portal has a page of it. */
export function countriesFileParams(): { locale: string }[] {
  return findPage(countriesId) ? locales.map((locale) => ({ locale })) : []
}

type TableFile = (locale: Locale, query: URLSearchParams) => Promise<Response>

/** A route that answers with the countries that its address asks for; a static one is asked for all. */
export function countriesRoute(file: TableFile) {
  return async (request: Request, { params }: { params: Promise<{ locale: string }> }) => {
    const { locale } = await params
    if (!isLocale(locale)) return new Response(null, { status: 404 })
    return file(locale, new URL(request.url).searchParams)
  }
}

/** Answers with the table of countries as CSV, its first line with the names of the columns. */
export async function countriesCsv(locale: Locale, query: URLSearchParams): Promise<Response> {
  const { columns, rows } = await shownTable(locale, query)
  const cellsOf = ({ cells }: FinderRow) => finderColumns.map((column) => cells[column].join('; '))
  return csvResponse([columns, ...rows.map(cellsOf)])
}

/**
 * Answers with the table of countries as JSON: with their ids, and addresses in languages that have
 * their pages. Several values of a cell are a list.
 */
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
