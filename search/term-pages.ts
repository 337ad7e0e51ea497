import type { Locale } from '../i18n/locales'
import { readGlossary } from '../site/content'
import { type Page, topicPages } from '../site/registry'
import { wordsIn } from '../text/words'
import { stemKey } from './names'
import { stemOf } from './query'
import { numberAt, searchIndex } from './search-index'

/** The pages of topics that use a term in any of its forms, in the order of the topics. */
export function pagesWithTerm(id: string, locale: Locale): Page[] {
  const { [locale]: forms = [], acronym } = readGlossary()[id] ?? {}
  const index = searchIndex(locale)
  const stem = (folded: string) => stemOf(index, folded, locale)
  const numbers = [...forms, ...(acronym?.[locale] ?? [])].flatMap(
    (form) => index.names.get(stemKey(wordsIn(form), stem)) ?? [],
  )
  const found = new Set<string>()
  for (const number of numbers) {
    const [start, end] = [
      numberAt(index.termStarts, number),
      numberAt(index.termStarts, number + 1),
    ]
    for (const entry of index.termEntries.subarray(start, end)) {
      found.add(index.pages[numberAt(index.entryPages, entry)] as string)
    }
  }
  return topicPages(locale).filter(({ id }) => found.has(id))
}
