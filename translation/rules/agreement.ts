import type { Locale } from '../../i18n/locales'
import { type Gender, genderOf } from './genders'
import { memoize } from './memoize'
import { blockRule } from './rule'
import { isInDictionary } from './spelling'
import { ownTextOf } from './words'

/** Grammar of what stands beside a language’s numerals; a language without it is not looked at. */
interface Grammar {
  /** Numerals of more than one. */
  numerals: string
  /** Articles and other determiners of one thing, which stand before no such numeral. */
  singular: string
  /** “A” and the numerals that end with it. */
  one: Record<string, Gender>
  /** The plural of a noun that is not one. */
  pluralOf: (word: string) => string | undefined
  /** Words that may stand after a numeral, and have a plural only as other words. */
  apart: string
}

const grammars: Partial<Record<string, Grammar>> = {
  fr: {
    numerals:
      'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|cents|mille',
    singular: 'le|la|du|un|une|ce|cette|son|sa',
    one: { un: 'm', une: 'f' },
    pluralOf: (word) => {
      if (/[sxz]$/.test(word)) return undefined
      if (/(?:[^i]al|ail)$/.test(word)) return word.replace(/ai?l$/, 'aux')
      return word + (/(?:eau|eu)$/.test(word) ? 'x' : 's')
    },
    apart:
      'janvier|février|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|mille|cent|vingt|trente|quarante|cinquante|soixante|quinze|onze|douze|pour|par|sur|sous|dans|avec|contre|entre|vers|outre|que|qui|quoi|dont|où|est|elle|lui|leur|une|tout|point|plus|moins|bien|demi|centre|mondial|ensemble|aujourd|hui|si|ne|se|me|de|et|ou|le|la|ce|un|au|en|à|fut|fait|sud|nord|ouest',
  },
  es: {
    numerals:
      'dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|mil',
    singular: 'el|la|del|al|un|una|este|esta|ese|esa|su',
    one: { un: 'm', una: 'f', veintiún: 'm', veintiuna: 'f' },
    pluralOf: (word) => {
      if (word === 'país') return 'países'
      if (/^(?:mes|gas)$|[áéíóú]s$/.test(word)) return `${withoutAccent(word)}es`
      if (/s$/.test(word)) return undefined
      if (/[aeiouáéó]$/.test(word)) return `${word}s`
      return `${withoutAccent(word).replace(/z$/, 'c')}es`
    },
    apart:
      'a|al|ante|bajo|cada|cien|con|cual|de|del|e|el|él|en|entre|es|fue|ha|han|hay|he|la|le|lo|mil|no|o|otro|para|por|que|se|ser|sin|según|si|sobre|son|tras|un|una|ya|y|más|además|después|atrás|detrás|jamás|tal|mal|bien|tan|solo|hasta|donde|como|treinta|veinte|quince',
  },
}

const figures = '\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})*(?:[.,]\\d+)?'

/** Articles of laws and the like, which a figure only counts. */
const counted =
  /(?<!\p{L})(?:articles?|artículos?|pages?|páginas?|sections?|chapitre|capítulo|annexe|anexo|no|n|núm|numéro|número|règle|regla|loi|ley|phase|fase|étape)\P{L}{1,2}$/iu

interface Patterns {
  afterNumeral: RegExp
  beforeNumeral: RegExp
  afterOne: RegExp
  isSingular: (word: string) => boolean
}

const patternsOf = memoize((locale: Locale): Patterns | undefined => {
  const grammar = grammars[locale]
  if (!grammar) return undefined
  const { numerals, singular, one, pluralOf, apart } = grammar
  const isApart = new RegExp(`^(?:${apart}|${numerals})$`, 'i')
  const space = '[ \\u00a0\\u202f]'
  const start = '(?<![\\p{L}\\p{N}.,/’-])'
  return {
    afterNumeral: new RegExp(
      `${start}(${numerals}|${figures})${space}(\\p{L}{2,})(?![\\p{L}’-])`,
      'giu',
    ),
    beforeNumeral: new RegExp(
      `${start}(${singular})${space}(${numerals}|${figures})${space}(\\p{L}+[sx])(?![\\p{L}’-])`,
      'giu',
    ),
    afterOne: new RegExp(
      `(?<![\\p{L}\\p{N}]|l’)(${Object.keys(one).join('|')})${space}(\\p{L}+(?![\\p{L}’-])(?:${space}\\p{L}+(?![\\p{L}’-]))?)`,
      'giu',
    ),
    isSingular: memoize((word) => {
      const plural = isApart.test(word) ? undefined : pluralOf(word)
      return plural !== undefined && isInDictionary(plural, locale)
    }),
  }
})

/**
 * Number and gender beside a numeral: « trois État », “dos país”, “una acuerdo”. Only warnings: the rule
 * knows endings and the commonest nouns, and no grammar.
 */
export const agreementRule = blockRule((block, { locale }, report) => {
  const found = patternsOf(locale)
  const messages = found ? disagreements(ownTextOf(block), locale, found) : []
  for (const message of messages) report('agreement', message, 'warning')
})

function disagreements(text: string, locale: Locale, found: Patterns): string[] {
  const { afterNumeral, beforeNumeral, afterOne, isSingular } = found
  const messages: string[] = []
  for (const { 1: numeral = '', 2: noun = '', index } of text.matchAll(afterNumeral)) {
    if (isOneOrLess(numeral) || counted.test(text.slice(0, index))) continue
    if (!isSingular(noun.toLowerCase())) continue
    messages.push(`“${numeral} ${noun}”: after a number of several, the noun is in the plural`)
  }
  for (const [written, , numeral = '', noun = ''] of text.matchAll(beforeNumeral)) {
    if (isOneOrLess(numeral) || /^mars$/i.test(noun)) continue
    messages.push(`“${written}”: the article of several things is in the plural`)
  }
  const { one = {} } = grammars[locale] ?? {}
  for (const [, article = '', phrase = ''] of text.matchAll(afterOne)) {
    const words = phrase.trim().split(/\s/)
    const gender = genderOf(words, locale)
    if (!gender || gender === one[article.toLowerCase()]) continue
    messages.push(`“${article} ${words[0]}”: the two are not of the same gender`)
  }
  return messages
}

/** One thing or less: « 1,5 million ». A year has four figures without a space, and is no amount. */
function isOneOrLess(numeral: string): boolean {
  const digits = /^\d/.test(numeral)
  return digits && Number(numeral.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')) < 2
}

function withoutAccent(word: string): string {
  return word.replace(/[áéíóú](?=[ns]$)/, (vowel) => vowel.normalize('NFD').charAt(0))
}
