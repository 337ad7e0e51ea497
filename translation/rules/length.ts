import type { Block } from '../../site/sections'
import { at, type SectionRule } from './rule'
import { plainOf, sentencesOf } from './words'

/**
 * The logarithm of how much longer a translation is than its original, over the texts of the portal:
 * mean and standard deviation. A test compares them with the content.
 */
export const lengthsByPair: Record<string, { mean: number; deviation: number }> = {
  'en fr': { mean: 0.13, deviation: 0.1 },
  'en es': { mean: 0.1, deviation: 0.1 },
}

const unknownPair = { mean: 0.1, deviation: 0.2 }

/** In characters; shorter texts vary too much. */
export const shortestText = 80

/** How many deviations from the mean are far. */
const far = 3.5

/** A translation that is far shorter or longer than others: something may be lost, or be there twice. */
export const lengthRule: SectionRule = (section, pair, report) => {
  const { mean, deviation } =
    lengthsByPair[`${pair.original.locale} ${pair.translation.locale}`] ?? unknownPair
  for (const { original, translation } of section.blocks) {
    const before = plainOf(original).length
    const after = plainOf(translation).length
    if (before < shortestText || after === 0) continue
    const distance = (Math.log(after / before) - mean) / deviation
    if (Math.abs(distance) < far) continue
    report(
      'length',
      translation.node,
      `is far ${distance < 0 ? 'shorter' : 'longer'} than a translation of ${at(pair, original)} would be (${after} characters for ${before})`,
    )
  }
}

/** A sentence more or less may be the language’s; two are a text that was left out. */
export const sentencesRule: SectionRule = (section, pair, report) => {
  for (const { original, translation } of section.blocks) {
    const before = sentenceCount(original)
    const after = sentenceCount(translation)
    if (before === after || after === 0) continue
    report(
      'sentences',
      translation.node,
      `has ${after} sentences, ${at(pair, original)} has ${before}`,
      Math.abs(before - after) === 1 ? 'warning' : 'error',
    )
  }
}

function sentenceCount(block: Block): number {
  return block.kind === 'paragraph' ? sentencesOf(plainOf(block)).length : 1
}
