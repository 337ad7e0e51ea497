import { statSync } from 'node:fs'
import type { Locale } from '../../i18n/locales'
import { bodyFile, type DataTable } from '../../site/content'
import { getText, hasLocale, type Page } from '../../site/registry'
import { type Word, wordsIn } from '../../text/words'
import { entriesOf } from './entries'

/** The parts of an entry that are searched, in the order in which its words are counted. */
export const fields = ['title', 'keywords', 'heading', 'pageTitle', 'text', 'long'] as const

type Field = (typeof fields)[number]

/** A word as it stands in some text, wherever that is. */
export type WordForm = Omit<Word, 'start' | 'end'>

/** What the index of a language is put together from: kept, so that a text is read again only when it changes. */
export interface KeptWords {
  /** Every form of a word that some page has or had; words are numbers of these. */
  forms: WordForm[]
  /** By the ids of pages. */
  pages: Map<string, PageWords>
  /** The numbers of the forms. */
  numbers: Map<string, number>
  /** A digest of the names in the index that was written last; empty before the first. */
  names: string
}

/** What a page’s text gives to the index: its entries, one after the other. */
export interface PageWords {
  /** What the page’s entries were made of. */
  key: string
  /** The id of each entry’s section; the first, the introduction, has none. */
  sections: string[]
  /** The words of all entries, field by field. */
  words: Uint32Array
  /** How many words each field of each entry has. */
  lengths: Uint32Array
  /** The words of the title; then those of the short title, where it is another. */
  titles: Uint32Array[]
  /** The headings and texts, one entry after the other. */
  text: Uint8Array
  /** How many bytes of these each entry has. */
  textLengths: Uint32Array
}

export function noWords(): KeptWords {
  return { forms: [], numbers: new Map(), pages: new Map(), names: '' }
}

/** The numbers of the words of a text; a form that is new is given one. */
function numbersIn(text: string, { forms, numbers }: KeptWords): number[] {
  return wordsIn(text).map(({ start, end, ...form }) => {
    const name = `${form.written} ${form.begins ?? ''} ${form.joined ?? ''}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, forms.length)
    return forms.push(form) - 1
  })
}

/**
 * What decides a page’s entries besides the code. A compiled text is only ever replaced by another
 * file, never written into: that it is the same is told by its number and time.
 *
 * @param tables a digest of the data tables in the language
 */
export function keyOfPage(page: Page, locale: Locale, tables: string): string {
  const { title, shortTitle, description, keywords } = getText(page, locale)
  const { ino, mtimeMs, size } = statSync(bodyFile(page.id, locale))
  // An empty list of the pages below is left out.
  const hasChildren = page.children.some((child) => hasLocale(child, locale))
  const texts = [title, shortTitle, description, ...keywords]
  return JSON.stringify([`${ino} ${mtimeMs} ${size}`, hasChildren, page.fromData, tables, texts])
}

/** Reads a page’s text for the index. */
export function readPageWords(
  page: Page,
  locale: Locale,
  tables: Map<string, DataTable>,
  kept: KeptWords,
): Omit<PageWords, 'key'> {
  const { title, shortTitle, keywords } = getText(page, locale)
  const entries = entriesOf(page, locale, tables)
  const words: number[] = []
  const lengths: number[] = []
  for (const [place, { heading, text, long }] of entries.entries()) {
    const texts: Partial<Record<Field, string>> =
      place === 0
        ? { title: `${title} · ${shortTitle}`, keywords: keywords.join(' · '), text, long }
        : { heading, pageTitle: title, text, long }
    for (const field of fields) {
      const numbers = numbersIn(texts[field] ?? '', kept)
      for (const number of numbers) words.push(number)
      lengths.push(numbers.length)
    }
  }
  const texts = entries.map(({ heading, text }) => Buffer.from(`${heading}\n${text}`))
  return {
    sections: entries.map(({ section }) => section),
    words: Uint32Array.from(words),
    lengths: Uint32Array.from(lengths),
    titles: [...new Set([title, shortTitle])].map((text) =>
      Uint32Array.from(numbersIn(text, kept)),
    ),
    text: Buffer.concat(texts),
    textLengths: Uint32Array.from(texts, ({ length }) => length),
  }
}
