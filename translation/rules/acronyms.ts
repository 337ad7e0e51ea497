import { type Locale, locales } from '../../i18n/locales'
import { type Block, nodesOf, textOf } from '../../site/sections'
import type { Glossary } from '../../site/validation/schemas'
import type { PageText } from '../alignment'
import { at, type SectionRule } from './rule'
import { comparedText, type TermFinder, termFinder } from './terminology'
import { ownTextOf, wordsOf } from './words'

/**
 * An acronym of a translation stands for something that the original names: a term of the glossary,
 * the same letters, or a name that the translation gives beside it and whose words begin with them.
 */
export async function acronymsRule(glossary: Glossary): Promise<SectionRule> {
  const finders = new Map<Locale, TermFinder>()
  for (const locale of locales) finders.set(locale, await termFinder(glossary, locale))
  const pages = new WeakMap<PageText, PageAcronyms>()
  const acronymsOf = (page: PageText) => {
    const known = pages.get(page) ?? pageAcronyms(page, finders.get(page.locale))
    pages.set(page, known)
    return known
  }
  return (section, pair, report) => {
    for (const { original, translation } of section.blocks) {
      const text = ownTextOf(translation)
      const acronyms = text.match(acronym)
      if (!acronyms) continue
      const page = acronymsOf(pair.original).named
      const { explained } = acronymsOf(pair.translation)
      const wrong = wronglyExplained(translation)
      for (const word of new Set(acronyms)) {
        const meanings = [...(finders.get(pair.translation.locale)?.(word).keys() ?? []), word]
        const isKnown = explained.has(word) || meanings.some((meaning) => page.has(meaning))
        if (isKnown && !wrong.has(word)) continue
        const source = comparedText(original, section.original)
        const here = [
          ...(finders.get(pair.original.locale)?.(source).keys() ?? []),
          ...wordsOf(source),
        ]
        if (meanings.some((meaning) => here.includes(meaning))) continue
        report(
          'acronyms',
          translation.node,
          `“${word}” is nothing that ${at(pair, original)} names`,
        )
      }
    }
  }
}

/** Not of a number (SOR/2017-204) nor part of another (T-MEC). */
const acronym = /(?<![\p{L}\p{N}]|(?<!\p{L})\p{L}-)\p{Lu}{2,}(?![\p{L}\p{N}/])/gu

interface PageAcronyms {
  /** Terms and words of the page. */
  named: Set<string>
  /** Acronyms whose names stand before them. */
  explained: Set<string>
}

function pageAcronyms({ sections }: PageText, find: TermFinder | undefined): PageAcronyms {
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

/** “… de las Naciones Unidas (ONU)”, and what `<Term>` says. */
function explanationsIn(block: Block): [acronym: string, name: string][] {
  const text = textOf(block)
  const found = [...text.matchAll(/\((\p{Lu}{2,})\)/gu)].map(
    ({ 1: word = '', index }): [string, string] => [word, text.slice(0, index)],
  )
  for (const node of nodesOf(block)) {
    if (node.type !== 'mdxJsxTextElement') continue
    const long = node.attributes.find(
      (attribute) => 'name' in attribute && attribute.name === 'long',
    )
    const [child] = node.children
    if (typeof long?.value === 'string' && child?.type === 'text')
      found.push([child.value, long.value])
  }
  return found
}

/** Whether the letters of an acronym begin some of the last words of a text, in their order. */
function abbreviates(word: string, text: string): boolean {
  const initials = wordsOf(text)
    .slice(-12)
    .map(([first = '']) => first.normalize('NFD').charAt(0).toUpperCase())
  let place = 0
  return [...word].every((letter) => {
    place = initials.indexOf(letter, place) + 1
    return place > 0
  })
}
