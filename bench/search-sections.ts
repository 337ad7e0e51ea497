import { entriesOf } from '../compile/search-index/entries'
import type { Locale } from '../i18n/locales'
import { allPages, getText, hasLocale } from '../site/registry'
import { filledTables } from '../subject/tables'

/** One section as every engine gets it. */
export interface SearchedSection {
  id: number
  page: string
  title: string
  heading: string
  keywords: string
  text: string
}

export async function sectionsIn(locale: Locale): Promise<SearchedSection[]> {
  const tables = await filledTables(locale)
  return allPages()
    .filter((page) => hasLocale(page, locale))
    .flatMap((page) => {
      const { title, keywords } = getText(page, locale)
      return entriesOf(page, locale, tables).map(({ section, heading, text }) => ({
        page: page.id,
        title: section ? '' : title,
        heading: section ? heading : '',
        keywords: section ? '' : keywords.join(' '),
        text,
      }))
    })
    .map((section, id) => ({ id, ...section }))
}
