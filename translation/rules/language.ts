import { eld } from 'eld/extrasmall'
import { toString as plainText } from 'mdast-util-to-string'
import type { Block } from '../../compile/sections'
import { type Locale, languageInEnglish, locales } from '../../i18n/locales'
import { stopWordsOf } from '../../text/words'
import { likelyLanguages } from '../likely-languages.mjs'
import { blockRule, pairRule } from './rule'
import { isForeign, ownNodesOf, ownTextOf, wordsOf } from './words'

eld.setLanguageSubset([...new Set([...locales, ...likelyLanguages])])

/** Languages that the detector knows: a text in another would be taken for one of them. */
const known = new Set(Object.values(eld.info().Languages))

export function knowsLanguage(locale: Locale): boolean {
  return known.has(locale)
}

/** Fewer letters than this tell little of a language. */
const fewestLetters = 40

/** A block that is in another language than its page, or a foreign passage that is not marked. */
export const languageRule = blockRule((block, { locale }, report) => {
  const other = otherLanguage(ownTextOf(block), locale)
  if (other) {
    const name = languageInEnglish(other)
    report('language', `reads as ${name}; translate it, or mark a quotation with <Lang>`)
    return
  }
  for (const passage of passagesOf(block)) {
    const foreign = otherLanguage(passage, locale, 20)
    if (!foreign) continue
    report(
      'lang',
      `“${passage}” reads as ${languageInEnglish(foreign)}; mark it with <Lang code="${foreign}"> (WCAG 3.1.2)`,
    )
  }
})

/** A block that is word for word its original, in which not all words are names. */
export const untranslatedRule = pairRule(({ original, translation, place }, report) => {
  const text = ownTextOf(translation)
  const words = wordsOf(text).filter((word) => /^\p{Ll}{2}/u.test(word))
  if (words.length < 2 || text !== ownTextOf(original)) return
  report('language', `is word for word ${place}; translate it`)
})

/** The language that a text is in, if it is surely not this one. Names and figures tell nothing. */
export function otherLanguage(
  text: string,
  locale: Locale,
  least = fewestLetters,
): string | undefined {
  if (!knowsLanguage(locale)) return undefined
  const words = wordsOf(text).filter((word) => /^[\p{Ll}\p{Lo}]/u.test(word))
  if (words.join('').length < least || isSurelyIn(words, locale)) return undefined
  const result = eld.detect(words.join(' '))
  const scores = result.getScores()
  const certain =
    result.isReliable() && (scores[locale] ?? 0) < 0.8 * (scores[result.language] ?? 0)
  return certain && result.language !== locale ? result.language : undefined
}

/**
 * Whether the small words of a language are a fifth of a text, and those of no other are half as many:
 * then its letters need not be looked at, which takes longer.
 */
function isSurelyIn(words: readonly string[], locale: Locale): boolean {
  const counts = smallWords.map(([code, list]) => {
    const count = words.filter((word) => list.has(word)).length
    return { isOwn: code === locale, count }
  })
  const own = counts.find(({ isOwn }) => isOwn)?.count ?? 0
  return own * 5 >= words.length && counts.every(({ isOwn, count }) => isOwn || 2 * count < own)
}

const smallWords: [code: string, words: Set<string>][] = [
  ...locales.map((locale): [string, Set<string>] => [locale, stopWordsOf(locale)]),
  // Which has half of them in common with Spanish.
  [
    'pt',
    new Set(
      'a ao aos as com como da das de do dos e em foi mais na nas no nos não o os ou para pela pelo por que se sua são um uma'.split(
        ' ',
      ),
    ),
  ],
]

/** Quoted and emphasized passages, which may be in another language than the text around them. */
function passagesOf(block: Block): string[] {
  const passages: string[] = []
  for (const node of ownNodesOf(block)) {
    if (node.type === 'emphasis')
      passages.push(
        plainText({ ...node, children: node.children.filter((child) => !isForeign(child)) }),
      )
    if (node.type === 'text') {
      for (const [, quoted] of node.value.matchAll(/[“«]\s?([^”»]+?)\s?[”»]/g))
        passages.push(quoted as string)
    }
  }
  return passages
}
