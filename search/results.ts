import { closeSync, openSync, readSync } from 'node:fs'
import type { Locale } from '../i18n/locales'
import { searchPageId } from '../site/queried-pages'
import {
  ancestors,
  findPage,
  getPage,
  getPath,
  getText,
  modifiedIn,
  type Page,
  pageLocales,
} from '../site/registry'
import { type Passage, passageOf } from './passage'
import { parseQuery, type Query } from './query'
import { type Hits, search } from './search'
import { type LoadedIndex, numberAt, searchIndex, textFile } from './search-index'

/** A section that answers, or the introduction of a page. */
export interface SectionResult {
  /** The address of the page, with “#” and the section. */
  address: string
  /** The heading of a section; left out for an introduction. */
  heading?: string
  passage: Passage
}

export interface PageResult {
  page: Page
  /** Pages that it lies in, from the section down. */
  ancestors: Page[]
  /** ISO 8601. */
  modified?: string
  /** The best sections, best first. */
  sections: SectionResult[]
}

export interface Results {
  query: Query
  /** How many pages answer. */
  count: number
  /** Which ten of the pages that answer are shown, from 1. */
  number: number
  /** Into how many tens the pages that answer are divided. */
  numbers: number
  /** The place of the first page shown among all that answer, from 1. */
  start: number
  pages: PageResult[]
  correction?: string
  /** The results in the other languages, where no page of this one answers. */
  elsewhere: { locale: Locale; count: number; pages: PageResult[] }[]
}

const pagesAtOnce = 10
const sectionsOfPage = 3
const pagesOfOtherLanguage = 3

/** @param wanted which ten pages, as the reader’s address has it */
export function resultsOf(given: string, wanted: string | undefined, locale: Locale): Results {
  const query = parseQuery(given)
  const hits = search(searchIndex(locale), query, locale)
  const numbers = Math.max(1, Math.ceil(hits.pages.length / pagesAtOnce))
  const number = Math.min(numbers, Math.max(1, Math.trunc(Number(wanted)) || 1))
  const before = (number - 1) * pagesAtOnce
  const searchPage = findPage(searchPageId)
  const others = hits.pages.length > 0 || !searchPage ? [] : pageLocales(searchPage)
  return {
    query,
    count: hits.pages.length,
    number,
    numbers,
    start: before + 1,
    pages: pageResults(hits, locale, before, pagesAtOnce),
    ...(hits.correction && { correction: hits.correction }),
    elsewhere: others
      .filter((other) => other !== locale)
      .map((other) => {
        const found = search(searchIndex(other), query, other)
        const pages = pageResults(found, other, 0, pagesOfOtherLanguage)
        return { locale: other, count: found.pages.length, pages }
      }),
  }
}

/** How many pages are offered to a reader whose address leads nowhere. */
const nearestCount = 5

/**
 * The pages that an address may mean which leads nowhere, best first: by its last words, or else by
 * all of them.
 *
 * @param slugs the part of its path that names no page
 */
export function nearestPages(slugs: string[], locale: Locale): Page[] {
  const texts = slugs.map((slug) => slug.replace(/\.\w+$/, '').replace(/[-_.+]/g, ' '))
  for (const text of new Set([texts.at(-1) ?? '', texts.join(' ')])) {
    const { pages } = search(searchIndex(locale), parseQuery(text), locale)
    // An author’s index may still have a page that has just gone.
    const found = pages.flatMap(({ page }) => findPage(page) ?? [])
    if (found.length > 0) return found.slice(0, nearestCount)
  }
  return []
}

/** How many suggestions are made for what a reader has typed so far. */
const suggestionCount = 7

/** Suggests what a reader may look for: names of pages, and of sections with their page’s. */
export function suggestionsFor(given: string, locale: Locale): string[] {
  const query = parseQuery(given)
  if (query.text.length < 2) return []
  const index = searchIndex(locale)
  const { pages } = search(index, query, locale, true)
  return withTexts(locale, (textOf) =>
    pages.slice(0, suggestionCount).map(({ page, entries: [entry = 0] }) => {
      const { heading } = textOf(index, entry)
      const { shortTitle } = getText(getPage(page), locale)
      return index.entrySections[entry] === '' ? heading : `${heading} – ${shortTitle}`
    }),
  )
}

function pageResults(hits: Hits, locale: Locale, start: number, count: number): PageResult[] {
  const index = searchIndex(locale)
  return withTexts(locale, (textOf) =>
    hits.pages.slice(start, start + count).map((hit) => {
      const page = getPage(hit.page)
      const modified = modifiedIn(page, locale)
      return {
        page,
        ancestors: ancestors(page),
        ...(modified && { modified }),
        sections: hit.entries.slice(0, sectionsOfPage).map((entry) => {
          const text = textOf(index, entry)
          const section = index.entrySections[entry]
          return {
            address: getPath(page, locale) + (section ? `#${section}` : ''),
            ...(section && { heading: text.heading }),
            passage: passageOf(index, entry, text, hits.terms),
          }
        }),
      }
    }),
  )
}

type TextOf = (index: LoadedIndex, entry: number) => { heading: string; text: string }

/** Lets the texts of entries be read, and nothing but those. */
function withTexts<Value>(locale: Locale, use: (textOf: TextOf) => Value): Value {
  const file = openSync(/* turbopackIgnore: true */ textFile(locale), 'r')
  try {
    return use(({ textStarts }, entry) => {
      const start = numberAt(textStarts, entry)
      const bytes = Buffer.alloc(numberAt(textStarts, entry + 1) - start)
      readSync(file, bytes, 0, bytes.length, start)
      const [heading = '', text = ''] = bytes.toString().split('\n')
      return { heading, text }
    })
  } finally {
    closeSync(file)
  }
}
