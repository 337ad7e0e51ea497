import type { Block, Section } from '../../compile/sections'
import { type Locale, locales, localeTable } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { fold, stopWordsOf } from '../../text/words'
import { memoizeTexts } from './memoize'
import { placeInOriginal, type SectionRule } from './rule'
import {
  foreignTextOf,
  knowsInflection,
  ownTextOf,
  type Stemmer,
  stemmerFor,
  wordPattern,
  wordsOf,
} from './words'

/** A form of a term in one language. */
interface LexiconEntry {
  term: string
  /** The form as the glossary writes it. */
  name: string
  /** Stems of its words; of an acronym, the words themselves. */
  words: readonly string[]
  isAcronym: boolean
}

interface TermLexicon {
  stem: Stemmer
  /** Parts a text into the words that count. */
  parse: (text: string) => readonly string[]
  /** The terms that a text uses, with the longest use of each. */
  termsIn: (text: string) => ReadonlyMap<string, TermUse>
  /** Forms of terms by their first word. */
  forms: Map<string, LexiconEntry[]>
}

/**
 * Where the original uses a term of the glossary, the translation uses its equivalent in full or
 * abbreviated; inflected forms are understood.
 */
export async function terminologyRules(glossary: Glossary): Promise<SectionRule> {
  const originals = new Map<Locale, TermLexicon>()
  const translations = new Map<Locale, TermLexicon>()
  const inflected = new Set<Locale>()
  for (const locale of locales) {
    if (await knowsInflection(locale)) inflected.add(locale)
    originals.set(locale, await plainLexiconOf(glossary, locale))
    translations.set(locale, await lexiconOf(glossary, locale, withoutArticles(locale)))
  }
  const acronyms = new Map<string, Map<string, string>>()
  const foreignAcronyms = (from: Locale, to: Locale) => {
    const key = `${from} ${to}`
    const known = acronyms.get(key) ?? acronymsNotShared(glossary, from, to)
    acronyms.set(key, known)
    return known
  }
  return (section, pair, report) => {
    const from = originals.get(pair.original.locale)
    const to = translations.get(pair.translation.locale)
    if (!from || !to) return
    const { locale } = pair.translation
    const foreign = foreignAcronyms(pair.original.locale, locale)
    // Where inflected forms are not known, a term may be part of a word.
    const isWithin = (name: string, text: string) =>
      !inflected.has(locale) && text.toLowerCase().includes(name.toLowerCase())
    for (const { original, translation } of section.blocks) {
      const originalWords = wordsOf(ownTextOf(original))
      const misused = wordsOf(ownTextOf(translation)).filter((word) => foreign.has(word))
      for (const word of misused) {
        report('acronyms', translation.node, `“${word}” is ${foreign.get(word)} in this language`)
      }
      const translated = comparedText(translation, section.translation)
      const used = to.termsIn(translated)
      // A name that has no equivalent keeps its own language.
      const kept = from.termsIn(foreignTextOf(translation))
      for (const [term, form] of withoutParts(from.termsIn(ownTextOf(original)))) {
        const { [locale]: names = [], acronym } = glossary[term] ?? {}
        const known = [...names, ...(acronym?.[locale] ?? [])]
        // A name with its acronym behind it is not rendered by the acronym alone.
        const isExplained =
          !form.isAcronym &&
          acronym?.[pair.original.locale]?.some((word) => originalWords.includes(word))
        const use = used.get(term)
        const isRendered = use && !(isExplained && names.length > 0 && use.isAcronym)
        if (isRendered || kept.has(term) || known.length === 0) continue
        if (known.some((name) => isWithin(name, translated))) continue
        if (misused.includes(form.written)) continue
        report(
          form.isAcronym ? 'acronyms' : 'terminology',
          translation.node,
          `“${form.written}” of ${placeInOriginal(pair, original)} is ${known.map((name) => `“${name}”`).join(' or ')} in this language`,
        )
      }
      const names = withoutParts(to.termsIn(ownTextOf(translation))).filter(isNameOfOne)
      if (names.length === 0) continue
      const source = comparedText(original, section.original)
      const namesOf = (term: string) => glossary[term]?.[pair.original.locale] ?? []
      for (const name of namesNotIn(source, names, namesOf, from)) {
        report(
          'terminology',
          translation.node,
          `“${name}” is nothing that ${placeInOriginal(pair, original)} names`,
          'warning',
        )
      }
    }
  }
}

/** Whether a term is the name of one thing: “Secretario General”. */
function isNameOfOne([, { written }]: [term: string, use: TermUse]): boolean {
  return / \p{Lu}\p{Ll}/u.test(written)
}

/**
 * Returns those names of one thing in a translation that its source has neither as they are nor
 * word for word (“Canada’s Permanent Mission”).
 */
function namesNotIn(
  source: string,
  used: [term: string, use: TermUse][],
  namesOf: (term: string) => string[],
  lexicon: TermLexicon,
): string[] {
  const named = lexicon.termsIn(source)
  const stems = wordsOf(source).map(lexicon.stem)
  const has = (name: string) =>
    lexicon
      .parse(name)
      .filter((word) => word.length > 3)
      .every((word) => stems.some((stem) => stem.startsWith(lexicon.stem(word))))
  return used.flatMap(([term, { written }]) =>
    named.has(term) || namesOf(term).some(has) ? [] : [written],
  )
}

/**
 * Returns a function that lists the terms which a text uses, with their equivalents (`Associated
 * State = Estado Asociado`). Of terms that share words the longest is meant.
 */
