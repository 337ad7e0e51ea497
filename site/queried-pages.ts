import { countriesId, officesId } from '../countries/countries'
import { filterNames } from '../countries/country-filter'
import type { Locale } from '../i18n/locales'
import { resolveAddress } from './addresses'
import { findPage, getPath, type Page, pageLocales } from './registry'

// A page is a document. Asked for with a query that it reads something of, it is rendered for the
// request instead, by the routes below app/[locale]/requested/, which have no addresses of their own.

export const searchPageId = 'search'

interface QueriedPage {
  /** The parameters of a query that the page reads. */
  reads: readonly string[]
  /** The values that it reads; any other is left out, wherever it might be shown. */
  values: RegExp
  /** Whether an answer is for one reader only: never kept, and not logged. */
  isPrivate?: true
  /** Files that show what the page shows, by the end of their addresses. */
  files?: readonly string[]
}

const ids = /^-?[a-z0-9-]{1,60}$/i

const queriedPages: Record<string, QueriedPage> = {
  [searchPageId]: { reads: ['q', 'page'], values: /./s, isPrivate: true },
  [countriesId]: {
    reads: [...filterNames, 'sort'],
    values: ids,
    files: ['countries.csv', 'countries.json'],
  },
  [officesId]: { reads: ['country'], values: ids },
}

/** Returns what a page reads of a query, in the page’s order; undefined where it reads nothing. */
export function readQuery(page: Page, given: URLSearchParams): URLSearchParams | undefined {
  const queried = Object.hasOwn(queriedPages, page.id) ? queriedPages[page.id] : undefined
  const read = queried?.reads.flatMap((name) => {
    const value = given.get(name)
    return value && queried.values.test(value) ? [[name, value]] : []
  })
  return read && read.length > 0 ? new URLSearchParams(read) : undefined
}

/** The route that answers an address with a query. */
interface QueriedDocument {
  /** Next’s name of the route. */
  route: string
  /** Path and query as the route knows them: nothing that the page does not read. */
  path: string
  /** Whose headers the answer has (delivery/headers.ts). */
  kind: 'requested' | 'page' | 'file'
}

/**
 * How an address with a query is answered; undefined where the query changes nothing.
 *
 * @param query without “?”
 */
export function queriedDocument(
  path: string,
  query: string | undefined,
): QueriedDocument | undefined {
  if (!query) return undefined
  const file = queriedAddresses().find((entry) => entry.file && entry.address === path)
  const resolution = resolveAddress(path)
  const { page, locale } = file ?? (resolution.kind === 'page' ? resolution : {})
  const read = page && readQuery(page, new URLSearchParams(query))
  if (!read) return undefined
  const name = file ? file.file : '[...id]'
  return {
    route: `/[locale]/requested/${name}`,
    path: `/${locale}/requested/${file ? file.file : page.id}?${read}`,
    kind: file ? 'file' : queriedPages[page.id]?.isPrivate ? 'requested' : 'page',
  }
}

/** An address that is answered otherwise with a query. */
interface QueriedAddress {
  address: string
  page: Page
  locale: Locale
  file?: string
  /** Matches a query, without “?”, that may be read. */
  pattern: string
}

/** Every address that is answered otherwise with a query, as far as the content has its page. */
export function queriedAddresses(): QueriedAddress[] {
  return Object.entries(queriedPages).flatMap(([id, { reads, files = [] }]) => {
    const page = findPage(id)
    if (!page) return []
    const pattern = `(?:^|&)(?:${reads.join('|')})=[^&]`
    return pageLocales(page).flatMap((locale) => [
      { address: getPath(page, locale), page, locale, pattern },
      ...files.map((file) => ({ address: `/${locale}/${file}`, page, locale, file, pattern })),
    ])
  })
}

/** Returns a query for the other languages, in which a page of results has another number. */
export function queryInOtherLanguages(query: URLSearchParams | undefined): string {
  const kept = [...(query ?? [])].filter(([name]) => name !== 'page')
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}
