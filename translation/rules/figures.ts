import type { Locale } from '../../i18n/locales'
import type { Block } from '../../site/sections'
import { numbersIn, type TextNumber } from './numbers'
import { plainOf } from './words'

/**
 * Addresses, telephone numbers and identifiers, which are the same in every language. The letters of
 * an identifier are an acronym, which is translated: SOR/2017-204, DORS/2017-204.
 */
export const verbatim =
  /https?:\/\/[^\s)]+[^\s).,;]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<=[A-Z]\/)\d{4}-\d+|\+\d[\d ()-]{7,}\d|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b/g

/** The text of a block with ordinary spaces and no addresses, and the numbers in it. */
export interface Figures {
  text: string
  numbers: readonly TextNumber[]
}

const known = new WeakMap<Block, Figures>()

/** Several rules ask for the same: it is found once. */
export function figuresOf(block: Block, locale: Locale): Figures {
  const before = known.get(block)
  if (before) return before
  const text = plainOf(block)
    .replace(verbatim, (match) => ' '.repeat(match.length))
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
  const figures = { text, numbers: numbersIn(text, locale) }
  known.set(block, figures)
  return figures
}
