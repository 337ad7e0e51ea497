import type { createTranslator } from 'next-intl'
import { type Locale, languageName, locales } from '../i18n/locales'
import type { Messages } from '../portal.config'
import { collationOf } from '../text/collation'
import { typeset } from '../text/typography'
import { fold } from '../text/words'
import { readGlossary, readTermPages } from './content'
import { byLetter } from './page-index'
import { findPage, hasLocale, type Page, topicPages } from './registry'

export const glossaryId = 'glossary'

/** A form of a term in one language, as readers see it. */
export interface TermForm {
  locale: Locale
  /** The term’s first form, with its abbreviation. */
  text: string
  /** Whether an official source of the language is known to use it. */
  isConfirmed: boolean
}

export interface GlossaryTerm {
  /** The term’s id, the same in every language. */
  id: string
  own: TermForm
  /** The term’s forms in the other languages that have it. */
  others: TermForm[]
}

/** The terms that a language has, by their first letter. */
export function termsByLetter(locale: Locale) {
  const terms = Object.keys(readGlossary()).flatMap((id): GlossaryTerm[] => {
    const forms = locales.flatMap((other) => formIn(id, other) ?? [])
    const own = forms.find((form) => form.locale === locale)
    return own ? [{ id, own, others: forms.filter((form) => form !== own) }] : []
  })
  const { filedTitle } = collationOf(locale)
  return byLetter(terms, ({ own }) => filedTitle(own.text), locale)
}

function formIn(id: string, locale: Locale): TermForm | undefined {
  const { [locale]: forms, acronym, unconfirmed = [] } = readGlossary()[id] ?? {}
  const [text] = forms ?? []
  if (!text) return undefined
  const abbreviation = acronym?.[locale] ? ` (${acronym[locale].join(', ')})` : ''
  return {
    locale,
    text: typeset(text + abbreviation, locale),
    isConfirmed: !unconfirmed.includes(locale),
  }
}

/** Finds the pages of topics that use a term in any of its forms, in the order of the topics. */
export function termPageFinder(locale: Locale): (termId: string) => Page[] {
  const termPages = readTermPages(locale)
  const pages = topicPages(locale)
  return (termId) => {
    const found = new Set(termPages[termId])
    return pages.filter(({ id }) => found.has(id))
  }
}

/** Returns the id of the term with this form, where the language has the glossary. */
export function termNamed(form: string, locale: Locale): string | undefined {
  const glossary = findPage(glossaryId)
  if (!glossary || !hasLocale(glossary, locale)) return undefined
  const wanted = fold(form)
  const entry = Object.entries(readGlossary()).find(([, term]) =>
    term[locale]?.some((text) => fold(text) === wanted),
  )
  return entry?.[0]
}

type Translator = ReturnType<typeof createTranslator<Messages, 'glossary'>>

/** The glossary as lines of cells, the first with the names of its columns, a reader’s language first. */
export function glossaryLines(locale: Locale, t: Translator): string[][] {
  const languages = [locale, ...locales.filter((other) => other !== locale)]
  const names = languages.map((code) => languageName(code, locale))
  const head = [...names, ...names.map((language) => t('acronymIn', { language }))]
  const lines = termsByLetter(locale).flatMap(({ items }) =>
    items.map(({ id }) => {
      const { acronym, unconfirmed = [], ...forms } = readGlossary()[id] ?? {}
      const cell = (texts: string[] = []) => texts.join('; ')
      return [
        ...languages.map((code) => cell(forms[code])),
        ...languages.map((code) => cell(acronym?.[code])),
        cell(unconfirmed),
      ]
    }),
  )
  return [[...head, t('unconfirmedIn')], ...lines]
}
