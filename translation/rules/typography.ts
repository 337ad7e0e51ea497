import type { Nodes } from 'mdast'
import type { Block } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import { blockRule } from './rule'
import { isInDictionary } from './spelling'
import { inlineTextsOf, isForeign, ownNodesOf } from './words'

/** A way of writing that a language does not have, and what it has instead. */
type Habit = [wrong: RegExp, message: string]

const everywhere: Habit[] = [
  [/[ \u00a0\u2007\u202f]{2,}\S/, 'two spaces; write one'],
  [/\s[,.](?=\s|$)/, 'a space before a comma or a full stop; leave it out'],
  [/\.\.\./, 'three full stops; write …'],
]

/**
 * Habits that the languages with {@link habits} share: others double words to say “very”, and have
 * apostrophes of their own.
 */
const shared: Habit[] = [
  [/\p{L}'\p{L}|\p{L}'(?=\s|$)/u, 'a straight apostrophe; write ’'],
  [/(?<!\p{L})(?!(?:nous|vous) )(\p{L}{2,}) \1(?!\p{L})/u, 'a word twice; write it once'],
  [/(?<!\p{L})(\p{L}+(?: \p{L}+){1,5}),? \1(?!\p{L})/iu, 'words twice; write them once'],
]

/**
 * French as in Canada (OQLF, Banque de dépannage linguistique, « Espacement » and « Ligature »);
 * Spanish: Ortografía de la lengua española (RAE, 2010), 3.4.9 and 8.2.4. The no-break space itself
 * is set when a page is rendered: editors write ordinary ones.
 */
const habits: Partial<Record<string, Habit[]>> = {
  en: [[/"/, 'a straight quotation mark; write “ or ”']],
  fr: [
    [/["“”]/, 'a quotation mark of another language; write « and »'],
    [
      /«(?![ \u00a0\u2007\u202f])|(?<![ \u00a0\u2007\u202f])»/,
      'no space inside « »; write « texte »',
    ],
    [/\s[;!?]/, 'a space before ; ! or ?; leave it out'],
    [/\p{L}:(?=\s|$)|\d:(?=\s|$)/u, 'no space before the colon; write one'],
    [/\d%/, 'no space before %; write one'],
    [/\b(?:c|ch|s|v|n|m|b|r?é)?oe(?:u[rvfdx]|il)/i, 'oe; write œ'],
    // The verb stands before no name and between no numbers.
    [/(?<!\p{L})a (?=\p{Lu}|\p{N}+(?!\p{N}|[,.\s%]*\p{L}))/u, 'a for à; write à'],
  ],
  es: [
    [/"/, 'a straight quotation mark; write “ or «'],
    [/^[^¿]*\?/, 'a question without ¿; write one where it begins'],
    [/^[^¡]*!/, 'an exclamation without ¡; write one where it begins'],
    [/\p{L}(?:cion|sion)(?!\p{L})/u, 'a word in -ción or -sión without its accent; write it'],
    [
      /(?<!\p{L})(?:tambien|segun|pais|paises|ademas|despues|aqui|mas|numero|pagina|paginas|titulo|titulos|articulo|articulos|dolares|ultim[oa]s?|politica|economico|economica|anos?|ingles|tenian?)(?!\p{L})/iu,
      'a word without its accent; write it',
    ],
    [/\d%/, 'no space before %; write one'],
  ],
}

/** Whether anything is known of a language beside what all have in common. */
export function knowsHabits(locale: Locale): boolean {
  return habits[locale] !== undefined
}

/** Addresses, names of files and mailboxes, in which signs part words without a space. */
const addresses = /\S*(?:\/\/|@|\/|\\)\S*|(?<!\S)(?:www\.|mailto:|urn:)\S+/g

/** Ends of the names of sites and files, which are words as well. */
const endings = /^(?:app|biz|ca|com|doc|edu|es|gob|gouv|gov|info|int|log|mil|net|org|txt|zip)$/

/** Marks where a text meets a link or another element, in the text that is searched. */
const edge = '\u{f0000}'

/** A sign after which a space is missing, with what it closes and what follows. */
const missingSpace = [
  // Between a word or a figure and a word that begins a sentence; not in “U.S.”, “Node.js” or “Ph.D.”.
  /(?<=\p{Ll}{2}|\p{N}\p{N}|[»”)])[.…][”»)]*\p{Lu}(?=\p{Ll}|[ ’\u00a0])/u,
  /(?<=\p{Ll}[”»)]?)[.…][”»)]*[«“¿¡(]/u,
  /(?<=\p{L}{4})\.\p{N}/u,
  /(?<=[\p{L}\p{N}])[?!؟][”»)]*[\p{L}\p{N}«“¿¡(]/u,
  /(?<=\p{L})[,;:…،؛][\p{L}«“¿¡]/u,
  new RegExp(`(?<=\\p{L}|\\p{N}\\p{N})[.,;:?!…؟،؛][”»)]*${edge}+[\\p{L}\\p{N}«“¿¡]`, 'u'),
  new RegExp(`(?<=\\p{L}|\\p{N}\\p{N})${edge}+[.,;:?!…؟،؛][”»)]*${edge}*\\p{L}`, 'u'),
]

/** Signs and spaces as the language of a text sets them. */
export const typographyRule = blockRule((block, { locale }, report) => {
  const own = habits[locale]
  const wrong = own ? [...everywhere, ...shared, ...own] : everywhere
  for (const [text, node] of textsOf(block)) {
    for (const [pattern, message] of wrong) {
      const found = pattern.exec(text)
      if (!found) continue
      report('typography', `${message} (“${around(text, found.index)}”)`, 'error', node)
    }
  }
  for (const text of [
    ...Object.values(block.texts),
    ...inlineTextsOf(block),
    (block.content ?? []).map(markedText).join(''),
  ]) {
    const index = missingSpaceIn(text, locale)
    if (index === undefined) continue
    const words = around(text, index).replaceAll(edge, '')
    report('typography', `no space after a sign; write one (“${words}”)`)
  }
})

/** A sign without a space behind it: few texts have one, and to look for that first is quicker. */
const signWithoutSpace = /[.,:;?!…؟،؛]\S/

/** Where a text lacks the space between two sentences, or two parts of one. */
function missingSpaceIn(written: string, locale: Locale): number | undefined {
  if (!signWithoutSpace.test(written)) return undefined
  const text = written.replace(addresses, (address) => ' '.repeat(address.length))
  for (const pattern of missingSpace) {
    const found = pattern.exec(text)
    if (found) return found.index
  }
  // Words of the dictionary on both sides of a full stop are no name of a site or a file.
  for (const match of text.matchAll(/(\p{Ll}{3,})\.(\p{Ll}{2,})(?![\p{L}\p{N}.])/gu)) {
    const [, before = '', after = ''] = match
    if (endings.test(after)) continue
    if (isInDictionary(before, locale) && isInDictionary(after, locale)) return match.index
  }
  return undefined
}

/** A text in which the edges of links and other elements are marked; code stands for itself. */
function markedText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type === 'break') return ' '
  if (!('children' in node)) return edge
  const inside = isForeign(node) ? edge : node.children.map(markedText).join('')
  return `${edge}${inside}${edge}`
}

/** The texts of a block and its properties, as they are written: those of code are not prose. */
function textsOf(block: Block): [text: string, node: Nodes][] {
  const texts: [string, Nodes][] = Object.values(block.texts).map((text) => [text, block.node])
  for (const node of ownNodesOf(block)) {
    if (node.type === 'text') texts.push([node.value, node.position ? node : block.node])
  }
  return texts
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 12), index + 16).trim()
}
