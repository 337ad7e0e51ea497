import type { Locale } from '../../i18n/locales'
import type { Block } from '../../site/sections'
import { at, type SectionRule, type TextRule } from './rule'
import { betweenWords, ownTextOf, sentencesOf, wordsOf } from './words'

/** Words that negate a sentence, by language; a language without a row is not looked at. */
const negations: Partial<Record<string, RegExp>> = {
  en: betweenWords(
    'not|never|neither|nor|cannot|without|non|no(?! (?:other|later|more|less|fewer) )',
    'i',
  ),
  fr: betweenWords('ne|n|non|sans|ni|jamais', 'i'),
  es: betweenWords('no|ni|sin|nunca|tampoco|ninguna?|ningún|nadie|nada', 'i'),
}

export function knowsNegation(locale: Locale): boolean {
  return negations[locale] !== undefined
}

/**
 * A sentence that says “not” in one language, and not in the other, may say the opposite. Only a
 * warning: “out of control” is “not under control”.
 */
export const negationRule: SectionRule = (section, pair, report) => {
  const from = negations[pair.original.locale]
  const to = negations[pair.translation.locale]
  if (!from || !to) return
  for (const { original, translation } of section.blocks) {
    if (isReworded(original, translation)) continue
    const [before, after] = comparedParts(original, translation)
    const isLost = before.some(
      (text, place) => negationsIn(text, from) > negationsIn(after[place] ?? '', to),
    )
    if (!isLost) continue
    report(
      'negation',
      translation.node,
      `does not negate what ${at(pair, original)} does`,
      'warning',
    )
  }
}

/** A heading that is much shorter says it in other words: “do not take part” is “ausentes”. */
function isReworded(original: Block, translation: Block): boolean {
  if (original.kind !== 'heading') return false
  const wordCount = (block: Block) => wordsOf(ownTextOf(block)).length
  return wordCount(translation) < wordCount(original) * 0.65
}

/** Sentence by sentence, where each language has as many; else the whole texts. */
function comparedParts(original: Block, translation: Block): [before: string[], after: string[]] {
  const before = sentencesOf(ownTextOf(original))
  const after = sentencesOf(ownTextOf(translation))
  return before.length === after.length
    ? [before, after]
    : [[ownTextOf(original)], [ownTextOf(translation)]]
}

function negationsIn(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** What French negates with, before the verb (« ne ») and after it: in writing, neither stands alone. */
const secondHalf = /(?<!\p{L})(?<!non )(?:pas|jamais|aucune?)(?!\p{L})/iu
const firstHalf = /(?<!\p{L})(?:ne(?!\p{L})|n’|sans(?!\p{L})|ni(?!\p{L}))/iu

/** French in which « ne » is left out, as in speech. */
export const halfNegationRule: TextRule = (section, { locale }, report) => {
  if (locale !== 'fr') return
  for (const block of section.blocks) {
    for (const sentence of sentencesOf(ownTextOf(block))) {
      // What is no sentence, and has no verb, needs no « ne »: « pas encore en vigueur ».
      if (!/[.!?]/.test(sentence.at(-1) ?? '')) continue
      for (const clause of sentence.split(/[,;:()]| (?:et|mais|ou|que) /)) {
        const half = secondHalf.exec(clause)
        if (!half || firstHalf.test(clause)) continue
        report('negation', block.node, `“${half[0]}” without “ne”; write both`, 'warning')
      }
    }
  }
}
