import type { LocaleRow } from './i18n/locale-row'
import type messages from './messages/en.json'

// What makes this portal, besides content/ and messages/: with other ones, the same code is the
// portal of another subject.

/**
 * The languages that the portal speaks, in the order in which readers are offered them. A further
 * one is a row here, `messages/<code>.json` and `<code>.mdx` files (docs/adding-a-language.md).
 */
export const localeTable = {
  en: {
    name: 'English',
    formatting: 'en-CA',
    openGraph: 'en_CA',
    direction: 'ltr',
    required: true,
    tablesRequired: true,
    articles: ['the', 'a', 'an'],
    nameArticles: ['the'],
    threeLetterCodes: ['eng'],
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

/** The language of `x-default`, and the last resort of negotiation. */
export const defaultLocale = 'en' satisfies keyof typeof localeTable

/**
 * Whom a researcher tells of a weakness, in `/.well-known/security.txt` (RFC 9116): an address that
 * begins with `mailto:`, `https:` or `tel:`, and the day on which somebody last made sure that it is
 * answered (ISO 8601). The file expires a year later; a test fails a month before.
 */
export const securityContact = {
  address: 'mailto:security@portal.example',
  confirmed: '2026-11-30',
}

/** The interface text whose names every language has: that of the default language. */
export type Messages = typeof messages
