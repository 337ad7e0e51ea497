import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeTrie, encodeITrieToBTrie, type ITrie } from 'cspell-trie-lib'
import { type Locale, localeTable } from '../../i18n/locales'
import { frontMatterId, type Glossary, replaceFile } from '../../site/content'
import { fold } from '../../text/words'
import { memoize } from './memoize'
import { blockRule, type TextRule } from './rule'
import { foreignTextOf, longFormsOf, ownTextOf, wordsOf } from './words'

/** Dictionaries of cspell, by language; a language without one is not spelled. */
const dictionaries: Partial<Record<string, [packageName: string, file: string]>> = {
  en: ['@cspell/dict-en-ca', 'en_CA.trie'],
  fr: ['@cspell/dict-fr-fr', 'fr-fr.trie.gz'],
  es: ['@cspell/dict-es-es', 'Spanish.trie.gz'],
}

export function knowsSpelling(locale: Locale): boolean {
  return dictionaries[locale] !== undefined
}

const { resolve } = createRequire(import.meta.url)
const dictionaryOf = memoize((locale: Locale): ITrie | undefined => {
  const [packageName, file] = dictionaries[locale] ?? []
  return packageName && file ? read(join(dirname(resolve(packageName)), file)) : undefined
})

/**
 * Keeps the dictionary beside its package as a binary trie, which is read in a tenth of the time.
 * It is written anew when the package is installed anew, which also removes it.
 */
function read(file: string): ITrie {
  const keptFile = `${file}.btrie`
  if (existsSync(keptFile)) return decodeTrie(readFileSync(keptFile))
  const bytes = readFileSync(file)
  const trie = decodeTrie(file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  try {
    // Other processes and threads may write it at the same time.
    replaceFile(keptFile, encodeITrieToBTrie(trie))
  } catch {
    // The packages may belong to another user; then it is slower.
  }
  return trie
}

/**
 * Spellings that the dictionary has, but not the country, by the tag that texts are formatted for
 * (Canadian Oxford Dictionary).
 */
const elsewhere: Partial<Record<string, RegExp>> = {
  'en-CA':
    /^(?:(?:behavi|col|endeav|fav|harb|hon|lab|neighb)or(?:s|ed|ing|able|ite|ites|hood|hoods)?|(?:cent|theat|kilomet|lit)ers?)$/,
}

/** The words of one letter, which a dictionary does not tell from letters. */
const letters: Partial<Record<string, RegExp>> = {
  en: /^[ai]$/,
  fr: /^[aày]$/,
  es: /^[aeouy]$/,
}

/** A letter alone, which is not of a time: « 23 h 30 ». */
const lettersAlone = /(?<![^\s(«“]|\p{N}\s)\p{Ll}(?=[\s,;])/gu

/** Words that no dictionary has and that are not in the project’s list (content/words.txt). */
export function spellingRule(projectWords: (locale: Locale) => Set<string>): TextRule {
  const spellerOf = memoize((locale: Locale) => spellerFor(locale, projectWords(locale)))
  return blockRule((block, { locale, section, text }, report) => {
    const speller = spellerOf(locale)
    const { sections, keywords = [], keptKeywords = [] } = text
    if (section.id === frontMatterId && block === section.blocks[0]) {
      // A reader searches for what the page names in another language as well.
      const blocks = sections.flatMap((other) => other.blocks)
      const foreign = new Set(blocks.flatMap((block) => wordsOf(foreignTextOf(block))))
      // Whether one of the original’s may stay is for the rule of keywords to say.
      const own = keywords.filter((keyword) => !keptKeywords.includes(keyword))
      for (const word of new Set(spelledWords(own.join('\n')))) {
        if (foreign.has(word)) continue
        for (const message of speller(word)) report('spelling', `keywords: ${message}`)
      }
    }
    for (const [letter] of ownTextOf(block).matchAll(lettersAlone)) {
      if (letters[locale]?.test(letter) !== false) continue
      report('spelling', `“${letter}” is a letter alone; is a word cut off?`)
    }
    for (const word of new Set(spelledWords(`${ownTextOf(block)}\n${longFormsOf(block)}`))) {
      for (const message of speller(word)) report('spelling', message)
    }
  })
}

/** The words of names in a language’s own spelling: no Spanish word is “Canada”, even if “Canada Gazette” is a name. */
export function namesIn(terms: Glossary, locale: Locale): string[] {
  const names = Object.values(terms).flatMap((term) =>
    wordsOf([...(term[locale] ?? []), ...(term.acronym?.[locale] ?? [])].join(' ')),
  )
  const accented = names.filter((name) => fold(name) !== name.toLowerCase())
  const misspelt = new Set(accented.map(fold))
  return names.filter((name) => !misspelt.has(name.toLowerCase()))
}

export function hasDictionary(locale: Locale): boolean {
  return dictionaryOf(locale) !== undefined
}

/** Whether the dictionary of a language has a word; of one without a dictionary, nothing is known. */
export function isInDictionary(word: string, locale: Locale): boolean {
  return dictionaryOf(locale)?.has(word) ?? false
}

/** Says what is wrong with a word. */
type Speller = (word: string) => string[]

function spellerFor(locale: Locale, projectWords: Set<string>): Speller {
  const dictionary = dictionaryOf(locale)
  if (!dictionary) return () => []
  const { formatting } = localeTable[locale]
  const foreign = elsewhere[formatting]
  const { region = '' } = new Intl.Locale(formatting)
  const country = foreign && new Intl.DisplayNames('en', { type: 'region' }).of(region)
  const isKnown = (word: string) =>
    /^\p{Lu}+$/u.test(word) ||
    projectWords.has(word) ||
    dictionary.has(word) ||
    dictionary.has(word.toLowerCase())
  return memoize((word) => {
    const messages: string[] = []
    if (foreign?.test(word)) messages.push(`“${word}” is not spelled so in ${country}`)
    const bare = bareWord(word)
    if (isKnown(word) || isKnown(bare) || bare.split(/['-]/).every(isKnown)) return messages
    const [suggestion] = dictionary.suggest(word, { numSuggestions: 1 })
    const hint = suggestion ? `; did you mean “${suggestion}”?` : '.'
    messages.push(`“${word}” is not in the dictionary${hint} A name belongs in content/words.txt`)
    return messages
  })
}

/** The words of a text, with their apostrophes and hyphens; acronyms and figures are not spelled. */
function spelledWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
  return words
    .map((word) => word.replaceAll('’', "'"))
    .filter((word) => /\p{Ll}{2}/u.test(word) && !/\p{N}/u.test(word))
}

/** Takes an article or a possessive with its apostrophe from a word: « l’État », “Canada’s”. */
function bareWord(word: string): string {
  return word
    .replace(/^(?:[ldsncjmt]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'/i, '')
    .replace(/'s$/, '')
}
