import { type Locale, languageName, locales, localeTable } from '../../i18n/locales'
import type { Glossary } from '../../site/content'
import { fold } from '../../text/words'
import furtherNames from './further-place-names.json'
import { memoize } from './memoize'
import { wordsOf } from './words'

/** A country, region or city that a text names, or of which it is said (« canadien »). */
export interface Mention {
  written: string
  /** Codes of CLDR and ids of the content; more than one where a city is called as its country. */
  ids: string[]
  /** Whether it is the name of a language as well: “French”. */
  isLanguage?: boolean
}

interface Gazetteer {
  /** Names of places by their first word. */
  names: Map<string, { words: readonly string[]; id: string }[]>
  /** Beginnings of words, in lower case and without accents, by their first three letters. */
  adjectives: Map<string, { beginning: string; id: string }[]>
}

/** The world’s parts that CLDR names (UN M49), and the United Nations. */
const regions = '002 003 005 009 013 019 029 142 150 419 UN EU'.split(' ')

const countries = countryCodes()

/** Names by code, of what CLDR calls otherwise than official texts do, or has no adjective of. */
const furtherPlaceNames: Partial<Record<string, Partial<Record<string, string[]>>>> = furtherNames

/** Whether enough is known of a language to tell that a text names a place: CLDR has no adjectives of most. */
export function knowsNames(locale: Locale): boolean {
  return furtherPlaceNames[locale] !== undefined
}

const furtherAdjectives: Partial<Record<string, Record<string, string>>> = {
  en: { GB: 'British', CH: 'Swiss' },
  fr: { GB: 'britannique', CH: 'suisse' },
  es: { GB: 'británico', CH: 'suizo' },
}

/** Currencies that were, for the adjectives in their names: “French Franc”. */
const formerCurrencies = 'FRF DEM ESP ITL PTE ECS NLG BEF ATS GRD IEP FIM'.split(' ')

function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(?:EU|EZ|UN|Q|X|ZZ)/.test(code) && names.of(code) !== undefined)
}

/** “US$”, “dólares canadienses”: the country is part of the currency’s name. */
const money =
  /(?<!\p{L})(?:[A-Z.]{1,4}\$|\p{Lu}[\p{L}.]+ (?:dollars|pesos|pounds|francs)|(?:dollars?|dólar(?:es)?|pesos?|livres|libras|francs|francos) (?:des? (?:los )?)?\p{L}+)/gu

/** The endings of an adjective. */
const ending = /^(?:n?es?|s|[ao]s?|les?)?$/

/** Languages whose names in texts are seldom those of a nation. */
const languageCodes = [...locales, 'pt']

/** Finds the places of which texts of a language speak; the content names further ones than CLDR. */
export function placeMentionFinder(places: Glossary, locale: Locale): (text: string) => Mention[] {
  const { names, adjectives } = gazetteerOf(places, locale)
  const languages = new Set(languageCodes.map((code) => beginningOf(languageName(code, locale))))
  const adjectiveOf = memoize((word) => {
    const folded = fold(word)
    const found = adjectives
      .get(folded.slice(0, 3))
      ?.find(
        ({ beginning }) =>
          folded.startsWith(beginning) && ending.test(folded.slice(beginning.length)),
      )
    return found ?? false
  })
  return (text) => {
    const words = wordsOf(text.replace(money, ' '))
    const found: Mention[] = []
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] as string
      const [longest] = (names.get(word) ?? [])
        .filter((name) => name.words.every((part, at) => words[index + at] === part))
        .sort((a, b) => b.words.length - a.words.length)
      if (longest) {
        const { length } = longest.words
        const ids = (names.get(word) ?? [])
          .filter((name) => name.words.join(' ') === longest.words.join(' '))
          .map(({ id }) => id)
        found.push({ written: words.slice(index, index + length).join(' '), ids })
        index += length - 1
        continue
      }
      const adjective = adjectiveOf(word)
      if (adjective) {
        const { id, beginning } = adjective
        found.push({ written: word, ids: [id], isLanguage: languages.has(beginning) })
      }
    }
    return found
  }
}

function gazetteerOf(places: Glossary, locale: Locale): Gazetteer {
  const names: Gazetteer['names'] = new Map()
  const add = (name: string, id: string) => {
    const words = wordsOf(name)
    const [first] = words
    if (first) names.set(first, [...(names.get(first) ?? []), { words, id }])
  }
  const { formatting } = localeTable[locale]
  const codes = new Map<string, string>()
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const own = new Intl.DisplayNames(formatting, { type: 'region', fallback: 'none' })
  for (const code of [...countries, ...regions]) {
    const name = own.of(code)
    codes.set(wordsOf(english.of(code)?.replace('&', 'and') ?? '').join(' '), code)
    if (name) add(name, code)
    for (const further of furtherPlaceNames[locale]?.[code] ?? []) add(further, code)
  }
  for (const [id, place] of Object.entries(places)) {
    const code = codes.get(wordsOf(place.en?.[0] ?? '').join(' ')) ?? id
    for (const name of place[locale] ?? []) add(name, code)
  }
  return { names, adjectives: adjectivesOf(locale) }
}

/** Finds “Mexican”, « mexicain », “mexicano” in the names of currencies, which CLDR has. */
function adjectivesOf(locale: Locale): Gazetteer['adjectives'] {
  const adjectives: Gazetteer['adjectives'] = new Map()
  const add = (word: string, id: string) => {
    const beginning = beginningOf(word)
    const key = beginning.slice(0, 3)
    adjectives.set(key, [...(adjectives.get(key) ?? []), { beginning, id }])
  }
  const names = new Intl.DisplayNames(localeTable[locale].formatting, { type: 'currency' })
  for (const code of [...Intl.supportedValuesOf('currency'), ...formerCurrencies]) {
    const id = code.slice(0, 2)
    const words = (names.of(code) ?? '').split(' ')
    // English has the adjective first, with a capital; others have it last, with none.
    const isFirst = /^\p{Lu}/u.test(words[0] ?? '')
    const word = (isFirst ? words[0] : words.at(-1)) ?? ''
    const isAdjective = words.length === 2 || (words.length === 3 && !isFirst)
    if (isAdjective && /^[\p{L}]{5,}$/u.test(word) && countries.includes(id)) add(word, id)
  }
  for (const [id, word] of Object.entries(furtherAdjectives[locale] ?? {})) add(word, id)
  return adjectives
}

/**
 * Returns what the forms of an adjective begin with: « haïtienne » begins as « haïtien » does,
 * “mexicano” as “mexicana”.
 */
function beginningOf(word: string): string {
  return fold(word)
    .replace(/enne$/, 'en')
    .replace(/[aeo]$/, '')
}
