import { type Locale, localeTable } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { memoize, memoizeFor, memoizeTexts } from './memoize'
import { type Stemmer, stemmerFor, wordsOf } from './words'

/** A form of a term in one language. */
interface LexiconEntry {
  term: string
  /** The form as the glossary writes it. */
  name: string
  /** Stems of its words; of an acronym, the words themselves. */
  words: readonly string[]
  isAcronym: boolean
}

export interface TermLexicon {
  stem: Stemmer
  /** Parts a text into the words that count. */
  parse: (text: string) => readonly string[]
  /** The terms that a text uses, with the longest use of each. */
  termsIn: (text: string) => ReadonlyMap<string, TermUse>
  /** Forms of terms by their first word. */
  forms: Map<string, LexiconEntry[]>
}

/** Returns the lexicon of all words, made once, since more than one rule asks for it. */
export function plainLexiconOf(glossary: Glossary, locale: Locale): Promise<TermLexicon> {
  return plainLexiconsOf(glossary)(locale)
}

const plainLexiconsOf = memoizeFor((glossary: Glossary) =>
  memoize((locale: Locale) => lexiconOf(glossary, locale, wordsOf)),
)

export async function lexiconOf(
  glossary: Glossary,
  locale: Locale,
  parse: TermLexicon['parse'],
): Promise<TermLexicon> {
  const stem = await stemmerFor(locale)
  const forms = new Map<string, LexiconEntry[]>()
  const add = (form: LexiconEntry) => {
    const [first = ''] = form.words
    forms.set(first, [...(forms.get(first) ?? []), form])
  }
  for (const [term, { [locale]: names = [], acronym }] of Object.entries(glossary)) {
    for (const name of names) add({ term, name, words: parse(name).map(stem), isAcronym: false })
    for (const name of acronym?.[locale] ?? [])
      add({ term, name, words: parse(name), isAcronym: true })
  }
  const lexicon = { stem, parse, forms }
  return { ...lexicon, termsIn: memoizeTexts((text) => longestUses(usesIn(text, lexicon))) }
}

/**
 * Returns a parser that leaves out articles: in a translation, one more or less does not unmake a
 * term: “recomendaciones y los avisos”.
 */
export function withoutArticles(locale: Locale): TermLexicon['parse'] {
  const { articles } = localeTable[locale]
  return (text) => wordsOf(text).filter((word) => !articles.includes(word))
}

/** Where a text uses a term, counted in words, and how it is written there. */
export interface TermUse extends Pick<LexiconEntry, 'term' | 'name' | 'isAcronym'> {
  start: number
  end: number
  written: string
}

function longestUses(uses: TermUse[]): ReadonlyMap<string, TermUse> {
  const found = new Map<string, TermUse>()
  for (const use of uses) {
    const before = found.get(use.term)
    if (!before || before.end - before.start < use.end - use.start) found.set(use.term, use)
  }
  return found
}

/** Every use of a term, in the order of the text. */
export function usesIn(
  text: string,
  { stem, parse, forms }: Omit<TermLexicon, 'termsIn'>,
): TermUse[] {
  const written = parse(text)
  const stems = written.map(stem)
  const uses: TermUse[] = []
  const look = (list: readonly string[], start: number, acronyms: boolean) => {
    for (const { term, name, words, isAcronym } of forms.get(list[start] ?? '') ?? []) {
      if (isAcronym !== acronyms) continue
      if (!words.every((word, index) => list[start + index] === word)) continue
      const end = start + words.length
      uses.push({ term, name, isAcronym, start, end, written: written.slice(start, end).join(' ') })
    }
  }
  for (const start of written.keys()) {
    look(written, start, true)
    look(stems, start, false)
  }
  return uses
}

/**
 * Returns uses, the longest first, without those that share words with a longer one: “America” in
 * “Latin America …”.
 */
export function longestOf(uses: TermUse[]): TermUse[] {
  const chosen: TermUse[] = []
  for (const use of uses.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    const isFree = ({ start, end }: TermUse) => use.end <= start || end <= use.start
    const isSame = ({ start, end }: TermUse) => use.start === start && use.end === end
    if (chosen.every((other) => isFree(other) || isSame(other))) chosen.push(use)
  }
  return chosen
}
