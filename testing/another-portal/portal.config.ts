import type { LocaleRow } from './i18n/locale-row'
import type messages from './messages/pt.json'

export const localeTable = {
  pt: {
    name: 'Português',
    formatting: 'pt-BR',
    openGraph: 'pt_BR',
    direction: 'ltr',
    required: true,
    tablesRequired: true,
    articles: ['o', 'a', 'os', 'as', 'um', 'uma'],
    nameArticles: ['o', 'a', 'os', 'as'],
    threeLetterCodes: ['por'],
    comparisonSlug: 'lado-a-lado',
  },
  fr: {
    name: 'Français',
    formatting: 'fr-FR',
    openGraph: 'fr_FR',
    direction: 'ltr',
    required: true,
    tablesRequired: true,
    articles: ['le', 'la', 'les', 'l', 'un', 'une'],
    nameArticles: ['le', 'la', 'les', 'l'],
    threeLetterCodes: ['fra', 'fre'],
    comparisonSlug: 'cote-a-cote',
  },
} as const satisfies Record<string, LocaleRow<string>>

export const defaultLocale = 'pt' satisfies keyof typeof localeTable

export const securityContact = { address: 'https://ceu.example/seguranca', confirmed: '2026-11-30' }

export type Messages = typeof messages
