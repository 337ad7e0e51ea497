import type { ReactNode } from 'react'
import { isLocale, type Locale, localeTable } from '@/i18n/locales'
import type { LocalizedText } from '@/text/localized-text'
import { localizedText } from '@/text/localized-text'

interface InLanguageProps {
  /** BCP 47; a passage without it, or in the language around, is not marked. */
  language: string | undefined
  locale: Locale
  children: ReactNode
}

/**
 * A passage in another language: marked, so that it is pronounced as what it is (WCAG 3.1.2), and set
 * in its own direction, without which “5.99 million” reads “million 5.99” among Hebrew.
 */
export function InLanguage({ language, locale, children }: InLanguageProps) {
  if (language === undefined || language === locale) return children
  const direction = isLocale(language) ? localeTable[language].direction : 'auto'
  return (
    <span lang={language} dir={direction}>
      {children}
    </span>
  )
}

/** A localized text in the reader’s language, or in the next one that it has, marked as such. */
export function Localized({ text, locale }: { text: LocalizedText; locale: Locale }) {
  const shown = localizedText(text, locale)
  return (
    <InLanguage language={shown.lang} locale={locale}>
      {shown.text}
    </InLanguage>
  )
}
