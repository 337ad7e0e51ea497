import { isLocale, type Locale, locales, localeTable, readingOrder } from '../i18n/locales'
import { collationOf } from '../text/collation'
import {
  frontMatterId,
  type IndexedPage,
  introductionId,
  type PageText,
  pageIndex,
  readFreshness,
} from './content'
import { noteRead, watchedPage, withoutNotes } from './reads'

/** A page with its place in the tree. */
export interface Page extends IndexedPage {
  parent: Page | undefined
  /** The pages directly below, sorted by `order`. */
  children: Page[]
  /** The drafts directly below a page that is none. */
  drafts: Page[]
}

interface Registry {
  index: IndexedPage[]
  byId: Map<string, Page>
  textCount: number
}

export const homeId = 'home'

/**
 * The page about the portal itself, which a portal may lack; the footer leads to it and to those below it.
 */
export const aboutId = 'about'

let built: Registry | undefined

function registry(): Registry {
  const index = pageIndex()
  if (built?.index !== index) {
    const textCount = index.reduce((sum, { texts }) => sum + Object.keys(texts).length, 0)
    built = { index, byId: withoutNotes(() => buildTree(index)), textCount }
  }
  return built
}

function buildTree(index: IndexedPage[]): Map<string, Page> {
  const byId = new Map<string, Page>()
  for (const page of index) {
    byId.set(page.id, watchedPage({ ...page, parent: undefined, children: [], drafts: [] }))
  }
  for (const page of byId.values()) {
    if (page.id === homeId) continue
    const parentId = page.id.includes('/') ? page.id.slice(0, page.id.lastIndexOf('/')) : homeId
    page.parent = byId.get(parentId)
    const isHidden = page.draft && !page.parent?.draft
    page.parent?.[isHidden ? 'drafts' : 'children'].push(page)
  }
  for (const page of byId.values()) page.children.sort((a, b) => a.order - b.order)
  return byId
}

/** Every page that is published. */
export function allPages(): Page[] {
  noteRead('pages')
  return [...registry().byId.values()].filter(({ draft }) => !draft)
}

/** Whether there are at most so many texts: each page counts once a language. */
export function hasAtMostTexts(most: number): boolean {
  noteRead('texts', `${most}`)
  return registry().textCount <= most
}

export function findPage(id: string): Page | undefined {
  noteRead('exists', id)
  return registry().byId.get(id)
}

/** @throws when there is no such page, which validation rules out for every id in the content. */
export function getPage(id: string): Page {
  const page = findPage(id)
  if (!page) throw new Error(`No page has the id “${id}”`)
  return page
}

/** The first level below the home page. */
export function sections(): Page[] {
  return getPage(homeId).children
}

/** The topics: the sections that are about the matter of the portal. */
export function topics(): Page[] {
  return sections().filter(({ service }) => !service)
}

/** The pages below a page that exist in a language, in its order: pages of one place by their names. */
export function childrenIn(page: Page, locale: Locale): Page[] {
  const { compareNames } = collationOf(locale)
  return inLocale(page.children, locale).sort(
    (a, b) =>
      a.order - b.order ||
      compareNames(getText(a, locale).shortTitle, getText(b, locale).shortTitle),
  )
}

/** Returns the pages above a page, from the section down; none for a section or the home page. */
export function ancestors(page: Page): Page[] {
  if (!page.parent || page.parent.id === homeId) return []
  return [...ancestors(page.parent), page.parent]
}

/** The section that a page lies in; undefined for the home page. */
export function sectionOf(page: Page): Page | undefined {
  return page.id === homeId ? undefined : (ancestors(page)[0] ?? page)
}

/** The languages that a page can be read in: its own text and that of every ancestor exist. */
export function pageLocales(page: Page): Locale[] {
  return locales.filter((locale) => hasLocale(page, locale))
}

export function hasLocale(page: Page, locale: Locale): boolean {
  if (!page.texts[locale]) return false
  return page.id === homeId || (page.parent !== undefined && hasLocale(page.parent, locale))
}

/** The language in which readers of another are shown a page: theirs, or the next one that it has. */
export function shownLocale(page: Page, locale: Locale): Locale {
  return readingOrder(locale).find((other) => hasLocale(page, other)) ?? locale
}

/** The sections of a page whose original has changed since they were translated, by id. */
export function staleSectionIds(page: Page, locale: Locale): string[] {
  noteRead('stale', page.id, locale)
  return readFreshness()[page.id]?.[locale] ?? []
}

