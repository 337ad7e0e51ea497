import type { Locale } from '../../i18n/locales'
import { nameAt, nameLengths, stemKey, titleKey } from '../../search/names'
import type { Numbers, SearchIndex } from '../../search/search-index'
import { searchPageId } from '../../site/queried-pages'
import { allPages, getText, hasLocale } from '../../site/registry'
import { filledTables } from '../../subject/tables'
import { fold, type Word, wordStem, wordsIn } from '../../text/words'
import { entriesOf, type IndexEntry } from './entries'
import type { Name } from './name-forms'

/** How much a word of each part of a page says about an entry. */
const weights = { title: 9, heading: 8, keywords: 3, long: 2, pageTitle: 1.5, text: 1 }

type Field = keyof typeof weights
type Fields = Partial<Record<Field, Word[]>>

/** How soon more of the same word adds nothing (BM25). */
const saturation = 2
/** How much a long text counts less (BM25). */
const lengthNormalization = 0.6

export interface MadeIndex {
  index: SearchIndex
  /** The headings and texts, one entry after the other. */
  texts: string
}

/** Makes the index of every page that a language has. */
export async function makeIndex(locale: Locale, names: Name[]): Promise<MadeIndex> {
  const tables = await filledTables(locale)
  // Not the search itself, whose examples are what readers look for elsewhere.
  const pages = allPages().filter((page) => page.id !== searchPageId && hasLocale(page, locale))
  const entries: { page: number; entry: IndexEntry; fields: Fields }[] = []
  for (const [number, page] of pages.entries()) {
    const { title, shortTitle, keywords } = getText(page, locale)
    for (const [place, entry] of entriesOf(page, locale, tables).entries()) {
      const texts: Partial<Record<Field, string>> =
        place === 0
          ? { title: `${title} · ${shortTitle}`, keywords: keywords.join(' · ') }
          : { heading: entry.heading, pageTitle: title }
      Object.assign(texts, { text: entry.text, long: entry.long })
      const fields = Object.entries(texts).map(([field, text]) => [field, wordsIn(text)])
      entries.push({ page: number, entry, fields: Object.fromEntries(fields) })
    }
  }
  const { words, stems, stem } = dictionaryOf(
    entries.map(({ fields }) => fields),
    locale,
  )
  const { termsOf, names: nameTerms, termCount } = nameFinder(names, stem, stems.length)
  const stemTerms = new Map(stems.map((text, term) => [text, term]))
  const wordNumbers = new Map(words.map(({ folded }, number) => [folded, number]))

  const formsIn = (field: Word[]) =>
    field.flatMap(({ folded, joined }) => (joined ? [folded, joined] : [folded]))
  const averages = averageLengths(entries.map(({ fields }) => fields))
  const postings: [entry: number, weight: number][][] = Array.from({ length: termCount }, () => [])
  const titles = new Map<string, number[]>()
  const sequence: number[] = []
  const sequenceStarts = [0]
  for (const [number, { page, entry, fields }] of entries.entries()) {
    const found = new Map<number, number>()
    for (const [field, fieldWords] of Object.entries(fields) as [Field, Word[]][]) {
      const length = fieldWords.length / (averages[field] || 1)
      const each = weights[field] / (1 - lengthNormalization + lengthNormalization * length)
      const terms = formsIn(fieldWords).map((word) => stemTerms.get(stem(word)) as number)
      for (const term of [...terms, ...termsOf(fieldWords)]) {
        found.set(term, (found.get(term) ?? 0) + each)
      }
    }
    for (const [term, weight] of found) {
      postings[term]?.push([number, Math.round((255 * weight) / (saturation + weight))])
    }
    if (entry.section === '') {
      const { title, shortTitle } = getText(pages[page] as (typeof pages)[number], locale)
      for (const text of new Set([title, shortTitle])) {
        const key = titleKey(wordsIn(text), stem, locale)
        titles.set(key, [...(titles.get(key) ?? []), number])
      }
    }
    for (const { folded } of wordsIn(`${entry.heading} ${entry.text}`)) {
      sequence.push(wordNumbers.get(folded) as number)
    }
    sequenceStarts.push(sequence.length)
  }

  const texts = entries.map(({ entry: { heading, text } }) => `${heading}\n${text}`)
  const textStarts = [0]
  for (const text of texts) textStarts.push((textStarts.at(-1) ?? 0) + Buffer.byteLength(text))
  const termStarts = [0]
  for (const list of postings) termStarts.push((termStarts.at(-1) ?? 0) + list.length)
  return {
    index: {
      pages: pages.map(({ id }) => id),
      entryPages: smallest(entries.map(({ page }) => page)),
      entrySections: entries.map(({ entry }) => entry.section),
      textStarts: Uint32Array.from(textStarts),
      words: words.map(({ folded }) => folded),
      spellings: words.map(({ spelling }) => spelling),
      wordTerms: smallest(words.map(({ folded }) => stemTerms.get(stem(folded)) as number)),
      stems,
      termStarts: Uint32Array.from(termStarts),
      termEntries: smallest(postings.flatMap((list) => list.map(([entry]) => entry))),
      termWeights: Uint8Array.from(postings.flatMap((list) => list.map(([, weight]) => weight))),
      names: nameTerms,
      titles,
      sequence: smallest(sequence),
      sequenceStarts: Uint32Array.from(sequenceStarts),
    },
    texts: texts.join(''),
  }
}

