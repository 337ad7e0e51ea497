import * as portal from '../portal.config'
import { lookUpLanguage } from './language-tag'
import type { LocaleRow } from './locale-row'

/** A language of the portal, by its code: a key of the table in portal.config.ts. */
export type Locale = keyof typeof portal.localeTable

/** Every locale, in the order in which readers are offered them. */
export const locales = Object.keys(portal.localeTable) as Locale[]

/** The language of `x-default`, and the last resort of negotiation. */
export const defaultLocale: Locale = portal.defaultLocale

/** Name of the only cookie: it holds the language code that a reader chose, and nothing else. */
export const localeCookie = 'locale'

export const localeTable: Record<Locale, LocaleRow<Locale>> = portal.localeTable

export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && Object.hasOwn(portal.localeTable, value)
}

/** The languages by what a tag (`fra-CA`) may begin with for each: its key, and its three-letter codes. */
export const localesByTag = new Map(
  locales.flatMap((locale) => {
    const tags = [locale, ...localeTable[locale].threeLetterCodes]
    return tags.map((tag): [string, Locale] => [tag, locale])
  }),
)

/**
 * The language of ours that a BCP 47 tag means, as browsers, tools and people write it: `fr-CA`, `FR`,
 * `es_MX`, `spa`, `en-x-plain`. Undefined for other languages (`frm`) and for what is no tag (`fr-`).
 */
export function localeOfTag(tag: string | undefined): Locale | undefined {
  return localesByTag.get(lookUpLanguage(tag, [...localesByTag.keys()]) ?? '')
}

/** Every language in the order in which readers of one are shown a text: their own first. */
export function readingOrder(locale: Locale): Locale[] {
  return [...new Set([locale, ...(localeTable[locale].fallbacks ?? []), ...locales])]
}

/** The name of a language (`fr`) in one of the portal’s: “French”, « français ». */
export function languageName(code: string, locale: Locale): string {
  return nameIn(code, localeTable[locale].formatting)
}

/** The name of a language in English, in which the commands for authors and translators speak. */
export function languageInEnglish(code: string): string {
  return nameIn(code, 'en')
}

function nameIn(code: string, tag: string): string {
  const names = languageNames.get(tag) ?? new Intl.DisplayNames(tag, { type: 'language' })
  languageNames.set(tag, names)
  return names.of(code) ?? code
}

/** Every page asks for several names, and opening the table of a language takes longer than a look-up. */
const languageNames = new Map<string, Intl.DisplayNames>()
