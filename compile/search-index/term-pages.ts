import type { Locale } from '../../i18n/locales'
import { stemKey } from '../../search/names'
import { stemOf } from '../../search/query'
import { numberAt, type SearchIndex } from '../../search/search-index'
import { readGlossary, type TermPages } from '../../site/content'
import { wordsIn } from '../../text/words'

/** The pages that use each term of the glossary in any of its forms, in the order of their ids. */
export function findTermPages(locale: Locale, index: SearchIndex): TermPages {
  const wordNumbers = new Map(index.words.map((word, number) => [word, number]))
  const stems = { ...index, wordNumbers }
  const stem = (folded: string) => stemOf(stems, folded, locale)
  const terms = Object.entries(readGlossary()).map(([id, { [locale]: forms = [], acronym }]) => {
    const keys = [...forms, ...(acronym?.[locale] ?? [])].map((form) =>
      stemKey(wordsIn(form), stem),
    )
    const pages = keys.flatMap((key) => index.names.get(key) ?? []).flatMap(pagesOf)
    return [id, [...new Set(pages)].sort()]
  })
  return Object.fromEntries(terms)

  function pagesOf(term: number): string[] {
    const start = numberAt(index.termStarts, term)
    const end = numberAt(index.termStarts, term + 1)
    const entries = index.termEntries.subarray(start, end)
    return Array.from(entries, (entry) => index.pages[numberAt(index.entryPages, entry)] as string)
  }
}
