import { join } from 'node:path'
import leven from 'leven'
import { isLocale, type Locale, locales } from '../i18n/locales'
import { bodyCheck } from '../site/validation/bodies'
import { type CheckedContent, type CheckedPage, readContent } from '../site/validation/read-content'
import { UsageError } from './outcome'

/** Reads the content below a project’s folder. What is at fault in it is for `check` to say. */
export async function loadContent(root: string): Promise<CheckedContent> {
  return readContent(join(root, 'content'), await bodyCheck(), [])
}

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

export function selectLocale(code: string | undefined): Locale {
  if (isLocale(code)) return code
  throw new UsageError(
    `${code === undefined ? 'The language is missing' : `“${code}” is not a language of the portal`}: it is one of ${locales.join(', ')}.`,
  )
}
