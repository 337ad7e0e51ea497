import type { Text } from 'mdast'
import { counted } from '../../compile/validation/fault'
import type { Locale } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { frontMatterId } from '../../site/content'
import { fold } from '../../text/words'
import type { PagePair } from '../pairs'
import { memoize } from './memoize'
import type { SectionRule } from './rule'
import { isInDictionary } from './spelling'
import { plainOf, wordsOf } from './words'

/**
 * Keywords that were left in the language of the original, or that are much fewer. A keyword may be the
 * same in both: a name, an acronym, a word that the text of the page uses in its own language, too.
 */
export function keywordRule(terms: Glossary): SectionRule {
  return (section, pair, report) => {
    if (section.id !== frontMatterId) return
    const { locale } = pair.translation
    const before = keywordsOf(pair, pair.original.locale)
    const after = keywordsOf(pair, locale)
    const same = after.filter((keyword) =>
      before.some((other) => other.toLowerCase() === keyword.toLowerCase()),
    )
    const own = same.length > 0 ? new Set(wordsOf(fold(bodyTextOf(pair)))) : new Set<string>()
    const left = same.filter(
      (keyword) =>
        isOtherwiseIn(keyword, terms, pair) ||
        wordsOf(keyword).some(
          (word) => !own.has(fold(word)) && isOfAnotherLanguage(word, locale),
        ) ||
        isOfOriginalOnly(keyword, own),
    )
    for (const keyword of left) {
      report(
        'keywords',
        nodeOf(pair, after.indexOf(keyword)),
        `“${keyword}” is the keyword of the original; translate it`,
        'warning',
      )
    }
    if (after.length < before.length * 0.6) {
      report(
        'keywords',
        nodeOf(pair, 0),
        `has ${counted(after.length, 'keyword')} where the original has ${before.length}; readers search for all of them`,
        'warning',
      )
    }
  }
}

function keywordsOf({ page }: PagePair, locale: Locale): string[] {
  return page.texts.get(locale)?.frontMatter?.value.keywords ?? []
}

/** Returns the text of the page in the translation’s language. */
function bodyTextOf({ sections }: PagePair): string {
  return sections
    .flatMap(({ translation }) => translation.blocks)
    .map(plainOf)
    .join(' ')
}

const folded = memoize(fold)

/** Whether a keyword is a term that has other equivalents in the translation’s language. */
function isOtherwiseIn(keyword: string, terms: Glossary, pair: PagePair): boolean {
  const has = (names: string[] | undefined) =>
    names?.some((name) => folded(name) === folded(keyword))
  const named = Object.values(terms).filter((term) => has(term[pair.original.locale]))
  return (
    named.length > 0 &&
    named.every((term) => term[pair.translation.locale] && !has(term[pair.translation.locale]))
  )
}

/** Whether a word is neither one of the language nor a name. */
function isOfAnotherLanguage(word: string, locale: Locale): boolean {
  return /^\p{Ll}{2}/u.test(word) && !isInDictionary(word, locale)
}

/** Whether a keyword consists of common words, of which the text of the translation uses none. */
function isOfOriginalOnly(keyword: string, own: Set<string>): boolean {
  const words = wordsOf(keyword)
  return words.every((word) => /^\p{Ll}{3}/u.test(word) && !own.has(fold(word)))
}

/** The place of a keyword. */
function nodeOf({ page, translation }: PagePair, index: number): Text | undefined {
  const place = page.texts.get(translation.locale)?.frontMatter?.place('keywords', index)
  return place && { type: 'text', value: '', position: { start: place, end: place } }
}
