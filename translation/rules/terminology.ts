import type { Block, Section } from '../../compile/sections'
import { type Locale, locales } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { placeInOriginal, type SectionRule } from './rule'
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
