import { type Block, nodesOf, textOf } from '../../compile/sections'
import { frontMatterId } from '../../site/content'
import type { SectionedText } from '../pairs'
import type { TextRule } from './rule'
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
export const placeholderRule: TextRule = (section, text, report) => {
  const explained = acronymsOf(text)
  const check = (written: string, { node }: Block) => {
    const found = placeholderIn(written)
    if (!found || explained.has(found)) return
    report('placeholder', node, placeholderMessage(found))
  }
  for (const block of section.blocks) {
    for (const written of [ownTextOf(block), foreignTextOf(block), ...inlineTextsOf(block)]) {
      check(written, block)
    }
  }
  const [first] = section.blocks
  if (section.id !== frontMatterId || !first) return
  for (const keyword of text.keywords ?? []) check(keyword, first)
}

const acronyms = new WeakMap<SectionedText, Set<string>>()

/** The acronyms that a page explains with `<Term>`: TBD may be one. */
function acronymsOf(text: SectionedText): Set<string> {
  const known = acronyms.get(text)
  if (known) return known
  const found = new Set<string>()
  for (const block of text.sections.flatMap(({ blocks }) => blocks)) {
    for (const node of nodesOf(block)) {
      if (node.type === 'mdxJsxTextElement' && node.name === 'Term')
        found.add(textOf({ ...block, content: [node] }))
    }
  }
  acronyms.set(text, found)
  return found
}
