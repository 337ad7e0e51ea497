import { at, type SectionRule } from './rule'
import { ownTextOf, wordsOf } from './words'

/** Words that negate a sentence, by language; a language without a row is not looked at. */
const negations: Partial<Record<string, RegExp>> = {
  en: /^(?:not|never|neither|nor|cannot)$/,
  fr: /^(?:ne|n|non|sans|ni|jamais)$/,
  es: /^(?:no|ni|sin|nunca|tampoco)$/,
}

/**
 * A paragraph that says “not” in one language, and not in the other, may say the opposite. Only a
 * warning: “out of control” is “not under control”.
 */
export const negationRule: SectionRule = (section, pair, report) => {
  const from = negations[pair.original.locale]
  const to = negations[pair.translation.locale]
  if (!from || !to) return
  const isNegated = (text: string, pattern: RegExp) =>
    wordsOf(text).some((word) => pattern.test(word.toLowerCase()))
  for (const { original, translation } of section.blocks) {
    if (original.kind !== 'paragraph') continue
    if (!isNegated(ownTextOf(original), from) || isNegated(ownTextOf(translation), to)) continue
    report(
      'negation',
      translation.node,
      `does not negate what ${at(pair, original)} does`,
      'warning',
    )
  }
}
