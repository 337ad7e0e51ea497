import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { attributesOf, type Block, nodesOf, textOf } from '../../compile/sections'
import { type Locale, languageInEnglish } from '../../i18n/locales'
import { endsAbbreviation } from './abbreviations'
import { memoize, memoizeFor, memoizeTexts, memoizeTextsIn } from './memoize'

/** Reduces a word to its Snowball stem, so that inflected forms are the same. */
export type Stemmer = (word: string) => string

/** The stemmer of a language; without one, words are as they are written. */
export async function stemmerFor(locale: Locale): Promise<Stemmer> {
  const stemmer = await stemmerOf(locale)
  return memoize((word) => stemmer?.(word.toLowerCase()) ?? word.toLowerCase())
}

/** Whether inflected forms of a language’s words are known. */
export async function knowsInflection(locale: Locale): Promise<boolean> {
  return (await stemmerOf(locale)) !== undefined
}

async function stemmerOf(locale: Locale): Promise<Stemmer | undefined> {
  const name = languageInEnglish(locale).toLowerCase()
  const stemmers = await import(`@orama/stemmers/${name}`).catch(() => undefined)
  return stemmers?.stemmer
}

/** The words and numbers of a text; apostrophes and hyphens part them. */
export const wordsOf = memoizeTexts((text): readonly string[] => text.match(wordPattern) ?? [])

export const wordPattern = /\p{L}+|\p{N}+/gu

/** A pattern that begins and ends where words do: `\b` takes a letter with an accent for none. */
export function betweenWords(source: string, flags = ''): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, `gu${flags}`)
}

/** Where a sentence may end: with its signs, whatever closes after them, and a space. */
const sentenceEnd = /([.!?؟…]+)(?:[\u00a0\u202f ]?[”»)\]])*\s+(?=[\p{Lu}\p{Lo}\p{N}«“‘¿¡(])/gu

/** The sentences of a text. An abbreviation ends one only where the next word begins another. */
export const sentencesOf = memoizeTextsIn((text, locale): readonly string[] => {
  const sentences: string[] = []
  let start = 0
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length
    const before = text.slice(start, match.index)
    if (match[1] === '.' && endsAbbreviation(before, text.slice(end), locale)) continue
    sentences.push(text.slice(start, end).trimEnd())
    start = end
  }
  return [...sentences, text.slice(start)].filter(Boolean)
})

/** Pairs the sentences of a text and its translation, where each has as many; else the whole texts. */
export function sentencePairs(
  text: string,
  translation: string,
  languages: { original: { locale: Locale }; translation: { locale: Locale } },
): [before: string, after: string][] {
  const before = sentencesOf(text, languages.original.locale)
  const after = sentencesOf(translation, languages.translation.locale)
  if (before.length !== after.length) return [[before.join(' '), after.join(' ')]]
  return before.map((sentence, index) => [sentence, after[index] as string])
}

/** The text of a block with that of its properties. */
export function plainOf(block: Block): string {
  return withProperties(textOf(block), block)
}

function withProperties(text: string, { texts }: Block): string {
  return [text, ...Object.values(texts)].filter(Boolean).join(' · ')
}

/**
 * Returns the text of a block with that of its properties, without code and passages in another
 * language. Every rule asks for it.
 */
export const ownTextOf = memoizeFor((block: Block) => {
  const own = proseOf(block.content ?? [])
    .replace(/\s+/g, ' ')
    .trim()
  return withProperties(own, block)
})

function proseOf(nodes: Nodes[]): string {
  return nodes
    .map((node) => {
      if (isForeign(node) || node.type === 'inlineCode') return ''
      return 'children' in node ? proseOf(node.children) : plainText(node)
    })
    .join('')
}

/** Returns the long forms of a block’s own abbreviations; not of those in another language. */
export function longFormsOf(block: Block): string {
  return ownNodesOf(block)
    .flatMap((node) => longFormOf(node) ?? [])
    .join('\n')
}

/** The long form that a component gives of what stands in it: `<Term long="…">`. */
export function longFormOf(node: Nodes): string | undefined {
  const attributes = node.type === 'mdxJsxTextElement' ? node.attributes : []
  const long = attributes.find((given) => 'name' in given && given.name === 'long')
  return typeof long?.value === 'string' ? long.value : undefined
}

/** The passages of a block that are marked as another language’s. */
export function foreignTextOf(block: Block): string {
  return nodesOf(block)
    .filter(isForeign)
    .map((node) => plainText(node))
    .join(' · ')
}

/** Returns the texts of the components within a text, such as the long form of a term. */
export function inlineTextsOf(block: Block): string[] {
  return nodesOf(block).flatMap((node) =>
    node.type === 'mdxJsxTextElement' ? Object.values(attributesOf(node).texts) : [],
  )
}

/** The nodes within a block, without passages in another language. */
export function ownNodesOf(block: Block): readonly Nodes[] {
  const nodes = nodesOf(block)
  if (!nodes.some(isForeign)) return nodes
  const foreign = new Set(nodes.filter(isForeign).flatMap(withDescendants))
  return nodes.filter((node) => !foreign.has(node))
}

function withDescendants(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(withDescendants) : [])]
}

/** Whether a node is marked as another language’s. */
export function isForeign(node: Nodes): boolean {
  return 'name' in node && node.name === 'Lang'
}
