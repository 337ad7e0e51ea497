import { LRUCache } from 'lru-cache'
import type { Locale } from '../../i18n/locales'

/** Answers for each word once: texts use the same words again and again. */
export function memoize<Word extends string, Answer>(
  answer: (word: Word) => Answer,
): (word: Word) => Answer {
  const answers = new Map<Word, Answer>()
  return (word) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    const given = answer(word)
    answers.set(word, given)
    return given
  }
}

/**
 * The number of texts that are kept: as many as a page has texts and sentences, so that its second
 * translation finds the original’s.
 */
const recent = 2000

/**
 * Answers for texts that were asked for lately: many rules ask for the same of each text, in turn.
 *
 * @param read its answers are shared, and not to be changed
 */
export function memoizeTexts<Answer extends object>(
  read: (text: string) => Answer,
): (text: string) => Answer {
  const answers = new LRUCache<string, Answer>({ max: recent })
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = read(text)
    answers.set(text, answer)
    return answer
  }
}

/** Answers, as {@link memoizeTexts} does, for texts of several languages. */
export function memoizeTextsIn<Answer extends object>(
  read: (text: string, locale: Locale) => Answer,
): (text: string, locale: Locale) => Answer {
  const readerOf = memoize((locale: Locale) => memoizeTexts((text) => read(text, locale)))
  return (text, locale) => readerOf(locale)(text)
}
