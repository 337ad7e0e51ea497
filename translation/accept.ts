import { join } from 'node:path'
import { stringify } from 'yaml'
import { type Locale, locales } from '../i18n/locales'
import { replaceFile } from '../site/content'
import {
  acceptedOf,
  digestsOf,
  lockFile,
  originalOf,
  staleSections,
} from '../site/validation/freshness'
import type { CheckedPage } from '../site/validation/read-content'
import { type Outcome, UsageError } from './outcome'

const heading = `# The state of the original that each section of a translation renders.
# Written by “npm run translation -- accept”; not to be edited.
`

/**
 * Records that sections of a translation say what their original says now.
 *
 * @param root the project’s folder, in which the page’s lock file is written
 * @param sections ids; all when none is named
 * @throws UsageError when there is nothing that could be accepted; then nothing is written
 */
export function accept(
  root: string,
  page: CheckedPage,
  locale: Locale,
  sections: string[],
): Outcome {
  const original = originalOf(page)
  const translation = page.texts.get(locale)
  if (!original) throw new UsageError(`The page “${page.id}” has no original to compare with.`)
  if (locale === original.locale) {
    throw new UsageError(
      `“${page.id}” is first written in “${locale}”: only translations are accepted.`,
    )
  }
  if (!translation) throw new UsageError(`“${page.id}” has no ${locale}.mdx yet.`)
  const known = original.sections.map(({ id }) => id)
  for (const id of sections) {
    if (known.includes(id)) continue
    throw new UsageError(`“${page.id}” has no section “${id}”; it has ${known.join(', ')}.`)
  }
  const chosen = sections.length > 0 ? sections : known
  const lacking = chosen.filter((id) => !translation.sections.some((section) => section.id === id))
  if (lacking.length > 0) {
    throw new UsageError(`${translation.file} lacks ${lacking.join(', ')}: translate it first.`)
  }
  const before = acceptedOf(page, locale)
  const stale = staleSections(page, locale).map(({ id }) => id)
  const accepted: Record<string, string> = {}
  for (const [id, digest] of Object.entries(digestsOf(original))) {
    const value = chosen.includes(id) ? digest : before[id]
    if (value !== undefined) accepted[id] = value
  }
  writeLock(join(root, page.folder), [...page.texts.keys()], {
    ...page.accepted?.value,
    [locale]: accepted,
  })
  const done = chosen.filter((id) => stale.includes(id))
  return {
    text: ({ good }) =>
      good(
        done.length > 0
          ? `${page.id} ${locale}: accepted ${done.join(', ')}`
          : `${page.id} ${locale}: nothing had changed`,
      ),
    json: { page: page.id, locale, accepted: done },
    findings: [],
    failed: false,
  }
}

type Accepted = NonNullable<CheckedPage['accepted']>['value']

/**
 * Writes the lock file of a page into its folder, in the order of the locale table.
 *
 * @param languages that the page has: what was accepted for another is left out
 */
export function writeLock(folder: string, languages: Locale[], accepted: Accepted): void {
  const sorted = Object.fromEntries(
    locales.flatMap((locale) => {
      const sections = accepted[locale]
      return sections && languages.includes(locale) ? [[locale, sections]] : []
    }),
  )
  replaceFile(join(folder, lockFile), heading + stringify(sorted, { lineWidth: 0 }))
}
