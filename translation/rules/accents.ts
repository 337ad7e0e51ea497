import type { Locale } from '../../i18n/locales'
import { blockRule } from './rule'
import { isInDictionary } from './spelling'
import { betweenWords, ownTextOf, sentencesOf } from './words'

/**
 * A place for a word with an accent: the pattern’s group is the word, which `meant` gives its accent.
 * Where no other word can stand, it is certain.
 */
type AccentContext = [
  pattern: RegExp,
  meant: (word: string, locale: Locale) => string | undefined,
  isCertain?: true,
]

/** Forms of avoir and of être, after which a participle stands. */
const have = 'a|ai|ont|avons|avez|avait|avaient|aura|auront|aurait|auraient|ayant|avoir|eu'
const be = 'est|sont|était|étaient|sera|seront|serait|seraient|soit|soient|étant|être|été'
const adverbs =
  '(?: (?:alors|aussi|bien|déjà|donc|encore|ensuite|jamais|pas|plus|peu|également|tous|toujours|\\p{L}+ment))*'

/** Nouns and adjectives that stand after être, and that would be participles with an accent. */
const notParticiples =
  '(?:affaire|calme|cause|charge|complexe|double|envie|ferme|force|garde|membre|mise|place|prête|présente|prise|trace|triple|vide)'

/** Words that stand after the verb « a », beside participles, and not after the preposition. */
const afterVerb =
  'l|d|u|qu|une?|les?|la|des|du|de|sa|son|ses|leurs?|aucune?|plusieurs|pas|plus|moins|peu|jamais|aussi|beaucoup|bien|déjà|donc|encore|ensuite|toujours|tou[st]|trop|\\p{L}+ment|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|fait|dit|dû|pu|accès|besoin|cours|droit|effet|force|lieu|part|peur|pour|priorité|raison|recours|tort|trait'
const participleEnd = '(?:[éiuû]e?s?|ise?s?|ite?s?|erte?s?|[aeo]inte?s?|orte?s?|os)'

/** Words with a capital letter at the beginning of a sentence, that are no names. */
const notNames =
  '(?:Algún|Ante|Aquel|Bajo|Cada|Como|Con|Del?|Desde|El|En|Entre|Es|Ese|Este|Era|Fue|Gran|Hacia|Hasta|Muy|Ningún|No|Otro|Para|Poco|Por|Primer|Según|Si|Sin|Sobre|Sus?|Tan|Tercer|Todo|Tras|Un|Al)'
const determiners =
  '[Ee]l|[Ll]as?|[Ll]os|[Uu]na?|[Cc]ada|[Ss]us?|[Ee]st[ae]s?|[Ee]stos|[Ee]s[ae]s?|[Dd]el|[Aa]l|[Oo]tr[ao]s?'
const afterEstar =
  '\\p{L}+[aei]do|\\p{L}+(?:a|ie)ndo|en|a|por|sin|con|fuera|dispuest[ao]|disponible|complet[ao]|compuest[ao]|formad[ao]|hech[ao]|abiert[ao]'

