import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { serialize } from 'node:v8'
import { type Locale, locales } from '../../i18n/locales'
import { indexFile, type SearchIndex, textFile } from '../../search/search-index'
import { replaceChanged, replaceFile, termPagesFile } from '../../site/content'
import { searchPageId } from '../../site/queried-pages'
import { allPages, hasLocale } from '../../site/registry'
import { filledTables } from '../../subject/tables'
import { makeIndex } from './make-index'
import { namesFor } from './name-forms'
import { type KeptWords, keyOfPage, noWords, readPageWords } from './page-words'
import { findTermPages } from './term-pages'

/** What the index of each language is put together from. */
export type KeptIndexes = Map<Locale, KeptWords>

/**
 * Writes the index of each language for which what the content has been compiled to is another than
 * at the index before; only texts that have changed are read again.
 *
 * @param kept of the call before, which this one changes
 * @returns the languages that have a new index
 */
export async function writeIndexes(kept: KeptIndexes): Promise<Locale[]> {
  const written: Locale[] = []
  for (const locale of locales) {
    const own = kept.get(locale) ?? noWords()
    kept.set(locale, own)
    if (await writeIndex(locale, own)) written.push(locale)
  }
  return written
}

async function writeIndex(locale: Locale, kept: KeptWords): Promise<boolean> {
  const tables = await filledTables(locale)
  const tablesDigest = digestOf([...tables])
  const names = namesFor(locale)
  const namesDigest = digestOf(names)
  // Not the search itself, whose examples are what readers look for elsewhere.
  const pages = allPages().filter((page) => page.id !== searchPageId && hasLocale(page, locale))
  const before = kept.pages
  const idsBefore = [...before.keys()]
  let isSame =
    namesDigest === kept.names &&
    pages.length === before.size &&
    pages.every(({ id }, place) => id === idsBefore[place])
  kept.pages = new Map()
  for (const page of pages) {
    const key = keyOfPage(page, locale, tablesDigest)
    const known = before.get(page.id)
    const isKept = known?.key === key
    if (!isKept) isSame = false
    kept.pages.set(page.id, isKept ? known : { key, ...readPageWords(page, locale, tables, kept) })
  }
  if (isSame && [indexFile, termPagesFile].every((file) => existsSync(file(locale)))) return false
  // Written after the files: what fails before is made again.
  kept.names = ''
  const { index, texts } = makeIndex(locale, kept.pages, kept.forms, names)
  mkdirSync(dirname(indexFile(locale)), { recursive: true })
  replaceFile(textFile(locale), texts)
  replaceFile(indexFile(locale), serialize(inOneForm(index)))
  replaceChanged(termPagesFile(locale), JSON.stringify(findTermPages(locale, index)))
  kept.names = namesDigest
  return true
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/**
 * Texts are serialized as they lie in memory, in one byte or two for each letter, which depends on
 * what they were cut from. The same index must be the same file, whatever was kept of it.
 */
function inOneForm(index: SearchIndex): SearchIndex {
  const each = (texts: string[]) => texts.map((text) => Buffer.from(text).toString())
  const keys = <Value>(map: Map<string, Value>) =>
    new Map([...map].map(([key, value]) => [Buffer.from(key).toString(), value]))
  return {
    ...index,
    pages: each(index.pages),
    entrySections: each(index.entrySections),
    words: each(index.words),
    spellings: each(index.spellings),
    stems: each(index.stems),
    names: keys(index.names),
    titles: keys(index.titles),
  }
}
