import { basename, join } from 'node:path'
import type { CheckedPage } from '../compile/validation/checked-content'
import { formatFault } from '../compile/validation/fault'
import { lockFile } from '../compile/validation/file-names'
import { acceptedOf, originalOf, staleSections } from '../compile/validation/freshness'
import { sameMeaning } from '../compile/validation/schemas'
import { isLocale } from '../i18n/locales'
import { withAccepted, writeLock } from './accept'
import { type Outcome, UsageError } from './outcome'

/**
 * Puts the lock files of pages right, without accepting anything: of two versions between which a
 * merge stands unresolved it keeps for each section what holds of the original as it is now, and
 * leaves out languages and sections that the page does not have. What was accepted under a former id of
 * a heading or a page is kept under the present one, in all pages.
 *
 * @param root the project’s folder
 * @param chosen the pages whose locks are put right
 * @throws UsageError when a lock, or an original, cannot be read; then nothing is written
 */
export function resolve(root: string, chosen: CheckedPage[], all: CheckedPage[]): Outcome {
  // The former id of a heading is known from the lock of its page, until that is put right.
  const resolved = all.filter(
    (page) => (chosen.includes(page) && needsResolving(page)) || restsOnFormerIds(page),
  )
  const sound = resolved.map((page) => {
    const [other] = page.unread.filter(({ file }) => page.accepted === undefined || !isLock(file))
    if (other) throw new UsageError(`Put this right first: ${formatFault(other)}`)
    const original = originalOf(page)
    if (!original) {
      throw new UsageError(
        `“${page.id}” has no original to compare with; run “npm run translation -- check ${page.id}”.`,
      )
    }
    return { page, original }
  })
  const rows = sound.map(({ page, original }) => {
    const translations = [...page.texts.keys()].filter((locale) => locale !== original.locale)
    const accepted = translations.map((locale) => [
      locale,
      withAccepted(acceptedOf(page, locale), original, []),
    ])
    writeLock(join(root, page.folder), translations, {
      ...Object.fromEntries(accepted),
      [sameMeaning]: { ...page.alsoAccepted?.[sameMeaning], ...page.accepted?.value[sameMeaning] },
    })
    const stale = translations.map((locale) => [
      locale,
      staleSections(page, locale).map(({ id }) => id),
    ])
    return { page: page.id, stale: Object.fromEntries(stale) as Record<string, string[]> }
  })
  return {
    text: ({ good }) =>
      rows.length === 0
        ? good('No lock file is at fault.')
        : rows
            .map(({ page, stale }) => {
              const behind = Object.entries(stale).filter(([, ids]) => ids.length > 0)
              return [
                good(`${page}: ${lockFile} is put right`),
                ...behind.map(([locale, ids]) => `  ${locale} does not follow: ${ids.join(', ')}`),
              ].join('\n')
            })
            .join('\n'),
    json: { pages: rows },
  }
}

/** Whether something was accepted while a heading or a page had another id. */
function restsOnFormerIds(page: CheckedPage): boolean {
  if (page.unread.length > 0) return false
  return [...page.texts.keys()].some((locale) =>
    Object.entries(acceptedOf(page, locale)).some(
      ([id, digest]) => page.accepted?.value[locale]?.[id] !== digest,
    ),
  )
}

const isLock = (file: string) => basename(file) === lockFile

/** Whether something of a lock cannot be read, or it names what is not there. */
function needsResolving(page: CheckedPage): boolean {
  if (page.unread.some(({ file }) => isLock(file))) return true
  const original = originalOf(page)
  const { [sameMeaning]: _, ...accepted } = page.accepted?.value ?? {}
  return Object.entries(accepted).some(
    ([locale, sections]) =>
      !isLocale(locale) ||
      !page.texts.has(locale) ||
      Object.keys(sections).some((id) => !original?.sections.some((own) => own.id === id)),
  )
}
