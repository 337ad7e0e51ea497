import { type Locale, localeOfTag, locales, localeTable } from '../i18n/locales'
import {
  type Comparison,
  comparisonPath,
  findComparison,
  findPage,
  getPage,
  hasLocale,
  homeId,
  type Page,
  pathOf,
} from './registry'
import { fold } from './search/words'

/** What an address stands for. `path` values start with a slash and carry no query. */
export type Resolution =
  | { kind: 'page'; page: Page; locale: Locale }
  | ({ kind: 'comparison' } & Comparison)
  | { kind: 'choice' }
  | { kind: 'neutral'; page: Page }
  | { kind: 'redirect'; path: string }
  | {
      kind: 'unknown'
      locale?: Locale
      /** The page that the beginning of the path names, and what comes after it. */
      nearest?: Page
      rest?: string[]
    }

/** First path segments below a locale that belong to routes of ours and cannot be slugs. */
export const reservedSlugs = [
  ...['400', '404', '500', '503', 'data', 'requested', 'manifest.webmanifest'],
  ...locales.map((locale) => localeTable[locale].comparisonSlug),
]

const comparisonSlugs = new Set(locales.map((locale) => localeTable[locale].comparisonSlug))

/**
 * Resolves a request's path, still percent-encoded. Takes a number of map look-ups equal to the
 * depth of the path, whatever the size of the site.
 */
export function resolveAddress(encodedPath: string): Resolution {
  const { path, isReadable } = decodedPath(encodedPath)
  const segments = path.split('/').filter((segment) => segment !== '')
  const [first, ...rest] = segments.map(fold)
  if (!isReadable) {
    const locale = localeOfTag(first)
    return { kind: 'unknown', ...(locale && { locale, nearest: getPage(homeId), rest }) }
  }
  const exact = (target: string) => encodedPath === target
  if (first === undefined) {
    return exact('/') ? { kind: 'choice' } : { kind: 'redirect', path: '/' }
  }
  if (first === 'go') {
    const page = findPage(rest.join('/') || homeId)
    if (!page) return { kind: 'unknown' }
    const target = `/go/${page.id}`
    return exact(target) ? { kind: 'neutral', page } : { kind: 'redirect', path: target }
  }
  const locale = localeOfTag(first)
  if (!locale) return { kind: 'unknown' }
  const [slug = '', tag = '', ...id] = rest
  if (comparisonSlugs.has(slug)) {
    return resolveComparison(locale, localeOfTag(tag), id.join('/') || homeId, exact)
  }
  return resolvePage(locale, rest, exact)
}

/**
 * A path without its escapes. What is not UTF-8 is read as ISO 8859-1, in which old programs escape
 * letters with accents: it is no address, but its words may tell which page was meant.
 */
function decodedPath(encodedPath: string): { path: string; isReadable: boolean } {
  try {
    return { path: decodeURIComponent(encodedPath), isReadable: true }
  } catch {
    const path = encodedPath.replace(/%([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    return { path, isReadable: false }
  }
}

/** A page beside itself is the page. */
function resolveComparison(
  locale: Locale,
  other: Locale | undefined,
  id: string,
  exact: (path: string) => boolean,
): Resolution {
  const comparison = other && findComparison(locale, other, id)
  const page = findPage(id)
  const own = page && pathOf(page, locale)
  const path = comparison ? comparisonPath(comparison) : other === locale ? own : undefined
  if (!path) return { kind: 'unknown', locale, ...(page && own && { nearest: page }) }
  return comparison && exact(path)
    ? { kind: 'comparison', ...comparison }
    : { kind: 'redirect', path }
}

function resolvePage(
  locale: Locale,
  slugs: string[],
  exact: (path: string) => boolean,
): Resolution {
  let page = getPage(homeId)
  for (const [depth, slug] of slugs.entries()) {
    const child = childBySlug(page, slug, locale)
    if (!child) return { kind: 'unknown', locale, nearest: page, rest: slugs.slice(depth) }
    page = child
  }
  const path = pathOf(page, locale)
  if (!path) return { kind: 'unknown', locale, nearest: page.parent ?? page }
  return exact(path) ? { kind: 'page', page, locale } : { kind: 'redirect', path }
}

const slugTables = new WeakMap<Page, Map<string, Page>>()

/**
 * The child that a slug names: in the language of the path, or else as an alias, or else in another
 * language (a reader who changed only the language code of an address).
 */
function childBySlug(page: Page, slug: string, locale: Locale): Page | undefined {
  let table = slugTables.get(page)
  if (!table) {
    table = slugTable(page)
    slugTables.set(page, table)
  }
  const named = table.get(`${locale} ${slug}`) ?? table.get(`* ${slug}`)
  return named && hasLocale(named, locale) ? named : undefined
}

function slugTable(page: Page): Map<string, Page> {
  const table = new Map<string, Page>()
  for (const child of page.children) {
    for (const locale of locales) {
      const text = child.texts[locale]
      if (!text) continue
      for (const slug of [text.slug, ...text.aliases]) {
        if (slug === undefined) continue
        table.set(`${locale} ${slug}`, child)
        if (!table.has(`* ${slug}`)) table.set(`* ${slug}`, child)
      }
    }
  }
  return table
}
