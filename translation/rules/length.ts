import type { Block } from '../../compile/sections'
import { counted } from '../../compile/validation/fault'
import type { Locale } from '../../i18n/locales'
import { alignSegments, type Growth, segmentOf } from '../segments'
import { pairRule } from './rule'
import { plainOf, sentencesOf } from './words'

/**
 * The logarithm of how much longer a translation is than its original, over the texts of the portal:
 * mean and standard deviation. A test compares them with the content.
 */
export const lengthsByPair: Record<string, Growth> = {
  'en fr': { mean: 0.13, deviation: 0.1 },
  'en es': { mean: 0.1, deviation: 0.1 },
}

const unknownPair: Growth = { mean: 0.1, deviation: 0.2 }

/** How much longer translations from one language into another are. */
export function growthBetween(from: Locale, to: Locale): Growth {
  return lengthsByPair[`${from} ${to}`] ?? unknownPair
}

/** In characters; shorter texts vary too much. */
export const shortestText = 80

/** How many deviations from the mean are far. */
const far = 3.5

/** A translation that is far shorter or longer than others: something may be lost, or be there twice. */
export const lengthRule = pairRule(({ original, translation, from, to, place }, report) => {
  const { mean, deviation } = growthBetween(from, to)
  const before = plainOf(original).length
  const after = plainOf(translation).length
  if (before < shortestText || after === 0) return
  const distance = (Math.log(after / before) - mean) / deviation
  if (Math.abs(distance) < far) return
  report(
    'length',
    `is far ${distance < 0 ? 'shorter' : 'longer'} than a translation of ${place} would be (${after} characters for ${before})`,
  )
})

/**
 * A sentence more or less may be the language’s, where the others say it all; else one was left out,
 * or was put in. Two are always.
 */
export const sentencesRule = pairRule(({ original, translation, from, to, place }, report) => {
  const before = sentencesIn(original, from)
  const after = sentencesIn(translation, to)
  if (before.length === after.length || after.length === 0) return
  const beads = alignSegments(
    before.map((sentence) => segmentOf(sentence, from)),
    after.map((sentence) => segmentOf(sentence, to)),
    { growth: growthBetween(from, to) },
  )
  const lost = beads.find(({ translations }) => translations.length === 0)?.originals[0]
  const added = beads.find(({ originals }) => originals.length === 0)?.translations[0]
  const isJoined = after.some((sentence) => withoutSpace.test(sentence))
  const parts = [
    `has ${counted(after.length, 'sentence')}, ${place} has ${before.length}`,
    lost !== undefined && `“${before[lost]}” is missing`,
    added !== undefined && `“${after[added]}” is not in it`,
  ].filter(Boolean)
  const isCertain = parts.length > 1 || isJoined || Math.abs(before.length - after.length) > 1
  report('sentences', parts.join('; '), isCertain ? 'error' : 'warning')
})

/** Two sentences without the space between them. */
const withoutSpace = /[\p{Ll}\p{N}][.!?…]+[”»)]*\p{Lu}/u

function sentencesIn(block: Block, locale: Locale): readonly string[] {
  return block.kind === 'paragraph' ? sentencesOf(plainOf(block), locale) : [plainOf(block)]
}
