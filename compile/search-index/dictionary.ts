import type { Locale } from '../../i18n/locales'
import { fold, type Word, wordStem } from '../../text/words'
import type { WordForm } from './page-words'

interface DictionaryWord {
  folded: string
  /** The word as most texts have it, with the capitals and accents of a name. */
  spelling: string
}

export interface Dictionary {
  /** In order. */
  words: DictionaryWord[]
  /** The stems of all words, in order. */
  stems: string[]
  stem: (folded: string) => string
}

/** How often a word is written with certain accents, and with which capitals where it does not begin a sentence. */
interface Spelling {
  count: number
  inSentences: Map<string, number>
}

/**
 * @param counts how often each form of a word stands in the pages, in the order in which the pages
 * have them: of two spellings that are as frequent, the first counts
 */
export function dictionaryOf(counts: Iterable<[WordForm, number]>, locale: Locale): Dictionary {
  const spellings = new Map<string, Map<string, Spelling>>()
  const add = (word: Pick<Word, 'folded' | 'written' | 'begins'>, count: number) => {
    const { folded, written, begins } = word
    const lower = written.toLowerCase()
    const forms = spellings.get(folded) ?? new Map<string, Spelling>()
    spellings.set(folded, forms)
    const form = forms.get(lower) ?? { count: 0, inSentences: new Map() }
    forms.set(lower, form)
    form.count += count
    if (!begins) form.inSentences.set(written, (form.inSentences.get(written) ?? 0) + count)
  }
  for (const [form, count] of counts) {
    add(form, count)
    if (form.joined) add({ folded: form.joined, written: form.joined, begins: true }, count)
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
