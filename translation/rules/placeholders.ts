import { nodesOf, textOf } from '../../compile/sections'
import { frontMatterId } from '../../site/content'
import type { SectionedText } from '../pairs'
import { memoizeFor } from './memoize'
import { blockRule } from './rule'
import { foreignTextOf, inlineTextsOf, ownTextOf } from './words'

/** Words that “XXX” may number, as the thirtieth: sessions, summits and centuries have letters. */
const numbered =
  'aniversario anniversaire asamblea assemblée assembly century conferencia conférence conference congreso congrès congress cumbre edición édition edition período periodo reunión réunion sesión session siècle siglo sommet summit'
    .split(' ')
    .map(([first = '', ...rest]) => `[${first}${first.toUpperCase()}]${rest.join('')}`)
    .join('|')

/** Marks of unfinished work that people of every language set. “Todo” is a word, and in titles “TODO” too. */
const marks = [
  /(?<![\p{L}\p{N}]|\p{Lu} )(?:TO-?DO|TBD|TBC|TBA|FIXME|TKTK|WIP)(?![\p{L}\p{N}]| \p{Lu}{2})/u,
  /(?<!\p{L})to-?do(?= ?:)/u,
  new RegExp(
    `(?<![\\p{L}\\p{N}-]|(?:${numbered}) )XXX(?![\\p{L}\\p{N}-]|[eºª]? (?:${numbered}))|(?<![\\p{L}\\p{N}])(?:X{4,}|xxx+|\\d\\dXX)(?!\\p{L})`,
    'u',
  ),
  /lorem ipsum/i,
  /\?{3,}|_{3,}/,
]

/**
 * Notes that stand for a text that is still to come. In a sentence they may be meant: « un
 * formulaire à compléter ».
 */
const notes =
  '(?:(?:still )?to (?:do|come|be (?:added|completed|confirmed|determined|translated|written))|(?:needs|awaiting|pending) translation|translat(?:e (?:me|this)|ion (?:needed|pending|to come))|(?:insert|add) (?:date|image|link|name|text|title)(?: here)?|placeholder|à (?:ajouter|compléter|confirmer|déterminer|faire|rédiger|réviser|traduire|venir)|traduction (?:à (?:faire|venir)|en attente|manquante)|texte à (?:insérer|venir)|(?:insérer|ajouter) (?:la date|l’image|le lien|le nom|le texte|le titre)|(?:por|pendiente de|falta) (?:agregar|completar|confirmar|definir|hacer|redactar|revisar|traducir)|traducir(?: (?:esto|aquí))?|traducción pendiente|pendiente de traducción|falta traducción|texto (?:pendiente|por venir)|(?:insertar|agregar) (?:enlace|fecha|imagen|nombre|texto|título))'

/**
 * Notes that are not part of a sentence: in brackets, in capitals, or as all that is said before a
 * colon or the end.
 */
const placesOfNotes = [
  new RegExp(`[\\[({<] ?${notes}`, 'iu'),
  new RegExp(`^${notes}(?= ?:|[.!… ]*$)`, 'iu'),
  new RegExp(`(?<!\\p{L})${notes.toUpperCase()}(?!\\p{L})`, 'u'),
]

/** Finds a part of a text that only holds the place of another. */
export function placeholderIn(text: string): string | undefined {
  for (const pattern of [...marks, ...placesOfNotes]) {
    const found = pattern.exec(text)
    if (found) return found[0].replace(/^[[({<] ?/, '')
  }
  return undefined
}

export function placeholderMessage(found: string): string {
  return `“${found}” holds the place of a text; write the text, or take it out`
}

/** A text that says that it is still to be written or translated, in any language. */
export const placeholderRule = blockRule((block, { section, text }, report) => {
  const isFirst = section.id === frontMatterId && block === section.blocks[0]
  const keywords = isFirst ? (text.keywords ?? []) : []
  const texts = [ownTextOf(block), foreignTextOf(block), ...inlineTextsOf(block), ...keywords]
  for (const written of texts) {
    const found = placeholderIn(written)
    if (found && !acronymsOf(text).has(found)) report('placeholder', placeholderMessage(found))
  }
})

/** The acronyms that a page explains with `<Term>`: TBD may be one. */
const acronymsOf = memoizeFor(({ sections }: SectionedText) => {
  const blocks = sections.flatMap((section) => section.blocks)
  const acronyms = blocks.flatMap((block) =>
    nodesOf(block).flatMap((node) =>
      node.type === 'mdxJsxTextElement' && node.name === 'Term'
        ? textOf({ ...block, content: [node] })
        : [],
    ),
  )
  return new Set(acronyms)
})
