import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { type Locale, languageName } from '../../i18n/locales'
import { type Block, contentTree, textOf } from '../../site/sections'

/** Reduces a word to its Snowball stem, so that inflected forms are the same. */
export type Stemmer = (word: string) => string

/** The stemmer of a language; without one, words are as they are written. */
export async function stemmerFor(locale: Locale): Promise<Stemmer> {
  const stemmer = await stemmerOf(locale)
  return kept((word) => stemmer?.(word.toLowerCase()) ?? word.toLowerCase())
}

/** Whether inflected forms of a language’s words are known. */
export async function knowsInflection(locale: Locale): Promise<boolean> {
  return (await stemmerOf(locale)) !== undefined
}

async function stemmerOf(locale: Locale): Promise<Stemmer | undefined> {
  const name = languageName(locale, 'en').toLowerCase()
  const stemmers = await import(`@orama/stemmers/${name}`).catch(() => undefined)
  return stemmers?.stemmer
}

/** Answers for each word once: texts use the same words again and again. */
export function kept<Answer>(answer: (word: string) => Answer): (word: string) => Answer {
  const answers = new Map<string, Answer>()
  return (word) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    const given = answer(word)
    answers.set(word, given)
    return given
  }
}

/** The words and numbers of a text; apostrophes and hyphens part them. */
export function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? []
}

export const wordPattern = /\p{L}+|\p{N}+/gu

/** A pattern that begins and ends where words do: `\b` takes a letter with an accent for none. */
export function betweenWords(source: string, flags = ''): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, `gu${flags}`)
}

const abbreviations = /(?<!\p{L})(?:Mr|Mrs|Ms|Dr|M|Sr|Sra|[ap]\.m)\./gu

export function sentencesOf(text: string): string[] {
  return text
    .replace(abbreviations, '')
    .split(/(?<=[.!?؟…][”»]?)\s+(?=[\p{Lu}\p{Lo}\p{N}«“¿¡])/u)
    .filter(Boolean)
}

/** The text of a block with that of its properties. */
export function plainOf(block: Block): string {
  return withProperties(textOf(block), block)
}

function withProperties(text: string, { texts }: Block): string {
  return [text, ...Object.values(texts)].filter(Boolean).join(' · ')
}

/** The same, without code and passages in another language. Every rule asks for it. */
export function ownTextOf(block: Block): string {
  const known = ownTexts.get(block)
  if (known !== undefined) return known
  const own = proseOf(block.content ?? [])
    .replace(/\s+/g, ' ')
    .trim()
  const text = withProperties(own, block)
  ownTexts.set(block, text)
  return text
}

const ownTexts = new WeakMap<Block, string>()

function proseOf(nodes: Nodes[]): string {
  return nodes
    .map((node) => {
      if (isForeign(node) || node.type === 'inlineCode') return ''
      return 'children' in node ? proseOf(node.children) : plainText(node)
    })
    .join('')
}

/** The passages of a block that are marked as another language’s. */
export function foreignTextOf(block: Block): string {
  const passages: string[] = []
  visit(contentTree(block), (node) => {
    if (isForeign(node)) passages.push(plainText(node))
  })
  return passages.join(' · ')
}

/** Whether a node is marked as another language’s. */
export function isForeign(node: Nodes): boolean {
  return 'name' in node && node.name === 'Lang'
}
