import { type Locale, localeOfTag, locales, localeTable } from '../i18n/locales'
import { fold } from '../text/words'
import { gone } from './address-record'
import { readFormerAddresses } from './content'
import { addressOfFile } from './public-files'
import { noteRead, withoutNotes } from './reads'
import {
  type Comparison,
  comparisonPath,
  findComparison,
  findPage,
  getPage,
  hasLocale,
  homeId,
  neutralPath,
  type Page,
  pathOf,
} from './registry'
import { shareImagePath } from './share-image'

/** The meaning of an address. `path` values start with a slash and carry no query. */
export type Resolution =
  | { kind: 'page'; page: Page; locale: Locale }
  | ({ kind: 'comparison' } & Comparison)
  | { kind: 'choice' }
  | { kind: 'neutral'; page: Page }
  | { kind: 'redirect'; path: string }
  /** The address was published, and what it stood for is not there any more. */
  | { kind: 'gone'; locale?: Locale }
  | {
      kind: 'unknown'
      locale?: Locale
      /** The page that the beginning of the path names, and what comes after it. */
      nearest?: Page
      rest?: string[]
    }

/** The statuses of errors that have a document in every language, at an address of their own. */
export const errorStatuses = ['400', '404', '410', '500', '503']

/** First path segments below a locale that belong to routes of ours and cannot be slugs. */
export const reservedSlugs = [
  ...errorStatuses,
  ...['data', 'requested', 'manifest.webmanifest'],
  ...locales.map((locale) => localeTable[locale].comparisonSlug),
]

const comparisonSlugs = new Set(locales.map((locale) => localeTable[locale].comparisonSlug))

/**
 * Resolves a request's path, still percent-encoded. Takes about as many map look-ups as the
 * path is deep, whatever the size of the site.
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
    const page = pageNow(rest.join('/') || homeId)
    if (!page) return { kind: 'unknown' }
    if (page === gone) return { kind: 'gone' }
    const target = neutralPath(page)
    return exact(target) ? { kind: 'neutral', page } : { kind: 'redirect', path: target }
  }
  if (first === 'share') return resolvePicture(rest, exact)
  const locale = localeOfTag(first)
  const resolution = locale
    ? resolveInLanguage(locale, rest, exact)
    : ({ kind: 'unknown' } as const)
  if (resolution.kind !== 'unknown') return resolution
  // As it is written first, since the name of a file may have capitals.
  return (
    formerAddress(segments, locale) ??
    (locale && formerAddress([locale, ...rest], locale)) ??
    resolution
  )
}

function resolveInLanguage(
  locale: Locale,
  names: string[],
  exact: (path: string) => boolean,
): Resolution {
  const [slug = '', tag = '', ...id] = names
  return comparisonSlugs.has(slug)
    ? resolveComparison(locale, localeOfTag(tag), id.join('/') || homeId, exact)
    : resolvePage(locale, names, exact)
}

/**
 * Returns what an address stands for that was published and has no document any more
 * (docs/addresses.md).
 *
 * @param path without its first slash, its escapes and what a file’s name has decomposed
 */
function formerTarget(path: string): string | undefined {
  const addresses = readFormerAddresses()
  const address = addressOfFile(path)
  noteRead('former', address)
  return Object.hasOwn(addresses, address) ? addresses[address] : undefined
}

function formerAddress(segments: string[], locale?: Locale): Resolution | undefined {
  const target = formerTarget(segments.join('/'))
  if (target === gone) return { kind: 'gone', ...(locale && { locale }) }
  if (target?.startsWith('/')) return { kind: 'redirect', path: target }
  const page = target === undefined ? undefined : findPage(target)
  const path = page && locale && pathOf(page, locale)
  return path ? { kind: 'redirect', path } : undefined
}

/** The page that has an id, or that has taken the place of the one that had it. */
function pageNow(id: string): Page | typeof gone | undefined {
  const page = findPage(id)
  if (page) return page
  const target = formerTarget(`go/${id}`)
  return target === gone ? gone : findPage(target ?? '')
}

/**
 * Resolves the address of a picture whose page has moved, or has its section’s since the portal has
 * grown.
 */
function resolvePicture([tag, ...names]: string[], exact: (path: string) => boolean): Resolution {
  const page = pageNow(names.join('/').replace(/\.png$/, ''))
  const locale = localeOfTag(tag)
  if (page === gone) return { kind: 'gone', ...(locale && { locale }) }
  const path = page && locale && hasLocale(page, locale) && shareImagePath(page, locale)
  return path && !exact(path) ? { kind: 'redirect', path } : { kind: 'unknown' }
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

/** Resolves the address of a comparison; a page beside itself is the page. */
function resolveComparison(
  locale: Locale,
  other: Locale | undefined,
  id: string,
  exact: (path: string) => boolean,
): Resolution {
  const page = pageNow(id)
  if (page === gone) return { kind: 'gone', locale }
  const comparison = page && other && findComparison(locale, other, page.id)
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
  if (exact(path)) return { kind: 'page', page, locale }
  // An address that was published in these words comes before a page that has them in another
  // language.
  const segments = [locale, ...slugs]
  const former = path === `/${segments.join('/')}` ? undefined : formerAddress(segments, locale)
  return former ?? { kind: 'redirect', path }
}

const slugTables = new WeakMap<Page, Map<string, Page>>()

/**
 * The child that a slug names: in the language of the path, or else as an alias, or else in another
 * language (a reader who changed only the language code of an address).
 */
export function childBySlug(page: Page, slug: string, locale: Locale): Page | undefined {
  noteRead('slug', page.id, locale, slug)
  let table = slugTables.get(page)
  if (!table) {
    table = withoutNotes(() => slugTable(page))
    slugTables.set(page, table)
  }
  const named = table.get(`${locale} ${slug}`) ?? table.get(`* ${slug}`)
  return named && hasLocale(named, locale) ? named : undefined
}

function slugTable(page: Page): Map<string, Page> {
  const table = new Map<string, Page>()
  for (const child of [...page.children, ...page.drafts]) {
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