/** Whether the title or the text before the first heading is stale ({@link staleSectionIds}). */
export function isBeginningStale(page: Page, locale: Locale): boolean {
  const stale = staleSectionIds(page, locale)
  return stale.includes(frontMatterId) || stale.includes(introductionId)
}

/** The date of the last change that readers of a language see; unknown where it lags behind. */
export function modifiedIn(page: Page, locale: Locale): string | undefined {
  return staleSectionIds(page, locale).length > 0 ? undefined : page.modified
}

/** The path of a page in a language (`/fr/alliance-du-pacifique`); undefined when it lacks it. */
export function pathOf(page: Page, locale: Locale): string | undefined {
  const text = page.texts[locale]
  if (!text) return undefined
  if (page.id === homeId) return `/${locale}`
  const parent = page.parent && pathOf(page.parent, locale)
  return parent && `${parent}/${text.slug}`
}

/** The path of the page with an id; undefined where the portal lacks the page, or the page the language. */
export function pathOfId(id: string, locale: Locale): string | undefined {
  const page = findPage(id)
  return page && pathOf(page, locale)
}

/** @throws when the page lacks the language: ask {@link hasLocale} first. */
export function getPath(page: Page, locale: Locale): string {
  const path = pathOf(page, locale)
  if (!path) throw new Error(`The page “${page.id}” does not exist in “${locale}”`)
  return path
}

/** @throws when the page lacks the language: ask {@link hasLocale} first. */
export function getText(page: Page, locale: Locale): PageText {
  const text = page.texts[locale]
  if (!text) throw new Error(`The page “${page.id}” has no ${locale}.mdx`)
  return text
}

/** The address that leads each reader to the page in their own language. */
export function neutralPath({ id }: Pick<Page, 'id'>): string {
  return `/go/${id}`
}

/** Every address that has a document: each page in each of its languages, and its neutral address. */
export function documentPaths(): string[] {
  return allPages().flatMap((page) => [
    ...pageLocales(page).map((locale) => getPath(page, locale)),
    neutralPath(page),
  ])
}

/** A page in a reader’s language, beside the same in another. */
export interface Comparison {
  page: Page
  locale: Locale
  other: Locale
}

/** The path of a comparison (`/fr/cote-a-cote/en/pacific-alliance`), which is rendered per request. */
export function comparisonPath({ page, locale, other }: Comparison): string {
  return `/${locale}/${localeTable[locale].comparisonSlug}/${other}/${page.id}`
}

/** The comparison of two languages that a page has; undefined where there is none. */
export function findComparison(locale: string, other: string, id: string): Comparison | undefined {
  const page = findPage(id)
  if (!page || !isLocale(locale) || !isLocale(other) || locale === other) return undefined
  return hasLocale(page, locale) && hasLocale(page, other) ? { page, locale, other } : undefined
}

/** The pages of a list that exist in a language. */
export function inLocale(pages: Page[], locale: Locale): Page[] {
  return pages.filter((page) => hasLocale(page, locale))
}

/** The page before and the page after, in reading order within the section. */
export function neighbours(page: Page, locale: Locale): { previous?: Page; next?: Page } {
  const section = sectionOf(page)
  if (!section) return {}
  const order = inReadingOrder(section, locale)
  const place = order.indexOf(page)
  const previous = order[place - 1]
  const next = order[place + 1]
  return { ...(previous && { previous }), ...(next && { next }) }
}

function inReadingOrder(page: Page, locale: Locale): Page[] {
  return [page, ...childrenIn(page, locale).flatMap((child) => inReadingOrder(child, locale))]
}

function withDescendants(page: Page): Page[] {
  return [page, ...page.children.flatMap(withDescendants)]
}

/** The pages of the topics that a language has, in the order of the menu. */
export function topicPages(locale: Locale): Page[] {
  return inLocale(topics().flatMap(withDescendants), locale)
}

/**
 * Pages by date of change, newest first; pages of one day in the order of the menu. A translation that
 * lags behind has not changed when its original did.
 */
export function recentlyChanged(locale: Locale, count: number): Page[] {
  return topicPages(locale)
    .filter((page) => modifiedIn(page, locale))
    .sort((a, b) => b.modified.localeCompare(a.modified))
    .slice(0, count)
}
