import leven from 'leven'
import { fold } from '../../text/words'

/** How much of the longer of two words may differ: “Venezuelans” and « Vénézuéliens ». */
const mostDifferent = 0.34

/** How much may differ of words long enough not to be alike by chance: “Zealand” and “Zelandia”. */
const mostDifferentOfLong = 0.375

/** Letters for one sound. */
const sounds: Record<string, string> = { ph: 'f', th: 't', y: 'i', k: 'c', qu: 'c' }

/** Whether two words of different languages are one name, or words of one origin. */
export function areCognates(word: string, other: string): boolean {
  const [a, b] = [soundsOf(word), soundsOf(other)]
  if (a === b) return true
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) < 4) return false
  if (a.slice(0, 5) === b.slice(0, 5)) return true
  return leven(a, b) <= longer * (longer > 7 ? mostDifferentOfLong : mostDifferent)
}

function soundsOf(word: string): string {
  return fold(word).replace(/ph|th|qu|[yk]/g, (letters) => sounds[letters] ?? letters)
}
