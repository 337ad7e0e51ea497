import type { Locale } from '../i18n/locales'
import { readGlossary } from '../site/content'
import { type Page, topicPages } from '../site/registry'
import { wordsIn } from '../text/words'
import { keyOf } from './names'
import { stemOf } from './query'
import { at, searchIndex } from './search-index'

/** The pages of topics that use a term in any of its forms, in the order of the topics. */
export function pagesWithTerm(id: string, locale: Locale): Page[] {
  const { [locale]: forms = [], acronym } = readGlossary()[id] ?? {}
  const index = searchIndex(locale)
  const stem = (folded: string) => stemOf(index, folded, locale)
  const numbers = [...forms, ...(acronym?.[locale] ?? [])].flatMap(
    (form) => index.names.get(keyOf(wordsIn(form), stem)) ?? [],
  )
  const found = new Set<string>()
  for (const number of numbers) {
    const [start, end] = [at(index.termStarts, number), at(index.termStarts, number + 1)]
    for (const entry of index.termEntries.subarray(start, end)) {
      found.add(index.pages[at(index.entryPages, entry)] as string)
    }
  }
  return topicPages(locale).filter(({ id }) => found.has(id))
}