/** Numbers in as few bytes as they need. */
function smallest(numbers: number[]): Numbers {
  const isSmall = numbers.every((number) => number < 2 ** 16)
  return isSmall ? Uint16Array.from(numbers) : Uint32Array.from(numbers)
}

interface DictionaryWord {
  folded: string
  /** The word as most texts have it, with the capitals and accents of a name. */
  spelling: string
}

/** How often a word is written with certain accents, and with which capitals where it does not begin a sentence. */
interface Spelling {
  count: number
  inSentences: Map<string, number>
}

function dictionaryOf(all: Fields[], locale: Locale) {
  const spellings = new Map<string, Map<string, Spelling>>()
  const count = ({ folded, written, begins }: Pick<Word, 'folded' | 'written' | 'begins'>) => {
    const lower = written.toLowerCase()
    const forms = spellings.get(folded) ?? new Map<string, Spelling>()
    spellings.set(folded, forms)
    const form = forms.get(lower) ?? { count: 0, inSentences: new Map() }
    forms.set(lower, form)
    form.count += 1
    if (!begins) form.inSentences.set(written, (form.inSentences.get(written) ?? 0) + 1)
  }
  for (const word of all.flatMap((fields) => Object.values(fields).flat())) {
    count(word)
    if (word.joined) count({ folded: word.joined, written: word.joined, begins: true })
  }
  const known = new Map<string, string>()
  const words: DictionaryWord[] = []
  for (const folded of [...spellings.keys()].sort()) {
    const forms = [...(spellings.get(folded) ?? [])].sort((a, b) => b[1].count - a[1].count)
    const [lower, { inSentences }] = forms[0] as [string, Spelling]
    // A name keeps its capital; what only begins sentences may be any word.
    const [spelling = lower] = [...inSentences].sort((a, b) => b[1] - a[1])[0] ?? []
    words.push({ folded, spelling })
    known.set(folded, fold(wordStem(lower, locale)))
  }
  const stem = (folded: string) => known.get(folded) ?? fold(wordStem(folded, locale))
  return { words, stems: [...new Set(known.values())].sort(), stem }
}

/** Finds names in texts, the longest first. Their terms are numbered from `first`. */
function nameFinder(names: Name[], stem: (word: string) => string, first: number) {
  const forms = new Map<string, { terms: Set<number>; written: string | undefined }>()
  for (const kind of ['own', 'foreign'] as const) {
    // A word’s meaning in the index’s own language comes before its meaning in another: “Mexico” in
    // French.
    const known = new Set(forms.keys())
    for (const [number, name] of names.entries()) {
      for (const { text, isAcronym } of name[kind]) {
        const key = stemKey(wordsIn(text), stem)
        if (kind === 'foreign' && known.has(key)) continue
        const form = forms.get(key) ?? { terms: new Set(), written: undefined }
        forms.set(key, form)
        form.terms.add(first + number)
        form.written = isAcronym
          ? wordsIn(text)
              .map(({ written }) => written)
              .join(' ')
          : undefined
      }
    }
  }
  const lengths = nameLengths(forms.keys())
  const termsOf = (words: Word[]): number[] => {
    const stems = words.map(({ folded }) => stem(folded))
    const found: number[] = []
    for (let start = 0; start < words.length; start += 1) {
      const name = nameAt(stems, start, lengths, (key, length) => {
        const form = forms.get(key)
        const written = words.slice(start, start + length).map((word) => word.written)
        return form?.written && form.written !== written.join(' ') ? undefined : form
      })
      if (!name) continue
      found.push(...name.found.terms)
      start += name.length - 1
    }
    return found
  }
  return {
    termsOf,
    names: new Map([...forms].map(([key, { terms }]) => [key, [...terms]])),
    termCount: first + names.length,
  }
}

function averageLengths(all: Fields[]): Record<string, number> {
  const averages: Record<string, number> = {}
  for (const field of Object.keys(weights) as Field[]) {
    const lengths = all.flatMap((fields) => fields[field]?.length || [])
    averages[field] = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1)
  }
  return averages
}
