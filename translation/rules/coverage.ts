import { type Locale, locales } from '../../i18n/locales'
import { knowsAccents } from './accents'
import { knowsLanguage } from './language'
import { knowsNegation } from './negation'
import { knowsFormats } from './number-formats'
import { knowsNumberWords } from './number-words'
import { knowsNames } from './place-names'
import { knowsSpelling } from './spelling'
import { knowsTitleWords } from './title-meaning'
import { knowsHabits } from './typography'
import { knowsInflection } from './words'

/**
 * Aspects of a text that rules look at only in languages that they know, each with a test of
 * whether a language is known.
 */
const needs: [what: string, knows: (locale: Locale) => boolean | Promise<boolean>][] = [
  ['spelling', knowsSpelling],
  ['accents', knowsAccents],
  ['negation', knowsNegation],
  ['language and lang', knowsLanguage],
  ['typography of its own', knowsHabits],
  ['numbers in words', knowsNumberWords],
  ['months and words such as “million” (numbers)', knowsFormats],
  ['inflected forms (terminology)', knowsInflection],
  ['names', knowsNames],
  ['what titles mean', knowsTitleWords],
]

/**
 * The rules that are silent for languages because they have no data for them, so that nobody takes a
 * text for checked that was not.
 */
export async function rulesNotRun(used: ReadonlySet<Locale>): Promise<Map<Locale, string[]>> {
  const silent = new Map<Locale, string[]>()
  for (const locale of locales) {
    if (!used.has(locale)) continue
    const known = await Promise.all(needs.map(([, knows]) => knows(locale)))
    const names = needs.flatMap(([what], index) => (known[index] ? [] : [what]))
    if (names.length > 0) silent.set(locale, names)
  }
  return silent
}