const contexts: Partial<Record<string, AccentContext[]>> = {
  // English tells no words apart by accents.
  en: [],
  fr: [
    [
      betweenWords(`(?:${have}|été)${adverbs} (?!${notParticiples}s?(?!\\p{L}))(\\p{L}{3,}es?)`),
      participle,
      true,
    ],
    [
      betweenWords(
        `(?:${be}|[Nn]on)${adverbs} (?!${notParticiples}s?(?!\\p{L})|entre(?! en))(\\p{L}{3,}es?)`,
      ),
      participle,
    ],
    [betweenWords('(?:jusqu’|(?<=\\p{L}-))(a)(?!-t)'), always('à'), true],
    [betweenWords('(?:[Cc]e(?:t|tte|s)? \\p{L}+|[Cc]e(?:lui|lle|ux|lles))-(la)'), always('là')],
    [/^(A) (?=\p{Ll})(?!à )/gu, always('À')],
    [betweenWords(`(?:${be}|${have})${adverbs} \\p{L}+(?:[éiu]e?s?|ise?s?) (a)`), always('à')],
    [
      betweenWords(`(?<!y |en )(a) (?!(?:${afterVerb})(?!\\p{L}))\\p{Ll}+(?<!${participleEnd})`),
      always('à'),
    ],
    [
      betweenWords(
        '(?:grâce|quant|face|rapport|due?s?|liée?s?|prête?s?|facile|difficile|\\p{L}+ément) (a)',
      ),
      always('à'),
    ],
    [/^(Ou) (?:ils?|elles?|on|se|s’)(?!\p{L})/gu, always('Où')],
    [
      betweenWords('(?:celles?|celui|ceux|là|jour|moment) (ou) (?:ils?|elles?|on|l|les?|la)'),
      always('où'),
    ],
  ],
  es: [
    [betweenWords('(\\p{Ll}{3,}o)'), firstPerson],
    [/^(\p{Lu}\p{Ll}{2,}o) \p{Ll}/gu, firstPerson],
    [betweenWords('(?:[Ss]e|les?) (\\p{Ll}{3,}o)'), thirdPerson, true],
    [betweenWords('(?:no|que) (?!solo)(\\p{Ll}{3,}o)'), thirdPerson],
    [betweenWords(`(?!${notNames} )\\p{Lu}\\p{Ll}+ (\\p{Ll}{3,}o)`), thirdPerson],
    [betweenWords(`(?:${determiners}) (?!sabanas?(?!\\p{L}))(\\p{Ll}{4,})`), proparoxytone, true],
    [betweenWords('(?:[Ee]n|de|por|con|sin|sobre|para) (\\p{Ll}{4,})'), proparoxytone],
    [betweenWords('(?:el|las?|los|del|al) (\\p{Lu}\\p{Ll}{3,})'), proparoxytone],
    [
      betweenWords('(?:[Ee]n|de|a|por|con|para|sobre|ante|según) (el)(?=$|[.,;:)])'),
      always('él'),
      true,
    ],
    [betweenWords('(si) (?:mism|sol)[oa]s?'), always('sí'), true],
    [betweenWords(`([Ee]sta) (?:${afterEstar})`), always('está')],
    // A text without a full stop is a heading or a label.
    [
      /^¿?(?:(?:A|Con|De|En|Para|Por) )?([Qq]ue|[Cc]omo|[Cc]uando|[Qq]uien(?:es)?|[Dd]onde|[Cc]uant[oa]s?|[Cc]ual(?:es)?) [^.:;]+$/gu,
      interrogative,
    ],
  ],
}

export function knowsAccents(locale: Locale): boolean {
  return contexts[locale] !== undefined
}

function always(form: string): AccentContext[1] {
  return () => form
}

function known(form: string, locale: Locale): string | undefined {
  return isInDictionary(form.toLowerCase(), locale) ? form : undefined
}

function participle(word: string, locale: Locale): string | undefined {
  return known(word.replace(/e(s?)$/, 'é$1'), locale)
}

function thirdPerson(word: string, locale: Locale): string | undefined {
  return /[áéíóú]/.test(word) ? undefined : known(`${word.slice(0, -1)}ó`, locale)
}

/** A verb in the first person, which official texts have not: a noun would have a plural. */
function firstPerson(word: string, locale: Locale): string | undefined {
  if (known(`${word}s`, locale)) return undefined
  return thirdPerson(word, locale) ?? proparoxytone(word, locale)
}

/** The question words, each with its accent on a, e or o. */
function interrogative(word: string): string {
  return word.replace(/[aeo]/, (vowel) => acute[vowel] ?? vowel)
}

const acute: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' }

/** Puts an accent on the third syllable from the end, where the dictionary has that form. */
function proparoxytone(word: string, locale: Locale): string | undefined {
  if (/[áéíóú]/.test(word)) return undefined
  const syllable = [...word.matchAll(/[iu]?[aeo][iu]?|[iu]+/gi)].at(-3)
  if (!syllable) return undefined
  const index = syllable.index + Math.max(0, syllable[0].search(/[aeo]/i))
  const vowel = acute[word.charAt(index)]
  return vowel && known(word.slice(0, index) + vowel + word.slice(index + 1), locale)
}

/**
 * A word that is another word without its accent (« annonce », “publico”) is in the dictionary; its
 * neighbours tell that the other was meant. A warning where it is not certain: this is no grammar.
 */
export const accentRule = blockRule((block, { locale }, report) => {
  const found = new Map<string, { form: string; isCertain: boolean }>()
  for (const sentence of sentencesOf(ownTextOf(block), locale)) {
    for (const [pattern, meant, isCertain = false] of contexts[locale] ?? []) {
      for (const [, word = ''] of sentence.matchAll(pattern)) {
        const form = meant(word, locale)
        if (form) found.set(word, { form, isCertain: isCertain || !!found.get(word)?.isCertain })
      }
    }
  }
  for (const [word, { form, isCertain }] of found) {
    report(
      'accents',
      isCertain
        ? `“${word}” lacks its accent; write “${form}”`
        : `“${word}” may be “${form}”, with its accent`,
      isCertain ? 'error' : 'warning',
    )
  }
})
