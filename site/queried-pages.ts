import type { Locale } from '../i18n/locales'
import { resolveAddress } from './addresses'
import { findPage, type Page } from './registry'

export const searchPageId = 'search'

/**
 * The pages that say something else for each query, with the names of what they read of it. Asked
 * for with one of these, a page is rendered per request; without, it is a document like any other.
 */
export const queriedPages: Record<string, readonly string[]> = {
  [searchPageId]: ['q', 'page'],
}

/** Those of them that the content has. */
export function pagesThatAnswer(): Page[] {
  return Object.keys(queriedPages).flatMap((id) => findPage(id) ?? [])
}

/** Matches a query, without “?”, that a page reads something of. */
export function queryPattern(names: readonly string[]): string {
  return `(?:^|&)(?:${names.join('|')})=[^&]`
}

/** A page that is asked for with a query, and what it reads of that. */
export interface QueriedPage {
  page: Page
  locale: Locale
  query: URLSearchParams
}

/**
 * The page that is to answer a query; undefined where the query changes nothing.
 *
 * @param query without “?”
 */
export function queriedPage(path: string, query: string | undefined): QueriedPage | undefined {
  if (!query) return undefined
  const resolution = resolveAddress(path)
  if (resolution.kind !== 'page') return undefined
  const { page, locale } = resolution
  const read = readQuery(page, new URLSearchParams(query))
  return read && { page, locale, query: read }
}

/** What a page reads of a query, in its own order; undefined when that is nothing. */
export function readQuery(page: Page, given: URLSearchParams): URLSearchParams | undefined {
  const read = (queriedPages[page.id] ?? []).flatMap((name) => {
    const value = given.get(name)
    return value ? [[name, value]] : []
  })
  return read.length > 0 ? new URLSearchParams(read) : undefined
}

/** What is kept of a query in the other languages, where a page of results has another number. */
export function queryInOtherLanguages(query: URLSearchParams | undefined): string {
  const kept = [...(query ?? [])].filter(([name]) => name !== 'page')
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}
