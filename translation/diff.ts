import { diffWordsWithSpace } from 'diff'
import type { CheckedPage } from '../compile/validation/checked-content'
import { originalOf, staleSections } from '../compile/validation/freshness'
import { readSource } from '../compile/validation/source'
import type { Locale } from '../i18n/locales'
import { formerSections, sectionTexts } from './history'
import { type Outcome, type Style, styleFor, UsageError } from './outcome'

/** Words of two texts, in the order in which both are read. */
type WordChanges = { text: string; change: 'same' | 'added' | 'removed' }[]

/** The changes in one section of an original. */
interface SectionChange {
  section: string
  /** The commit that has the text which was accepted; undefined where that is not known. */
  commit: string | undefined
  wasAccepted: boolean
  parts: WordChanges
}

/**
 * Shows what has changed in the original since its translation was accepted.
 *
 * @throws UsageError for a language in which there is nothing to compare
 */
export function changes(root: string, page: CheckedPage, locale: Locale): Outcome {
  const original = originalOf(page)
  if (!original) throw new UsageError(`The page “${page.id}” has no original to compare with.`)
  if (original.locale === locale)
    throw new UsageError(`“${page.id}” is first written in “${locale}”.`)
  if (!page.texts.has(locale)) throw new UsageError(`“${page.id}” has no ${locale}.mdx yet.`)
  const now = sectionTexts(readFile(root, original.file))
  const { found, lacking } = formerSections(root, page, locale)
  const sections = staleSections(page, locale).map(({ id }): SectionChange => {
    const former = found.get(id)
    return {
      section: id,
      commit: former?.commit,
      wasAccepted: page.accepted?.value[locale]?.[id] !== undefined,
      parts: wordChanges(former?.text ?? '', now.get(id)?.text ?? ''),
    }
  })
  return {
    text: (style) =>
      [
        ...(lacking ? [style.bad(lacking)] : []),
        ...sections.map((change) => changeText(change, style)),
        ...(sections.length === 0
          ? [style.good(`${page.id} ${locale} follows its original.`)]
          : []),
      ].join('\n\n'),
    json: { page: page.id, locale, history: lacking, sections },
    failed: sections.length > 0,
  }
}

function changeText({ section, commit, wasAccepted, parts }: SectionChange, style: Style): string {
  const since = commit
    ? `since ${commit.slice(0, 10)}`
    : `${wasAccepted ? '' : 'never accepted: '}all of it is shown`
  return `${style.bold(section)} ${style.dim(`(${since})`)}\n\n${markChanges(parts, style).trim()}`
}

export function wordChanges(before: string, now: string): WordChanges {
  return diffWordsWithSpace(before, now).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
}

/** The words of both texts, with what is new as `{+new+}` and what is gone as `[-gone-]`. */
export function markChanges(parts: WordChanges, { good, bad } = styleFor({})): string {
  return parts
    .map(({ text, change }) => {
      if (change === 'added') return good(`{+${text}+}`)
      return change === 'removed' ? bad(`[-${text}-]`) : text
    })
    .join('')
}

function readFile(root: string, file: string): string {
  const source = readSource(`${root}/${file}`, file)
  if ('message' in source) throw new Error(`${file}: ${source.message}`)
  return source.text
}
