import { basename, join } from 'node:path'
import { stringify } from 'yaml'
import type { CheckedPage, CheckedText } from '../compile/validation/checked-content'
import { type Fault, formatFault } from '../compile/validation/fault'
import { lockFile } from '../compile/validation/file-names'
import {
  acceptedOf,
  checkFreshness,
  digestsOf,
  originalOf,
  staleSections,
} from '../compile/validation/freshness'
import type { Accepted } from '../compile/validation/lock'
import { sameMeaning } from '../compile/validation/schemas'
import { isLocale, type Locale, locales } from '../i18n/locales'
import { replaceFile } from '../site/content'
import { type Finding, findingText, type Outcome, UsageError } from './outcome'

const heading = `# The state of the original that each section of a translation renders.
# Written by “npm run translation -- accept”; not to be edited.
`

interface AcceptOptions {
  /** Ids; all sections when none is named. */
  sections: string[]
  /** Accepts what is at fault as well; that it is at fault is still said by `check`. */
  despiteErrors: boolean
}

/**
 * Records that sections of a translation say what their original says now. Where something is at
 * fault in them, nothing is recorded: whoever accepts has not read what the rules have.
 *
 * @param root the project’s folder, in which the page’s lock file is written
 * @param findings what `check` says of the page
 * @throws UsageError when there is nothing that could be accepted; then nothing is written
 */
export function accept(
  root: string,
  page: CheckedPage,
  locale: Locale,
  findings: Finding[],
  { sections, despiteErrors }: AcceptOptions,
): Outcome {
  const unread = findings.filter((finding) => page.unread.some(isSameAs(finding)))
  const reasons = originalOf(page) ? unread : findings.filter(({ rule }) => rule === 'content')
  if (reasons.length > 0) return refusal(page, locale, reasons, 'Put this right first.')
  const { original, translation } = textsOf(page, locale)
  refuseUnknownSections(page, original, sections)
  const known = original.sections.map(({ id }) => id)
  const chosen = sections.length > 0 ? sections : known
  const errors = errorsIn(findings, page, [original, translation], sections)
  if (errors.length > 0 && !despiteErrors) {
    const command = ['npm run translation -- accept', page.id, locale, ...sections].join(' ')
    const remedy = `Put this right, or say that you accept it as it is: ${command} --despite-errors`
    return refusal(page, locale, errors, remedy)
  }
  const lacking = chosen.filter((id) => !translation.sections.some((section) => section.id === id))
  if (lacking.length > 0) {
    throw new UsageError(`${translation.file} lacks ${lacking.join(', ')}: translate it first.`)
  }
  const stale = staleSections(page, locale).map(({ id }) => id)
  writeLock(join(root, page.folder), [...page.texts.keys()], {
    ...page.accepted?.value,
    [locale]: withAccepted(acceptedOf(page, locale), original, chosen),
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
  }
}

/** @throws UsageError for a section that the page does not have */
export function refuseUnknownSections(
  page: CheckedPage,
  original: CheckedText,
  sections: string[],
): void {
  const known = original.sections.map(({ id }) => id)
  const unknown = sections.find((id) => !known.includes(id))
  if (unknown === undefined) return
  throw new UsageError(`“${page.id}” has no section “${unknown}”; it has ${known.join(', ')}.`)
}

/** What is accepted of an original, by section, when some sections are. @param before what was */
export function withAccepted(
  before: Record<string, string>,
  original: CheckedText,
  chosen: string[],
): Record<string, string> {
  const digests = Object.entries(digestsOf(original)).flatMap(([id, digest]) => {
    const value = chosen.includes(id) ? digest : before[id]
    return value === undefined ? [] : [[id, value]]
  })
  return Object.fromEntries(digests)
}

/** Both texts of a translation that can be accepted. */
function textsOf(page: CheckedPage, locale: Locale) {
  const original = originalOf(page)
  const translation = page.texts.get(locale)
  if (!original) throw new UsageError(`The page “${page.id}” has no original to compare with.`)
  if (locale === original.locale) {
    throw new UsageError(
      `“${page.id}” is first written in “${locale}”: only translations are accepted.`,
    )
  }
  if (!translation) {
    throw new UsageError(
      `“${page.id}” has no ${locale}.mdx yet: write it, or have it translated with “npm run translation -- export --to ${locale} ${page.id}”.`,
    )
  }
  return { original, translation }
}

/**
 * Returns the errors in the chosen sections of a page’s translation, and those of its original or
 * its settings by themselves; not that sections are stale, which is what accepting ends.
 */
export function errorsIn(
  findings: Finding[],
  page: CheckedPage,
  [original, translation]: [CheckedText, CheckedText],
  sections: string[],
): Finding[] {
  const staleness: Fault[] = []
  checkFreshness(page, new Map(), staleness, [])
  return findings.filter((finding) => {
    if (finding.severity !== 'error' || staleness.some(isSameAs(finding))) return false
    if (finding.file === translation.file) return isIn(finding, translation, sections)
    if (finding.rule !== 'content') return false
    if (finding.file === original.file) return isIn(finding, original, sections)
    // Another language’s text is not read, be it there or missing.
    return !isLocale(basename(finding.file, '.mdx'))
  })
}

/** Whether a finding is in one of the sections; of all of them when none is named. */
function isIn({ line }: Finding, { sections }: CheckedText, ids: string[]): boolean {
  const around = sections.findLast(({ place }) => place.line <= line)
  return ids.length === 0 || !around || ids.includes(around.id)
}

const isSameAs = (fault: Fault) => (other: Fault) => formatFault(other) === formatFault(fault)

/** @param locale undefined where all were to be accepted */
export function refusal(
  page: CheckedPage,
  locale: Locale | undefined,
  findings: Finding[],
  remedy: string,
): Outcome {
  return {
    text: (style) =>
      [
        ...findings.map((finding) => findingText(finding, style)),
        '',
        style.bold('Nothing was accepted.'),
        remedy,
      ].join('\n'),
    json: { page: page.id, locale, accepted: [], findings },
    findings,
    failed: true,
  }
}

/** Writes the lock file of a page into its folder. */
export function writeLock(folder: string, languages: Locale[], accepted: Accepted): void {
  replaceFile(join(folder, lockFile), lockText(languages, accepted))
}

/**
 * Returns the text of a lock file, in the order of the locale table.
 *
 * @param languages that the page has: what was accepted for another is left out, and so is what was said
 *   of a state of the original that no translation is accepted for any more
 */
export function lockText(languages: Locale[], accepted: Accepted): string {
  const said = Object.entries(accepted[sameMeaning] ?? {}).filter(([id, text]) =>
    languages.some((locale) => text.startsWith(`${accepted[locale]?.[id]} `)),
  )
  const sorted = Object.fromEntries(
    locales.flatMap((locale) => {
      const sections = accepted[locale]
      return sections && languages.includes(locale) ? [[locale, sections]] : []
    }),
  )
  const notes = said.length > 0 && { [sameMeaning]: Object.fromEntries(said) }
  return heading + stringify({ ...sorted, ...notes }, { lineWidth: 0 })
}
