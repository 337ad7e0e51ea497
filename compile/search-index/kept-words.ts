import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { type Locale, locales } from '../../i18n/locales'
import { replaceFile } from '../../site/content'
import { codeDigest } from '../validation/bodies'
import type { KeptWords } from './page-words'
import type { KeptIndexes } from './write-indexes'

// Each build is a process of its own: what it has found in the texts, it leaves to the next.

/** Reads what a process before has kept, where the same code has. */
export function keptWords(): KeptIndexes {
  const code = codeDigest()
  return new Map(
    locales.flatMap((locale) => {
      const found = readWords(locale)
      return found?.code === code ? [[locale, found.kept]] : []
    }),
  )
}

/** Keeps the words of languages for the next process. */
export function keepWords(kept: KeptIndexes, languages: Locale[]): void {
  const code = codeDigest()
  for (const locale of languages) {
    mkdirSync(dirname(wordsFile(locale)), { recursive: true })
    replaceFile(wordsFile(locale), serialize({ code, kept: kept.get(locale) }))
  }
}

/** Apart from the index, which goes to the server. */
export function wordsFile(locale: Locale): string {
  return `${process.cwd()}/.contentlayer/search-words/${locale}`
}

/** A file that is missing or damaged is made again. */
function readWords(locale: Locale): { code: string; kept: KeptWords } | undefined {
  try {
    return deserialize(readFileSync(wordsFile(locale)))
  } catch {
    return undefined
  }
}