export async function termNotes(
  glossary: Glossary,
  from: Locale,
  to: Locale,
): Promise<(text: string) => string[]> {
  const lexicon = await lexiconOf(glossary, from, wordsOf)
  return (text) => {
    const uses = longestOf(usesIn(text, lexicon))
    const terms = new Map<string, TermUse>()
    for (const use of uses) {
      if (!terms.has(use.term) && !isPartOfName(use, uses, text, from)) terms.set(use.term, use)
    }
    return [...terms.values()]
      .sort((a, b) => a.start - b.start)
      .flatMap(({ term, written, isAcronym }) => {
        const { [to]: names = [], acronym } = glossary[term] ?? {}
        const equivalents = (isAcronym && acronym?.[to]) || names
        return equivalents.length > 0 ? `${written} = ${equivalents.join(' / ')}` : []
      })
  }
}

/**
 * Returns uses, the longest first, without those that share words with a longer one: “America” in
 * “Latin America …”.
 */
function longestOf(uses: TermUse[]): TermUse[] {
  const chosen: TermUse[] = []
  for (const use of uses.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    const isFree = ({ start, end }: TermUse) => use.end <= start || end <= use.start
    const isSame = ({ start, end }: TermUse) => use.start === start && use.end === end
    if (chosen.every((other) => isFree(other) || isSame(other))) chosen.push(use)
  }
  return chosen
}

/**
 * Whether a name of one word is not what the text names: “America” is not the Americas, and in
 * “New Mexico” the capital beside it makes another name.
 */
function isPartOfName(
  { start, end, name, written }: TermUse,
  uses: TermUse[],
  text: string,
  from: Locale,
) {
  if (end - start > 1 || !/^\p{Lu}\p{Ll}/u.test(name)) return false
  if (written !== name) return true
  const words = wordsOf(text)
  const between = text.split(wordPattern)
  const isNeighbour = (index: number, separator = '') => {
    const word = words[index] ?? ''
    const isNamed = uses.some((use) => use.start <= index && index < use.end)
    const isCapital = /^\p{Lu}/u.test(word) && !stopWordsOf(from).has(fold(word))
    return /^[\s-]$/.test(separator) && isCapital && !isNamed
  }
  return isNeighbour(start - 1, between[start]) || isNeighbour(end, between[end])
}

/** The terms of the glossary that a text uses in some form. */
export type TermFinder = (text: string) => ReadonlyMap<string, unknown>

export async function termFinder(glossary: Glossary, locale: Locale): Promise<TermFinder> {
  return (await plainLexiconOf(glossary, locale)).termsIn
}

/** How often a text names each term that the glossary abbreviates, in full or by its acronym. */
export type MentionCounter = (text: string) => ReadonlyMap<string, number>

export async function abbreviatedTermCounter(
  glossary: Glossary,
  locale: Locale,
): Promise<MentionCounter> {
  const lexicon = await plainLexiconOf(glossary, locale)
  return memoizeTexts((text) => {
    const counts = new Map<string, number>()
    for (const { term } of longestOf(usesIn(text, lexicon))) {
      if (glossary[term]?.acronym) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    return counts
  })
}

/** Returns acronyms of the original’s language, with those that the translation’s has instead. */
function acronymsNotShared(glossary: Glossary, from: Locale, to: Locale): Map<string, string> {
  const own = Object.values(glossary).flatMap(({ acronym }) => acronym?.[to] ?? [])
  const found = new Map<string, string>()
  for (const { acronym, [to]: names = [] } of Object.values(glossary)) {
    const equivalents = acronym?.[to] ?? names
    if (equivalents.length === 0) continue
    for (const word of acronym?.[from] ?? []) {
      if (!own.includes(word)) found.set(word, equivalents.map((name) => `“${name}”`).join(' or '))
    }
  }
  return found
}

/**
 * Returns the text of a block; of an item, that of its whole list, since each language may sort it
 * by its own words.
 */
export function comparedText(block: Block, { blocks }: Section): string {
  if (!block.path.includes('listItem')) return ownTextOf(block)
  return blocks
    .filter(({ path }) => path === block.path)
    .map(ownTextOf)
    .join(' · ')
}

const plainLexicons = new WeakMap<Glossary, Map<Locale, TermLexicon>>()

/** Returns the lexicon of all words, made once, since more than one rule asks for it. */
async function plainLexiconOf(glossary: Glossary, locale: Locale): Promise<TermLexicon> {
  const ofGlossary = plainLexicons.get(glossary) ?? new Map<Locale, TermLexicon>()
  plainLexicons.set(glossary, ofGlossary)
  const lexicon = ofGlossary.get(locale) ?? (await lexiconOf(glossary, locale, wordsOf))
  ofGlossary.set(locale, lexicon)
  return lexicon
}

async function lexiconOf(
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
function withoutArticles(locale: Locale): TermLexicon['parse'] {
  const { articles } = localeTable[locale]
  return (text) => wordsOf(text).filter((word) => !articles.includes(word))
}

/** Where a text uses a term, counted in words, and how it is written there. */
interface TermUse extends Pick<LexiconEntry, 'term' | 'name' | 'isAcronym'> {
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
function usesIn(text: string, { stem, parse, forms }: Omit<TermLexicon, 'termsIn'>): TermUse[] {
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

/** Leaves out terms that are part of another: “trade commissioner” in the name of their service. */
function withoutParts(terms: ReadonlyMap<string, TermUse>): [string, TermUse][] {
  const uses = [...terms.values()]
  return [...terms].filter(
    ([, { start, end }]) =>
      !uses.some(
        (other) =>
          other.start <= start && end <= other.end && other.end - other.start > end - start,
      ),
  )
}
