import { english } from './english'
import { french } from './french'
import type { Opposites } from './opposites'
import { spanish } from './spanish'

/** Pairs of which the one denied says the same as the other denied: “may not” is “must not”. */
export const sameWhenDenied = new Set(['may / must'])

/** Pairs of which the one denied says the other: “did not accept” is “refused”. */
export const contradictories = new Set(['accept / refuse', 'allow / forbid'])

/** Sides that no translation says of itself, without a word of the original for it. */
export const markedSides: Record<string, ('one' | 'other')[]> = {
  'exports / imports': ['one', 'other'],
  'north / south': ['one', 'other'],
  'member / observer': ['other'],
  'accept / refuse': ['other'],
  'allow / forbid': ['other'],
  'if / unless': ['other'],
  'signed / ratified': ['other'],
}

/** Words that deny by language, directly before a word or some words before it. */
export const denyingWords: Partial<Record<string, string>> = {
  en: 'not, never, nor, neither, without, no, cannot',
  fr: 'ne, n, pas, jamais, ni, non, sans',
  es: 'no, nunca, ni, sin, tampoco, jamás',
}

export const opposites: Partial<Record<string, Opposites>> = {
  en: english,
  fr: french,
  es: spanish,
}
