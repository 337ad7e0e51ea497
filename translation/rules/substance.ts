import leven from 'leven'
import type { Link } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { linksOf } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import type { Counterparts } from './counterparts'
import { figuresOf, verbatimIn } from './figures'
import { exchangedWords, missingNumbers } from './number-differences'
import { knowsFormats } from './number-formats'
import { knowsNumberWords } from './number-words'
import type { TextNumber } from './numbers'
import { difference, differences, pairRule } from './rule'
import { plainOf } from './words'

/** Numbers, dates, links, and what is written the same in every language. */
export const substanceRules = (areCounterparts: Counterparts) =>
  pairRule(({ original, translation, from, to, place }, report) => {
    const isSame = (before: string, after: string) => areCounterparts(before, from, after, to)
    const before = figuresOf(original, from).numbers
    const after = figuresOf(translation, to).numbers
    const lost = missingNumbers(before, after).filter((number) => isWrittenSo(number, to))
    // A list of “one … one … and one” may be counted: « un premier … et un troisième ».
    const added = missingNumbers(after, before)
      .filter((number) => isWrittenSo(number, from))
      .filter(({ kind, isWord }) => lost.length > 0 || !isWord || kind !== 'ordinal')
    const messages = [
      lost.length > 0 && `${list(lost)} of ${place} is missing`,
      added.length > 0 && `${list(added)} is not in ${place}`,
    ].filter(Boolean)
    if (messages.length > 0) report('numbers', messages.join('; '))
    else {
      for (const [number, instead] of exchangedWords(before, after)) {
        report('numbers', `“${instead.written}” stands for “${number.written}” of ${place}`)
      }
    }
    const [addresses, others] = [verbatimIn(plainOf(original)), verbatimIn(plainOf(translation))]
    for (const text of difference(addresses, others, isSame)) {
      report('verbatim', `“${text}” of ${place} is missing`)
    }
    const links = linksOf(original)
    // A counterpart counts as what the original links to.
    const counterparts = linksOf(translation).map((link) => ({
      ...link,
      url: links.find(({ url }) => isSame(url, link.url))?.url ?? link.url,
    }))
    const different = differences(links.map(nameOf), counterparts.map(nameOf), place)
    for (const [, message] of different) report('links', message)
    if (different.length === 0 && areSwapped(links, counterparts)) {
      report(
        'links',
        `its links are in another order than those of ${place}, but its words are not`,
      )
    }
  })

/**
 * Whether a number would be found in a language: a month, where its months are known. Where its words
 * for small numbers are not, those may stand for digits.
 */
function isWrittenSo({ isWord, values }: TextNumber, locale: Locale): boolean {
  const isMonth = values.some((value) => value < 0)
  if (isMonth) return knowsFormats(locale)
  return knowsNumberWords(locale) || !(isWord || values.some((value) => value >= 3 && value <= 20))
}

function list(numbers: TextNumber[]): string {
  return numbers.map(({ written }) => `“${written}”`).join(', ')
}

function nameOf({ url }: Link): string {
  return `the link to (${url})`
}

/**
 * Whether the texts of the same links are more alike, as names and cognates are, where they stand at
 * the same place than where they lead to the same address.
 */
function areSwapped(before: Link[], after: Link[]): boolean {
  if (before.every(({ url }, index) => url === after[index]?.url)) return false
  const distance = (partner: (link: Link, index: number) => Link | undefined) =>
    before.reduce(
      (sum, link, index) => sum + leven(plainText(link), plainText(partner(link, index))),
      0,
    )
  const byPlace = distance((_, index) => after[index])
  return byPlace < distance(({ url }) => after.find((other) => other.url === url))
}
