import { type Block, nodesOf, textOf } from '../../compile/sections'
import { type Locale, locales } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import type { SectionedText } from '../pairs'
import { memoizeFor, memoizeTexts } from './memoize'
import { pairRule, type SectionRule } from './rule'
import { longestOf, plainLexiconOf, type TermLexicon, usesIn } from './term-lexicon'
import { comparedText } from './terminology'
import { longFormOf, ownTextOf, wordsOf } from './words'

/**
 * An acronym of a translation stands for something that the original names: a term of the glossary,
 * the same letters, or a name that the translation gives beside it and whose words begin with them.
 * One that only the rest of the original’s page names is wrong where the translation names an
 * organization of the same block less often: it stands in its place.
 */
export async function acronymsRule(glossary: Glossary): Promise<SectionRule> {
  const lexicons = new Map<Locale, Awaited<ReturnType<typeof knownAcronyms>>>()
  for (const locale of locales) {
    lexicons.set(locale, await knownAcronyms(glossary, locale))
  }
  const acronymsOf = memoizeFor((page: SectionedText) =>
    pageAcronyms(page, lexicons.get(page.locale)?.termsIn),
  )
  return pairRule(({ original, translation, from, to, place, section, pair }, report) => {
    const [own, other] = [lexicons.get(from), lexicons.get(to)]
    if (!own || !other) return
    const text = ownTextOf(translation)
    const mixedCase = wordsOf(text).filter((word) => other.mixedCase.has(word))
    const acronyms = new Set([...(text.match(acronym) ?? []), ...mixedCase])
    if (acronyms.size === 0) return
    const page = acronymsOf(pair.original).named
    const { explained } = acronymsOf(pair.translation)
    const wrong = wronglyExplained(translation)
    const source = comparedText(original, section.original)
    const after = other.mentionsIn(comparedText(translation, section.translation))
    const isMissing = [...own.mentionsIn(source)].some(
      ([term, count]) => isNamed(glossary, term, to) && (after.get(term) ?? 0) < count,
    )
    for (const word of acronyms) {
      const meanings = [...other.termsIn(word).keys(), word]
      const isKnown = explained.has(word) || meanings.some((meaning) => page.has(meaning))
      if (isKnown && !wrong.has(word) && !isMissing) continue
      const here = [...own.termsIn(source).keys(), ...wordsOf(source)]
      if (meanings.some((meaning) => here.includes(meaning))) continue
      report('acronyms', `“${word}” is nothing that ${place} names`)
    }
  })
}

/** What the glossary knows of acronyms in a language; `mixedCase` are read as words: “Mercosur”. */
async function knownAcronyms(glossary: Glossary, locale: Locale) {
  const lexicon = await plainLexiconOf(glossary, locale)
  const acronyms = Object.values(glossary).flatMap((term) => term.acronym?.[locale] ?? [])
  return {
    termsIn: lexicon.termsIn,
    mentionsIn: mentionCounter(glossary, lexicon),
    mixedCase: new Set(acronyms.filter((word) => /^\p{Lu}\p{Ll}{2,}$/u.test(word))),
  }
}

/** Counts how often a text names each term that the glossary abbreviates, in full or by its acronym. */
function mentionCounter(glossary: Glossary, lexicon: TermLexicon) {
  return memoizeTexts((text) => {
    const counts = new Map<string, number>()
    for (const { term } of longestOf(usesIn(text, lexicon))) {
      if (glossary[term]?.acronym) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    return counts
  })
}

/** Whether the glossary says what a term is called in a language. */
function isNamed(glossary: Glossary, term: string, locale: Locale): boolean {
  const { [locale]: names, acronym } = glossary[term] ?? {}
  return names !== undefined || acronym?.[locale] !== undefined
}

/** An acronym that is neither of a number (SOR/2017-204) nor part of another (T-MEC). */
const acronym = /(?<![\p{L}\p{N}]|(?<!\p{L})\p{L}-)\p{Lu}{2,}(?![\p{L}\p{N}/])/gu

/** The terms and words that a page names, and the acronyms whose names stand before them. */
function pageAcronyms({ sections }: SectionedText, find: TermLexicon['termsIn'] | undefined) {
  const blocks = sections.flatMap((section) => section.blocks)
  const texts = blocks.map(ownTextOf)
  const named = new Set(texts.flatMap((text) => [...(find?.(text).keys() ?? []), ...wordsOf(text)]))
  const explanations = blocks.flatMap(explanationsIn)
  const explained = explanations.flatMap(([word, name]) => (abbreviates(word, name) ? [word] : []))
  return { named, explained: new Set(explained) }
}

/** Acronyms that the names beside them do not have. */
function wronglyExplained(block: Block): Set<string> {
  const explanations = explanationsIn(block)
  return new Set(explanations.flatMap(([word, name]) => (abbreviates(word, name) ? [] : [word])))
}

/** Finds acronyms with their names: “… de las Naciones Unidas (ONU)”, and those of `<Term>`. */
function explanationsIn(block: Block): [acronym: string, name: string][] {
  const text = textOf(block)
  const found = [...text.matchAll(/\((\p{Lu}{2,})\)/gu)].map(
    ({ 1: word = '', index }): [string, string] => [word, text.slice(0, index)],
  )
  for (const node of nodesOf(block)) {
    const long = longFormOf(node)
    const [child] = 'children' in node ? node.children : []
    if (long !== undefined && child?.type === 'text') found.push([child.value, long])
  }
  return found
}

/**
 * Whether the letters of an acronym begin some of the last words of a text, in their order, of which
 * the first has a capital if any has: “unless the Organization of European States” is no “UE”.
 */
function abbreviates(word: string, text: string): boolean {
  const initials = wordsOf(text)
    .slice(-12)
    .map(([first = '']) => first.normalize('NFD').charAt(0))
  return initials.some((_, start) => {
    const rest = initials.slice(start)
    const isName = rest.some(isCapital)
    if (isName && !isCapital(rest[0] ?? '')) return false
    let place = 0
    return [...word].every((letter, index) => {
      const found = rest.findIndex((initial, at) => at >= place && initial.toUpperCase() === letter)
      place = found + 1
      return index === 0 ? found === 0 : found > 0
    })
  })
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase()
}
