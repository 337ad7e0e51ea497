import type { Locale } from '../../i18n/locales'
import { titleKey } from '../../search/names'
import type { Numbers, SearchIndex } from '../../search/search-index'
import { dictionaryOf } from './dictionary'
import { nameFinder } from './name-finder'
import type { Name } from './name-forms'
import { fields, type PageWords, type WordForm } from './page-words'
import { newPostings, numbersBelow } from './postings'

/** How much a word of each part of a page says about an entry. */
const weights = { title: 9, heading: 8, keywords: 3, long: 2, pageTitle: 1.5, text: 1 }

/** How much a long text counts less (BM25). */
const lengthNormalization = 0.6

export interface MadeIndex {
  index: SearchIndex
  /** The headings and texts, one entry after the other. */
  texts: Uint8Array
}

/**
 * Puts the index of a language together from the words of its pages.
 *
 * @param pages by id, in their order
 * @param forms of words, by the numbers that stand for them in the pages
 */
export function makeIndex(
  locale: Locale,
  pages: Map<string, PageWords>,
  forms: WordForm[],
  names: Name[],
): MadeIndex {
  const all = [...pages.values()]
  const { words, stems, stem } = dictionaryOf(countForms(all, forms), locale)
  const stemTerms = new Map(stems.map((text, term) => [text, term]))
  const wordNumbers = new Map(words.map(({ folded }, number) => [folded, number]))
  // A form that no page has any more has no number, which nothing reads.
  const formStems = forms.map(({ folded }) => stem(folded))
  const formTerms = Int32Array.from(formStems, (text) => stemTerms.get(text) ?? -1)
  const joinedTerms = Int32Array.from(forms, ({ joined }) =>
    joined ? (stemTerms.get(stem(joined)) ?? -1) : -1,
  )
  const formNumbers = Int32Array.from(forms, ({ folded }) => wordNumbers.get(folded) ?? -1)
  const finder = nameFinder(names, stem, stems.length, { forms, stems: formStems })

  const averages = averageLengths(all)
  const postings = newPostings(finder.termCount)
  const titles = new Map<string, number[]>()
  const wordCount = all.reduce((sum, { words }) => sum + words.length, 0)
  const sequence = numbersBelow(words.length, wordCount)
  let sequenceEnd = 0
  const addToSequence = (word: number) => {
    sequence[sequenceEnd] = formNumbers[word] as number
    sequenceEnd += 1
  }
  const sequenceStarts = [0]
  const textStarts = [0]
  for (const page of all) {
    for (const title of page.titles) {
      const titleWords = Array.from(title, (word) => forms[word] as WordForm)
      const key = titleKey(titleWords, stem, locale)
      titles.set(key, [...(titles.get(key) ?? []), sequenceStarts.length - 1])
    }
    eachField(page, (field, start, end) => {
      const length = (end - start) / (averages[field] || 1)
      const each =
        weights[fields[field] as (typeof fields)[number]] /
        (1 - lengthNormalization + lengthNormalization * length)
      for (let place = start; place < end; place += 1) {
        const word = page.words[place] as number
        postings.add(formTerms[word] as number, each)
        const joined = joinedTerms[word] as number
        if (joined >= 0) postings.add(joined, each)
      }
      for (const term of finder.termsIn(page.words, start, end)) postings.add(term, each)
      if (field === 0 && end > start) {
        // The introduction’s heading is the title.
        page.titles[0]?.forEach(addToSequence)
      } else if (field === headingField || field === textField) {
        for (let place = start; place < end; place += 1) {
          addToSequence(page.words[place] as number)
        }
      }
      if (field < fields.length - 1) return
      postings.endEntry()
      sequenceStarts.push(sequenceEnd)
    })
    for (const length of page.textLengths) textStarts.push((textStarts.at(-1) as number) + length)
  }
  return {
    index: {
      pages: [...pages.keys()],
      entryPages: smallest(all.flatMap(({ sections }, page) => sections.map(() => page))),
      entrySections: all.flatMap(({ sections }) => sections),
      textStarts: Uint32Array.from(textStarts),
      words: words.map(({ folded }) => folded),
      spellings: words.map(({ spelling }) => spelling),
      wordTerms: smallest(words.map(({ folded }) => stemTerms.get(stem(folded)) as number)),
      stems,
      ...postings.byTerm(),
      names: finder.names,
      titles,
      sequence: sequence.slice(0, sequenceEnd),
      sequenceStarts: Uint32Array.from(sequenceStarts),
    },
    texts: Buffer.concat(all.map(({ text }) => text)),
  }
}

const headingField = fields.indexOf('heading')
const textField = fields.indexOf('text')

/**
 * Goes through the fields of a page’s entries, entry by entry.
 *
 * @param visit is given the field’s number, and where its words begin and end among the page’s
 */
function eachField(
  { lengths }: PageWords,
  visit: (field: number, start: number, end: number) => void,
): void {
  let start = 0
  for (let place = 0; place < lengths.length; place += 1) {
    const end = start + (lengths[place] as number)
    visit(place % fields.length, start, end)
    start = end
  }
}

/** How often each form stands in pages, in the order in which they have them. */
function countForms(pages: PageWords[], forms: WordForm[]): [WordForm, number][] {
  const counts = new Uint32Array(forms.length)
  const found: number[] = []
  for (const { words } of pages) {
    for (let place = 0; place < words.length; place += 1) {
      const word = words[place] as number
      if (counts[word] === 0) found.push(word)
      counts[word] = (counts[word] as number) + 1
    }
  }
  return found.map((word) => [forms[word] as WordForm, counts[word] as number])
}

/** Numbers in as few bytes as they need. */
function smallest(numbers: number[]): Numbers {
  const isSmall = numbers.every((number) => number < 2 ** 16)
  return isSmall ? Uint16Array.from(numbers) : Uint32Array.from(numbers)
}

/** How many words each field has on average, in the entries that have it. */
function averageLengths(pages: PageWords[]): number[] {
  const sums = fields.map(() => ({ words: 0, entries: 0 }))
  for (const page of pages) {
    eachField(page, (field, start, end) => {
      const sum = sums[field]
      if (!sum || start === end) return
      sum.words += end - start
      sum.entries += 1
    })
  }
  return sums.map(({ words, entries }) => words / (entries || 1))
}
