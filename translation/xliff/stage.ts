import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckedPage } from '../../compile/validation/checked-content'
import { type Fault, startOfFile } from '../../compile/validation/fault'
import { lockFile } from '../../compile/validation/file-names'
import { originalOf } from '../../compile/validation/freshness'
import { validateContent } from '../../compile/validation/validate-content'
import type { Locale } from '../../i18n/locales'
import { withAccepted, writeLock } from '../accept'
import { comparePage } from '../compare'
import type { Finding } from '../outcome'
import { structureRules } from '../rules/structure'
import { meaningOfContent } from './inline'
import type { MergedPage } from './merge'
import { pageUnits, type SectionUnits, textKeepingCheck } from './page-units'

/** A page that an import changes. */
export interface Change extends MergedPage {
  page: CheckedPage
  locale: Locale
  file: string
  untranslated: string[]
  /** The state of each section before the import. */
  states: Map<string, SectionUnits['state']>
  held: Held[]
}

/** Writes the merged texts and their locks into a copy of the content; returns them by their place in the project. */
export function stageChanges(root: string, stage: string, changes: Change[]): Map<string, string> {
  cpSync(join(root, 'content'), join(stage, 'content'), { recursive: true })
  const files = new Map<string, string>()
  for (const { page, locale, file, text } of changes) {
    if (text === (page.texts.has(locale) ? readFileSync(join(root, file), 'utf8') : '')) continue
    writeFileSync(join(stage, file), text)
    files.set(join(root, file), text)
  }
  stageLocks(root, stage, changes, files)
  return files
}

/** Writes what is accepted of the staged texts, and adds the locks to the files. */
export function stageLocks(
  root: string,
  stage: string,
  changes: Change[],
  files: Map<string, string>,
): void {
  const accepted = new Map<CheckedPage, NonNullable<CheckedPage['accepted']>['value']>()
  for (const { page, locale, file, complete } of changes) {
    const original = originalOf(page)
    if (!original || !files.has(join(root, file))) continue
    const before = accepted.get(page) ?? page.accepted?.value ?? {}
    const sections = withAccepted(before[locale] ?? {}, original, complete)
    accepted.set(page, { ...before, [locale]: sections })
  }
  for (const [page, sections] of accepted) {
    const lock = `${page.folder}/${lockFile}`
    const imported = changes.flatMap((change) => (change.page === page ? change.locale : []))
    writeLock(join(stage, page.folder), [...page.texts.keys(), ...imported], sections)
    files.set(join(root, lock), readFileSync(join(stage, lock), 'utf8'))
  }
}

/**
 * Returns what the merged content has at fault that the content had not, and what would not read as
 * it was returned.
 */
export function newFaults(
  after: Awaited<ReturnType<typeof inspect>>,
  changes: Change[],
  before: Finding[],
): Finding[] {
  const known = new Set(before.map(keyOfFault))
  const findings = after.findings.filter((finding) => !known.has(keyOfFault(finding)))
  for (const { page, locale, file, meanings } of changes) {
    const merged = after.loaded.content.pages.get(page.id)
    const units = merged && pageUnits(after.loaded, merged, locale)
    for (const [section, wanted] of meanings) {
      const found = units?.sections
        .find(({ id }) => id === section)
        ?.units.map(
          ({ translation }) =>
            translation &&
            JSON.stringify(
              meaningOfContent(translation.content, (id) => translation.marks.get(id) as never),
            ),
        )
      for (const meaning of wanted) {
        if (found?.includes(meaning)) continue
        findings.push({
          rule: 'xliff',
          severity: 'error',
          file,
          ...startOfFile,
          message: `section “${section}”: a text would not read as it was returned: ${meaning}`,
        })
      }
    }
  }
  return findings
}

/**
 * Finds what is at fault in a content by its own rules and those of structure, and keeps the texts
 * of the named pages.
 */
export async function inspect(contentRoot: string, root: string, ids: string[]) {
  const { check, ...kept } = textKeepingCheck(ids)
  const { faults, content } = await validateContent(
    join(contentRoot, 'content'),
    join(root, 'public'),
    check,
  )
  const rules = { text: [], pair: [structureRules], complete: false }
  const findings: Finding[] = [
    ...faults.map((fault) => ({ rule: 'content', severity: 'error' as const, ...fault })),
    ...ids.flatMap((id) => {
      const page = content.pages.get(id)
      return page ? comparePage(page, kept.trees, rules) : []
    }),
  ]
  return { findings: findings.filter(isOfTexts), loaded: { ...kept, content } }
}

/** Whether a finding is an error of texts; suppressions seem unused where few rules are asked. */
function isOfTexts({ rule, severity }: Finding): boolean {
  return severity === 'error' && rule !== 'unused-suppression'
}

/** Returns a key of a fault without its place, which a merge moves. */
function keyOfFault({ file, message }: Fault): string {
  return `${file} ${message.replace(/:\d+/g, '')}`
}

/** A section that an import does not take as current, and why. */
export interface Held {
  section: string
  /**
   * The section’s state before the import. One that was current stays so: an edit of the
   * translation does not change that.
   */
  state: SectionUnits['state']
  why: string
}
