import leven from 'leven'
import type { CheckedContent, CheckedPage } from '../compile/validation/checked-content'
import { type Locale, localeOfTag, locales } from '../i18n/locales'
import { UsageError } from './outcome'

// What the words of a command name.

/** The pages with these ids, all when none is named. */
export function selectPages(content: CheckedContent, ids: string[]): CheckedPage[] {
  if (ids.length === 0) return [...content.pages.values()]
  return ids.map((id) => selectPage(content, id))
}

export function selectPage({ pages }: CheckedContent, id: string): CheckedPage {
  const page = pages.get(id)
  if (page) return page
  const nearest = [...pages.keys()].sort((a, b) => leven(a, id) - leven(b, id))[0]
  throw new UsageError(`No page has the id “${id}”. Did you mean “${nearest}”?`)
}

/** @param code a language tag, such as `es-MX` */
export function selectLocale(code: string | undefined): Locale {
  const locale = localeOfTag(code)
  if (locale) return locale
  throw new UsageError(
    `${code === undefined ? 'The language is missing' : `“${code}” is not a language of the portal`}: it is one of ${locales.join(', ')}.`,
  )
}
