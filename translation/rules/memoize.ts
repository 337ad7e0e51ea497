import { LRUCache } from 'lru-cache'
import type { Locale } from '../../i18n/locales'

/** Answers for each word once: texts use the same words again and again. */
export function memoize<Word extends string, Answer>(
  answer: (word: Word) => Answer,
): (word: Word) => Answer {
  return answerOnce(new Map<Word, Answer>(), answer)
}

/** Answers once for each block, text or list, for as long as that is used; the rest tells no two apart. */
export function memoizeFor<Key extends object, Rest extends unknown[], Answer>(
  answer: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  return answerOnce(new WeakMap<Key, Answer>(), answer)
}

function answerOnce<Key, Rest extends unknown[], Answer>(
  answers: { get(key: Key): Answer | undefined; set(key: Key, answer: Answer): unknown },
  answer: (key: Key, ...rest: Rest) => Answer,
): (key: Key, ...rest: Rest) => Answer {
  return (key, ...rest) => {
    const known = answers.get(key)
    if (known !== undefined) return known
    const given = answer(key, ...rest)
    answers.set(key, given)
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
  return answerOnce<string, [], Answer>(new LRUCache<string, Answer>({ max: recent }), read)
}

/** Answers, as {@link memoizeTexts} does, for texts of several languages. */
export function memoizeTextsIn<Answer extends object>(
  read: (text: string, locale: Locale) => Answer,
): (text: string, locale: Locale) => Answer {
  const readerOf = memoize((locale: Locale) => memoizeTexts((text) => read(text, locale)))
  return (text, locale) => readerOf(locale)(text)
}
