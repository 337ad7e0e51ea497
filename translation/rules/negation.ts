import type { Block } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import { blockRule, pairRule } from './rule'
import { betweenWords, ownTextOf, sentencesOf, wordsOf } from './words'

/** Words that negate a sentence, by language; a language without a row is not looked at. */
const negations: Partial<Record<string, RegExp>> = {
  en: betweenWords(
    'not|never|neither|nor|cannot|\\p{L}+n’t|without|non|none|nothing|nobody|no(?! (?:other|later|more|less|fewer) )',
    'i',
  ),
  fr: betweenWords('ne|n(?=’)|non|sans|ni|jamais|^aucune?', 'i'),
  es: betweenWords('no|ni|sin(?! (?:duda|embargo))|nunca|tampoco|ninguna?|ningún|nadie|nada', 'i'),
}

export function knowsNegation(locale: Locale): boolean {
  return negations[locale] !== undefined
}

/** Words that deny without a negation: “does not include” is « exclut ». */
const denials: Partial<Record<string, RegExp>> = {
  en: betweenWords(
    '(?:absen|ceas|except|exclu|fail|forbid|impossib|lack|outside|prevent|prohibit|refus|reject|stop|un)\\p{L}*|in\\p{L}+[ai]ble|only',
    'i',
  ),
  fr: betweenWords(
    '(?:absen|cess|dépourv|empêch|except|excl|impossib|interdi|manqu|refus|rejet)\\p{L}*|in\\p{L}+[ai]bles?|faute|hors|hormis|rien|sauf|seulement',
    'i',
  ),
  es: betweenWords(
    '(?:ausen|carec|dej[aó]|excep|excl|falt|impi|imposib|proh[ií]b|rechaz)\\p{L}*|in\\p{L}+[ai]bles?|fuera|jamás|salvo|solamente',
    'i',
  ),
}

/** A number is no denial: “No. 5”, “Bill No. C-5”, «ley no 5». */
const numero = /(?<!\p{L})nos?[.°]? ?(?=(?:\p{L}{1,3}-?)?\p{N})/giu

/**
 * A sentence that says “not” in one language, and not in the other, may say the opposite. Where the
 * sentences pair one to one, and nothing else in the translation can stand for it, it does.
 */
export const negationRule = pairRule(({ original, translation, from, to, place }, report) => {
  const [negation, other] = [negations[from], negations[to]]
  if (!negation || !other || isReworded(original, translation)) return
  const texts = [ownTextOf(original), ownTextOf(translation)] as const
  const sentences = [sentencesOf(texts[0], from), sentencesOf(texts[1], to)] as const
  const arePaired = sentences[0].length === sentences[1].length
  const [before, after] = arePaired ? sentences : texts.map((text) => [text])
  // Of each negation that is lost, whether nothing stands for it.
  const lost = (before ?? []).flatMap((text, index) => {
    const translated = after?.[index] ?? ''
    const count = countOf(negation, text)
    const isHalf = count > 0 && loneHalf(translated, to) !== undefined
    if (!isHalf && count <= countOf(other, translated)) return []
    return [isHalf || deniesOtherwise(translated, to) <= deniesOtherwise(text, from)]
  })
  if (lost.length === 0) return
  const isCertain = arePaired && lost.includes(true)
  report('negation', `does not negate what ${place} does`, isCertain ? 'error' : 'warning')
})

/** A heading that is much shorter says it in other words: “do not take part” is “ausentes”. */
function isReworded(original: Block, translation: Block): boolean {
  if (original.kind !== 'heading') return false
  const wordCount = (block: Block) => wordsOf(ownTextOf(block)).length
  return wordCount(translation) < wordCount(original) * 0.65
}

function countOf(pattern: RegExp, text: string): number {
  return text.replace(numero, '').match(pattern)?.length ?? 0
}

/** How many words of a text deny without a negation. */
function deniesOtherwise(text: string, locale: Locale): number {
  const pattern = denials[locale]
  return pattern ? countOf(pattern, text) : 0
}

/** A language that negates with two words, of which in writing neither stands alone. */
interface Halves {
  second: RegExp
  first: RegExp
  /** The word that is missing where only the second is there. */
  missing: string
  /** A sign or word that parts clauses. */
  between: RegExp
}

const halves: Partial<Record<string, Halves>> = {
  // « ne » before the verb, and a word after it.
  fr: {
    second:
      /(?<!\p{L})(?<!non |un |le |les |des |au |premiers? |grands? |petits? )(pas|jamais|aucune?)(?!\p{L})/iu,
    first: /(?<!\p{L})(?:ne(?!\p{L})|n’|sans(?!\p{L})|ni(?!\p{L}))/iu,
    missing: 'ne',
    between: /[,;:()]| (?:et|mais|ou|que) | qu’/,
  },
  // “no” before the verb, where another word of negation stands after it.
  es: {
    second:
      /(?<!\p{L})(?!(?:a|ante|como|con|cuando|de|desde|donde|en|entre|hacia|para|por|porque|según|si|sobre) )\p{L}+ (ning(?:ún|un[oa])|nadie)(?!\p{L})/iu,
    first: /(?<!\p{L})(?:no|ni|sin|nunca|jamás|tampoco)(?!\p{L})/iu,
    missing: 'no',
    between: /[,;:()]| (?:y|pero|o|u|que) /,
  },
}

/** A negation of which only one half is there, as in speech or by oversight. */
export const halfNegationRule = blockRule((block, { locale }, report) => {
  for (const sentence of sentencesOf(ownTextOf(block), locale)) {
    const half = loneHalf(sentence, locale)
    if (half === undefined) continue
    const missing = halves[locale]?.missing
    report('negation', `“${half}” without “${missing}”; write both`, 'warning')
  }
})

function loneHalf(sentence: string, locale: Locale): string | undefined {
  const language = halves[locale]
  // A text that is no sentence, and has no verb, needs no « ne »: « pas encore en vigueur ».
  if (!language || !/[.!?]/.test(sentence.at(-1) ?? '')) return undefined
  const clauses = sentence.split(language.between).filter((clause) => !language.first.test(clause))
  return clauses.flatMap((clause) => language.second.exec(clause)?.[1] ?? [])[0]
}
