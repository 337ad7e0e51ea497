import type { Block, Section } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import type { PagePair, SectionedText, SectionPair } from '../pairs'
import { areCognates } from './cognates'
import { memoize, memoizeFor, memoizeTextsIn } from './memoize'
import { monthOf } from './months'
import { knowsNames, type Mention, placeMentionFinder } from './place-names'
import { difference, pairRule, type SectionRule } from './rule'
import { hasDictionary, isInDictionary } from './spelling'
import { ownTextOf, plainOf, sentencePairs, wordsOf } from './words'

/**
 * A country, a region, a nationality, a city or a person stands for no other. A translation may repeat
 * what the original calls “it”, so that a name is only wrong where the original’s page has it nowhere,
 * or where another is missing that the sentence has in the original.
 *
 * @param places names of the content, beside those that CLDR has
 * @param terms of the glossary, whose words are no names by themselves
 */
export function namesRule(places: Glossary, terms: Glossary): SectionRule {
  const finderOf = memoize((locale: Locale) => nameFinder(places, terms, locale))
  const namesIn = memoizeTextsIn((text, locale) => finderOf(locale)(text))
  const namesOf = (block: Block, locale: Locale) => namesIn(plainOf(block), locale)
  const pageOf = memoizeFor((page: SectionedText) => {
    const blocks = page.sections.flatMap((section) => section.blocks)
    const ids = blocks.flatMap((block) => namesOf(block, page.locale)).flatMap((name) => name.ids)
    const words = blocks.flatMap((block) => wordsOf(plainOf(block)))
    return { ids: new Set(ids), words: [...new Set(words)] }
  })
  return pairRule(({ original, translation, from, to, place, section, pair }, report) => {
    if (!knowsNames(from) || !knowsNames(to)) return
    const text = ownTextOf(translation)
    const names = namesIn(text, to)
    const page = pageOf(pair.original)
    const foreign = names.find(
      ({ ids, isLanguage, written }) =>
        !isLanguage &&
        !ids.some((id) => page.ids.has(id)) &&
        (isPlace(ids) || !page.words.some((word) => areCognates(word, written))),
    )
    if (foreign) {
      report('names', `“${foreign.written}” is not on the page of ${place}`)
      return
    }
    const source = namesOf(original, from)
    // Where both have the same, only those of several sentences can have changed places.
    if (
      !hasMore(source, names) &&
      (isSortable(original) || new Set(source.flatMap(({ ids }) => ids)).size < 2)
    )
      return
    for (const [before, after] of comparedParts(original, translation, section, pair)) {
      const given = namesIn(before, from)
      const used = namesIn(after, to)
      const missing = difference(given, used, areSame).find((name) => !isWrittenIn(after, name))
      if (!missing) continue
      const instead =
        difference(used, given, areSame).find(
          (name) => given.some((one) => areSame(one, name)) || !isWrittenIn(before, name),
        ) ?? (isAfter(placeBefore, missing, before) ? commonPlace(after, before) : undefined)
      const isHere = ({ written }: Mention) =>
        names.some((name) => name.written === written) || text.includes(written)
      if (!instead || !isHere(instead)) continue
      report('names', `“${instead.written}” stands for “${missing.written}” of ${place}`)
    }
  })
}

function hasMore(names: Mention[], others: Mention[]): boolean {
  return difference(names, others, areSame).length > 0
}

/** Whether a block is of a list or a table, which may be in the order of each language’s words. */
function isSortable({ path, kind }: Block): boolean {
  return path.includes('listItem') || kind === 'tableCell'
}

function isPlace(ids: string[]): boolean {
  return !ids[0]?.startsWith('“')
}

/**
 * Finds places, and words with a capital that are in no dictionary without it. Places have their ids;
 * others themselves, with a sign that no id has.
 */
function nameFinder(
  places: Glossary,
  terms: Glossary,
  locale: Locale,
): (text: string) => Mention[] {
  const mentionsIn = placeMentionFinder(places, locale)
  const ofTerms = new Set(
    Object.values(terms).flatMap((term) => wordsOf(term[locale]?.join(' ') ?? '')),
  )
  const isName = memoize(
    (word: string) =>
      !ofTerms.has(word) &&
      monthOf(word, locale) === 0 &&
      !isInDictionary(word.toLowerCase(), locale),
  )
  return (text) => {
    const mentions = mentionsIn(text)
    if (!hasDictionary(locale)) return mentions
    const parts = new Set(mentions.flatMap(({ written }) => written.split(' ')))
    const others = (text.match(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,}(?!\p{L})/gu) ?? [])
      .filter((word) => !parts.has(word) && isName(word))
      .map((word) => ({ written: word, ids: [`“${word}`] }))
    return [...mentions, ...others]
  }
}

/** Words that stand before a place where something is. */
const placeBefore = /(?<!\p{L})(?:in|at|from|near|à|en|desde) $/u

function isAfter(pattern: RegExp, { written, ids }: Mention, text: string): boolean {
  const index = text.indexOf(written)
  const isCity = !isPlace(ids) || ids.some((id) => id.endsWith('-capital'))
  return isCity && pattern.test(text.slice(Math.max(0, index - 8), index))
}

/** Finds a place whose name is a word as well: “París” (a form of “parir”), “Ginebra” (gin). */
function commonPlace(text: string, original: string): Mention | undefined {
  const words = text.match(/(?<=(?<!\p{L})(?:à|en) (?:La |El )?)\p{Lu}\p{Ll}{2,}(?!\p{L})/gu) ?? []
  const written = words.find((word) => !wordsOf(original).some((other) => areCognates(word, other)))
  return written === undefined ? undefined : { written, ids: [`“${written}`] }
}

function areSame(name: Mention, other: Mention): boolean {
  if (name.ids.some((id) => other.ids.includes(id))) return true
  return !isPlace(name.ids) && !isPlace(other.ids) && areCognates(name.written, other.written)
}

/** Whether a name that is no place’s is in a text in some form: “Québec” in « québécois ». */
function isWrittenIn(text: string, { written, ids }: Mention): boolean {
  return !isPlace(ids) && wordsOf(text).some((word) => areCognates(word, written))
}

/**
 * Divides two blocks into parts to compare: sentence by sentence, where each language has as many;
 * else, and of lists, the whole texts.
 */
function comparedParts(
  original: Block,
  translation: Block,
  { original: section, translation: other }: SectionPair,
  pair: PagePair,
): [before: string, after: string][] {
  if (isSortable(original)) return [[siblingsOf(original, section), siblingsOf(translation, other)]]
  return sentencePairs(plainOf(original), ownTextOf(translation), pair)
}

function siblingsOf({ path, kind }: Block, { blocks }: Section): string {
  return blocks
    .filter((block) => block.path === path && block.kind === kind)
    .map(plainOf)
    .join(' · ')
}
