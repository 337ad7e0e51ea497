import { nameAt, nameLengths, stemKey } from '../../search/names'
import { wordsIn } from '../../text/words'
import type { Name } from './name-forms'
import type { WordForm } from './page-words'

/** Words and their stems, by the numbers that stand for them in texts. */
interface NumberedWords {
  forms: WordForm[]
  stems: string[]
}

/**
 * Finds names in texts, the longest first. Their terms are numbered from `first`.
 *
 * @param stem of a folded word
 */
export function nameFinder(
  names: Name[],
  stem: (word: string) => string,
  first: number,
  { forms: words, stems }: NumberedWords,
) {
  const forms = new Map<string, { terms: Set<number>; written: string | undefined }>()
  for (const kind of ['own', 'foreign'] as const) {
    // A word’s meaning in the index’s own language comes before its meaning in another: “Mexico” in
    // French.
    const known = new Set(forms.keys())
    for (const [number, name] of names.entries()) {
      for (const { text, isAcronym } of name[kind]) {
        const key = stemKey(wordsIn(text), stem)
        if (kind === 'foreign' && known.has(key)) continue
        const form = forms.get(key) ?? { terms: new Set(), written: undefined }
        forms.set(key, form)
        form.terms.add(first + number)
        form.written = isAcronym
          ? wordsIn(text)
              .map(({ written }) => written)
              .join(' ')
          : undefined
      }
    }
  }
  const lengths = nameLengths(forms.keys())
  const longestName = Math.max(0, ...lengths.values())
  const seconds = new Map<string, Set<string>>()
  for (const key of forms.keys()) {
    const [first = '', second] = key.split(' ')
    if (second) seconds.set(first, (seconds.get(first) ?? new Set()).add(second))
  }
  /** By the number of a word: the name that it is, and the stems that may follow it in longer ones. */
  const single = stems.map((stem) => forms.get(stem))
  const followers = stems.map((stem) => seconds.get(stem))

  /** The terms of the names in a text: some of the words of a page, by their numbers. */
  const termsIn = (text: Uint32Array, from: number, to: number): number[] => {
    const found: number[] = []
    for (let start = from; start < to; start += 1) {
      const word = text[start] as number
      const next = start + 1 < to ? (stems[text[start + 1] as number] as string) : ''
      if (!followers[word]?.has(next)) {
        const form = single[word]
        if (form && (!form.written || form.written === words[word]?.written)) {
          found.push(...form.terms)
        }
        continue
      }
      const here = text.subarray(start, Math.min(to, start + longestName))
      const hereStems = Array.from(here, (number) => stems[number] as string)
      const name = nameAt(hereStems, 0, lengths, (key, length) => {
        const form = forms.get(key)
        if (!form?.written) return form
        const written = Array.from(here.subarray(0, length), (number) => words[number]?.written)
        return form.written === written.join(' ') ? form : undefined
      })
      if (!name) continue
      found.push(...name.found.terms)
      start += name.length - 1
    }
    return found
  }
  return {
    termsIn,
    names: new Map([...forms].map(([key, { terms }]) => [key, [...terms]])),
    termCount: first + names.length,
  }
}
