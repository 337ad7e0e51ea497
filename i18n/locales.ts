import { lookUpLanguage } from './language-tag'

/**
 * The locale table: the one place that knows which languages the portal speaks.
 * A further language is one row here, `messages/<code>.json` and `<code>.mdx` files
 * (docs/adding-a-language.md).
 */
const table = {
  en: {
    /** The language's own name, for language links (each in its own language, WCAG 3.1.2). */
    name: 'English',
    /** BCP 47 tag for dates, numbers and sorting. */
    formatting: 'en-CA',
    openGraph: 'en_CA',
    direction: 'ltr',
    /** Whether every page must exist in this language for the build to pass. */
    required: true,
    /** Whether the tables that languages share must have every word in it. */
    tablesRequired: true,
    /** Words that slugs leave out, and by which no title is filed. */
    articles: ['the', 'a', 'an'],
    /**
     * Articles by which no name is filed: “The Bahamas” under B. One of another language is part of
     * the name.
     */
    nameArticles: ['the'],
    /** ISO 639-2, by which sites and translation tools name it as well. */
    threeLetterCodes: ['eng'],
    /** First word of the addresses at which pages stand beside their text in another language. */
    comparisonSlug: 'side-by-side',
  },
  fr: {
    name: 'Français',
    formatting: 'fr-CA',
    openGraph: 'fr_CA',
    direction: 'ltr',
    required: true,
    tablesRequired: true,
    articles: ['le', 'la', 'les', 'l', 'un', 'une'],
    nameArticles: ['le', 'la', 'les', 'l'],
    threeLetterCodes: ['fra', 'fre'],
    comparisonSlug: 'cote-a-cote',
  },
  es: {
    name: 'Español',
    formatting: 'es-419',
    openGraph: 'es_LA',
    direction: 'ltr',
    required: false,
    tablesRequired: true,
    articles: ['el', 'la', 'los', 'las', 'un', 'una'],
    // The article of El Salvador and of La Habana is part of the name (RAE, Ortografía).
    nameArticles: [],
    threeLetterCodes: ['spa'],
    comparisonSlug: 'lado-a-lado',
  },
} as const satisfies Record<string, LocaleRow<string>>

type LocaleRow<Code> = {
  name: string
  formatting: string
  openGraph: string
  direction: 'ltr' | 'rtl'
  required: boolean
  tablesRequired: boolean
  articles: readonly string[]
  nameArticles: readonly string[]
  threeLetterCodes: readonly string[]
  /** Languages in which readers are shown a missing text, best first; the others follow. */
  fallbacks?: readonly Code[]
  comparisonSlug: string
  /** Where a rule of docs/translation-rules.md weighs otherwise in this language than usual. */
  severities?: Readonly<Record<string, 'error' | 'warning' | 'off'>>
}

export type Locale = keyof typeof table

/** Every locale, in the order in which readers are offered them. */
export const locales = Object.keys(table) as Locale[]

/** The language of `x-default`, and the last resort of negotiation. */
export const defaultLocale: Locale = 'en'

/** Name of the only cookie: it holds the language code that a reader chose, and nothing else. */
export const localeCookie = 'locale'

export const localeTable: Record<Locale, LocaleRow<Locale>> = table

export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && Object.hasOwn(table, value)
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

/** The name of a language (`fr`) in another (`en`): “French”, « français ». */
export function languageName(code: string, locale: Locale): string {
  const names =
    languageNames.get(locale) ??
    new Intl.DisplayNames(localeTable[locale].formatting, { type: 'language' })
  languageNames.set(locale, names)
  return names.of(code) ?? code
}

/** Every page asks for several names, and opening the table of a language takes longer than a look-up. */
const languageNames = new Map<Locale, Intl.DisplayNames>()
