import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { fold, stopWordsOf } from '../../text/words'
import { lexiconOf, longestOf, type TermUse, usesIn } from './term-lexicon'
import { wordPattern, wordsOf } from './words'

/**
 * Returns a function that lists the terms which a text uses, with their equivalents (`Associated
 * State = Estado Asociado`). Of terms that share words the longest is meant.
 */
export async function termNotes(
  glossary: Glossary,
  from: Locale,
  to: Locale,
): Promise<(text: string) => string[]> {
  const lexicon = await lexiconOf(glossary, from, wordsOf)
  return (text) => {
    const uses = longestOf(usesIn(text, lexicon))
    const terms = new Map<string, TermUse>()
    for (const use of uses) {
      if (!terms.has(use.term) && !isPartOfName(use, uses, text, from)) terms.set(use.term, use)
    }
    return [...terms.values()]
      .sort((a, b) => a.start - b.start)
      .flatMap(({ term, written, isAcronym }) => {
        const { [to]: names = [], acronym } = glossary[term] ?? {}
        const equivalents = (isAcronym && acronym?.[to]) || names
        return equivalents.length > 0 ? `${written} = ${equivalents.join(' / ')}` : []
      })
  }
}

/**
 * Whether a name of one word is not what the text names: “America” is not the Americas, and in
 * “New Mexico” the capital beside it makes another name.
 */
function isPartOfName(
  { start, end, name, written }: TermUse,
  uses: TermUse[],
  text: string,
  from: Locale,
) {
  if (end - start > 1 || !/^\p{Lu}\p{Ll}/u.test(name)) return false
  if (written !== name) return true
  const words = wordsOf(text)
  const between = text.split(wordPattern)
  const isNeighbour = (index: number, separator = '') => {
    const word = words[index] ?? ''
    const isNamed = uses.some((use) => use.start <= index && index < use.end)
    const isCapital = /^\p{Lu}/u.test(word) && !stopWordsOf(from).has(fold(word))
    return /^[\s-]$/.test(separator) && isCapital && !isNamed
  }
  return isNeighbour(start - 1, between[start]) || isNeighbour(end, between[end])
}
