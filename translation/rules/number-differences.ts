import type { TextNumber } from './numbers'
import { difference } from './rule'

/** The numbers of one list that the other lacks, each as often as it is lacking. */
export function missingNumbers(
  from: readonly TextNumber[],
  to: readonly TextNumber[],
): TextNumber[] {
  return unmatchedNumbers(from, to).filter(({ isVague }) => !isVague)
}

/**
 * Ordinals, and words for parts, that are not vague where another of their kind stands instead:
 * “first” alone may be « d’abord », but not « deuxième ».
 */
export function exchangedWords(
  from: readonly TextNumber[],
  to: readonly TextNumber[],
): [TextNumber, TextNumber][] {
  const added = unmatchedNumbers(to, from)
  return unmatchedNumbers(from, to).flatMap((number): [TextNumber, TextNumber][] => {
    const { kind, isVague, isWord } = number
    const other = added.find((candidate) => candidate.kind === kind && candidate.isWord)
    return isVague && isWord && other && kind !== 'cardinal' ? [[number, other]] : []
  })
}

/**
 * Returns the numbers of one list that the other lacks. Those that surely are numbers are matched
 * first, so that no “one” takes the place of a 1.
 */
function unmatchedNumbers(from: readonly TextNumber[], to: readonly TextNumber[]): TextNumber[] {
  const sure = (numbers: readonly TextNumber[]) => numbers.filter(({ isVague }) => !isVague)
  const vague = (numbers: readonly TextNumber[]) => numbers.filter(({ isVague }) => isVague)
  const left = difference(sure(from), sure(to), haveSameValue)
  const rest = difference(sure(to), sure(from), haveSameValue)
  return [
    ...difference(left, vague(to), haveSameValue),
    ...difference(vague(from), [...vague(to), ...rest], areSameWords),
  ]
}

/** Whether two numbers say the same: “the first” is not « une ». */
function areSameWords(a: TextNumber, b: TextNumber): boolean {
  const isOrdinal = a.kind === 'ordinal'
  return haveSameValue(a, b) && (!b.isWord || isOrdinal === (b.kind === 'ordinal'))
}

export function haveSameValue(a: TextNumber, b: TextNumber): boolean {
  return a.values.some((value) => b.values.includes(value))
}
