import { join } from 'node:path'
import leven from 'leven'
import type { Root } from 'mdast'
import { headingIdsIn } from '../compile/markdown'
import { type BodyCheck, bodyCheck } from '../compile/validation/bodies'
import { type CheckedBody, checkBody, parseBody } from '../compile/validation/body'
import type { CheckedContent, CheckedPage } from '../compile/validation/checked-content'
import { startOfFile } from '../compile/validation/fault'
import { readContent } from '../compile/validation/read-content'
import type { Source } from '../compile/validation/source'
import { type Locale, localeOfTag, locales } from '../i18n/locales'
import { UsageError } from './outcome'

/** Reads the content below a project’s folder. What is at fault in it is for `check` to say. */
export async function loadContent(root: string): Promise<CheckedContent> {
  return readContent(join(root, 'content'), await bodyCheck(), [])
}

/** The parsed texts of a check, by file: each is parsed once, for all that looks at it. */
export type Trees = Map<string, Root>

/** Checks bodies, and keeps their trees. */
export function treeKeepingCheck(trees: Trees): BodyCheck {
  return (source, _pageId, _locale, faults) => {
    const tree = parseBody(source, faults)
    if (tree) trees.set(source.file, tree)
    return checkBody(tree, source.file, faults)
  }
}

/** Returns of a text, without parsing it, the ids of its headings, to which links may lead. */
export function headingsOnly({ file, text }: Source): CheckedBody {
  const headings = headingIdsIn(text).map((id) => ({ id, place: startOfFile }))
  return { ...checkBody(undefined, file, []), identified: true, headings }
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

/** @param code a language tag, such as `es-MX` */
export function selectLocale(code: string | undefined): Locale {
  const locale = localeOfTag(code)
  if (locale) return locale
  throw new UsageError(
    `${code === undefined ? 'The language is missing' : `“${code}” is not a language of the portal`}: it is one of ${locales.join(', ')}.`,
  )
}
