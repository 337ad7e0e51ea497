import type { Block, Section } from '../../compile/sections'
import { type Locale, locales } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { memoize } from './memoize'
import { pairRule, type SectionRule } from './rule'
import {
  lexiconOf,
  plainLexiconOf,
  type TermLexicon,
  type TermUse,
  withoutArticles,
} from './term-lexicon'
import { foreignTextOf, knowsInflection, ownTextOf, wordsOf } from './words'

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
  const foreignAcronyms = memoize((from: Locale) =>
    memoize((to: Locale) => acronymsNotShared(glossary, from, to)),
  )
  return pairRule(({ original, translation, from, to, place, section }, report) => {
    const source = originals.get(from)
    const target = translations.get(to)
    if (!source || !target) return
    const foreign = foreignAcronyms(from)(to)
    // Where inflected forms are not known, a term may be part of a word.
    const isWithin = (name: string, text: string) =>
      !inflected.has(to) && text.toLowerCase().includes(name.toLowerCase())
    const originalWords = wordsOf(ownTextOf(original))
    const misused = wordsOf(ownTextOf(translation)).filter((word) => foreign.has(word))
    for (const word of misused) {
      report('acronyms', `“${word}” is ${foreign.get(word)} in this language`)
    }
    const translated = comparedText(translation, section.translation)
    const used = target.termsIn(translated)
    // A name that has no equivalent keeps its own language.
    const kept = source.termsIn(foreignTextOf(translation))
    for (const [term, form] of withoutParts(source.termsIn(ownTextOf(original)))) {
      const { [to]: names = [], acronym } = glossary[term] ?? {}
      const known = [...names, ...(acronym?.[to] ?? [])]
      // A name with its acronym behind it is not rendered by the acronym alone.
      const isExplained =
        !form.isAcronym && acronym?.[from]?.some((word) => originalWords.includes(word))
      const use = used.get(term)
      const isRendered = use && !(isExplained && names.length > 0 && use.isAcronym)
      if (isRendered || kept.has(term) || known.length === 0) continue
      if (known.some((name) => isWithin(name, translated))) continue
      if (misused.includes(form.written)) continue
      report(
        form.isAcronym ? 'acronyms' : 'terminology',
        `“${form.written}” of ${place} is ${quotedList(known)} in this language`,
      )
    }
    // The name of one thing: “Secretario General”.
    const names = withoutParts(target.termsIn(ownTextOf(translation))).filter(([, { written }]) =>
      / \p{Lu}\p{Ll}/u.test(written),
    )
    if (names.length === 0) return
    const namesOf = (term: string) => glossary[term]?.[from] ?? []
    for (const name of namesNotIn(
      comparedText(original, section.original),
      names,
      namesOf,
      source,
    )) {
      report('terminology', `“${name}” is nothing that ${place} names`, 'warning')
    }
  })
}

function quotedList(names: string[]): string {
  return names.map((name) => `“${name}”`).join(' or ')
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

/** Returns acronyms of the original’s language, with those that the translation’s has instead. */
function acronymsNotShared(glossary: Glossary, from: Locale, to: Locale): Map<string, string> {
  const own = Object.values(glossary).flatMap(({ acronym }) => acronym?.[to] ?? [])
  const found = new Map<string, string>()
  for (const { acronym, [to]: names = [] } of Object.values(glossary)) {
    const equivalents = acronym?.[to] ?? names
    if (equivalents.length === 0) continue
    for (const word of acronym?.[from] ?? []) {
      if (!own.includes(word)) found.set(word, quotedList(equivalents))
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
