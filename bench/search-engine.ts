import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../delivery/setup.mjs'
import { type Locale, languageName, locales } from '../i18n/locales'
import { parseQuery } from '../search/query'
import { search } from '../search/search'
import { searchIndex } from '../search/search-index'
import { allPages } from '../site/registry'
import { fold, wordStem } from '../text/words'
import { pagefind } from './pagefind'
import type { Judged, Measured } from './search-judgements'
import { readJudgedSet } from './search-judgements'
import { type SearchedSection, sectionsIn } from './search-sections'

// Asks one engine all judged queries, over the content that is compiled below the current folder.

/** Finds ids of pages, best first. */
type Find = (query: string) => Promise<string[]>

const boost = { title: 9, heading: 8, keywords: 3 }

// Loaded by name, since only the bench installs them.
const load = (name: string) => createRequire(join(root, 'bench', 'package.json'))(name)

const openers: Record<string, (locale: Locale) => Promise<Find>> = {
  portal: async (locale) => {
    const index = searchIndex(locale)
    return async (query) => search(index, parseQuery(query), locale).pages.map(({ page }) => page)
  },
  MiniSearch: async (locale) => {
    const MiniSearch = load('minisearch')
    const index = new MiniSearch({
      fields: ['title', 'heading', 'keywords', 'text'],
      storeFields: ['page'],
      processTerm: (term: string) => wordStem(fold(term), locale),
      searchOptions: { boost, prefix: true, fuzzy: 0.2 },
    })
    index.addAll(await sectionsIn(locale))
    return async (query) => unique(index.search(query).map(({ page }: SearchedSection) => page))
  },
  Orama: async (locale) => {
    const { create, insertMultiple, search: find } = load('@orama/orama')
    const language = languageName(locale, 'en').toLowerCase()
    const text = 'string'
    const index = create({
      schema: { page: text, title: text, heading: text, keywords: text, text },
      components: {
        tokenizer: { language, stemming: true, stemmer: (word: string) => wordStem(word, locale) },
      },
    })
    await insertMultiple(
      index,
      (await sectionsIn(locale)).map(({ id: _, ...section }) => section),
    )
    return async (query) => {
      const options = {
        term: query,
        boost,
        tolerance: 1,
        limit: 30,
        properties: ['title', 'heading', 'keywords', 'text'],
      }
      const { hits } = await find(index, options)
      return unique(hits.map(({ document }: { document: SearchedSection }) => document.page))
    }
  },
  Pagefind: pagefind,
}

const open = openers[process.argv[2] ?? '']
if (!open) throw new Error(`Name one of ${Object.keys(openers).join(', ')}`)
// What the registry keeps is not of the engine.
allPages()
const before = memoryInUse()
const find = new Map<Locale, Find>()
for (const locale of locales) find.set(locale, await open(locale))
const memory = memoryInUse() - before
const judged: Judged[] = []
for (const [locale, kinds] of Object.entries(readJudgedSet())) {
  for (const [kind, queries] of Object.entries(kinds)) {
    for (const { query, right } of queries) {
      const pages = (await find.get(locale as Locale)?.(query)) ?? []
      const wanted = right.map((section) => section.split('#')[0])
      judged.push({ kind, place: pages.findIndex((page) => wanted.includes(page)) })
    }
  }
}
const measured: Measured = { judged, memory }
process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit())

function memoryInUse(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

function unique(pages: string[]): string[] {
  return [...new Set(pages)]
}
