import type { Block } from '../../compile/sections'
import type { Locale } from '../../i18n/locales'
import { memoizeFor } from './memoize'
import { numbersIn, type TextNumber } from './numbers'
import { plainOf } from './words'

/**
 * Addresses, telephone numbers and identifiers, which are the same in every language. The letters of
 * an identifier are an acronym, which is translated: SOR/2017-204, DORS/2017-204.
 */
const verbatim =
  /https?:\/\/[^\s)]+[^\s).,;]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<=[A-Z]\/)\d{4}-\d+|\+\d[\d ()-]{7,}\d|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b/g

/** Returns what of a text is the same in every language. Few texts have any, as a sign tells. */
export function verbatimIn(text: string): readonly string[] {
  return /[@/+]|\d{3}[ )-]/.test(text) ? (text.match(verbatim) ?? []) : []
}

/** The text of a block with ordinary spaces and no addresses, and the numbers in it. */
export interface Figures {
  text: string
  numbers: readonly TextNumber[]
}

/** Returns the text and numbers of a block, found once, since several rules ask for them. */
export const figuresOf = memoizeFor((block: Block, locale: Locale): Figures => {
  const plain = plainOf(block)
  const text = verbatimIn(plain)
    .reduce((rest, match) => rest.replace(match, ' '.repeat(match.length)), plain)
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
  return { text, numbers: numbersIn(text, locale) }
})
