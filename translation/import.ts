import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isLocale, type Locale } from '../i18n/locales'
import { type Fault, sortFaults, startOfFile } from '../site/validation/fault'
import { digestsOf, lockFile, originalOf } from '../site/validation/freshness'
import type { CheckedPage } from '../site/validation/read-content'
import { readSource } from '../site/validation/source'
import { validateContent } from '../site/validation/validate-content'
import { writeLock } from './accept'
import { comparePage } from './compare'
import { type Finding, type Outcome, UsageError } from './outcome'
import type { Progress } from './progress'
import { structureRules } from './rules/structure'
import { meaningOfContent } from './xliff/inline'
import { type MergedPage, mergePage } from './xliff/merge'
import { mostBytes, type ReturnedFile, readXliff, XliffError } from './xliff/read'
import { type LoadedContent, type PageUnits, pageUnits, textKeepingCheck } from './xliff/units'
import { type Refuse, verifyFile } from './xliff/verify'
import { writeAll } from './xliff/write-all'

/** A page that an import changes. */
interface Change extends MergedPage {
  page: CheckedPage
  locale: Locale
  file: string
  untranslated: string[]
}

/**
 * Merges what translators return. Either all of it fits, and every file is written, or none is.
 *
 * @param paths XLIFF files
 */
export async function importXliff(
  root: string,
  paths: string[],
  dryRun: boolean,
  progress: Progress,
): Promise<Outcome> {
  if (paths.length === 0) throw new UsageError('The files are missing.')
  const findings: Finding[] = []
  const report = (severity: Finding['severity'], file: string): Refuse => {
    return ({ place }, message) =>
      findings.push({ rule: 'xliff', severity, file, ...place, message })
  }
  const isRefused = () => findings.some(({ severity }) => severity === 'error')
  const returned = paths.flatMap((path) => readReturned(root, path, report('error', path)))
  const ids = returned.map(({ file }) => targetOf(file)?.id ?? '')
  const before = await inspect(root, root, ids)
  const { loaded } = before
  const changes: Change[] = []
  const unchanged: string[] = []
  const seen = new Set<string>()
  for (const [index, { path, file }] of returned.entries()) {
    progress(index, returned.length, file.original)
    const refuse = report('error', path)
    const units = unitsFor(file, loaded, refuse)
    if (!units) continue
    const name = `${units.page.id} ${units.locale}`
    if (seen.has(name)) refuse(file, `${name} comes back twice; import one of them`)
    seen.add(name)
    const { texts, untranslated, notices } = verifyFile(file, units, loaded.content, refuse)
    for (const { unit, message } of notices) report('warning', path)(unit, message)
    if (isRefused()) continue
    const merged = mergePage(units, texts)
    const target = `${units.page.folder}/${units.locale}.mdx`
    if (merged) {
      const { page, locale } = units
      changes.push({ ...merged, page, locale, file: target, untranslated })
    } else unchanged.push(name)
  }
  progress(returned.length, returned.length, '')
  const stage = mkdtempSync(join(tmpdir(), 'import-'))
  try {
    if (!isRefused() && changes.length > 0) {
      const files = stageChanges(root, stage, changes)
      findings.push(...(await newFaults(root, stage, changes, before.findings)))
      if (!isRefused() && !dryRun) writeAll(files)
    }
  } finally {
    rmSync(stage, { recursive: true })
  }
  const refused = isRefused()
  const summaries = refused ? [] : changes.map(summaryOf)
  return {
    text: ({ bold, good, bad }) => {
      const faults = sortFaults(findings).map(
        ({ file, line, column, severity, message }) =>
          `${file}:${line}:${column} ${severity === 'error' ? bad(message) : `(warning) ${message}`}`,
      )
      if (refused) return [...faults, '', bold('Nothing was written.')].join('\n')
      return [
        ...faults,
        ...summaries.map((summary) => summaryText(summary, good)),
        ...(unchanged.length > 0 ? [`unchanged: ${unchanged.join(', ')}`] : []),
        ...(dryRun ? ['', bold('A dry run: nothing was written.')] : []),
        ...(!dryRun && summaries.length > 0
          ? [
              '',
              `Check it: npm run translation -- check ${[...new Set(summaries.map(({ page }) => page))].join(' ')}`,
            ]
          : []),
      ].join('\n')
    },
    json: { dryRun, changes: summaries, unchanged, findings },
    findings,
    failed: refused,
  }
}

function readReturned(
  root: string,
  path: string,
  refuse: Refuse,
): { path: string; file: ReturnedFile }[] {
  const absolute = resolve(root, path)
  const nowhere = { place: startOfFile } as ReturnedFile
  if (!existsSync(absolute)) throw new UsageError(`There is no file ${path}.`)
  if (statSync(absolute).size > mostBytes) {
    refuse(nowhere, `the file has more than ${mostBytes / 1_000_000} MB; no page is so long`)
    return []
  }
  const source = readSource(absolute, path)
  if ('message' in source) {
    refuse({ ...nowhere, place: source }, source.message)
    return []
  }
  try {
    const files = readXliff(source.text)
    if (files.length === 0) refuse(nowhere, 'there is no <file> in it')
    return files.map((file) => ({ path, file }))
  } catch (error) {
    if (!(error instanceof XliffError)) throw error
    refuse({ ...nowhere, place: error.place }, error.message)
    return []
  }
}

/** The page and original language that a `<file>` names. */
function targetOf({ original }: ReturnedFile): { id: string; source: string } | undefined {
  const [, id, source] = /^content\/pages\/(.+)\/([^/]+)\.mdx$/.exec(original) ?? []
  return id !== undefined && source !== undefined ? { id, source } : undefined
}

function unitsFor(
  file: ReturnedFile,
  loaded: LoadedContent,
  refuse: Refuse,
): PageUnits | undefined {
  const { original, sourceLanguage, targetLanguage: locale } = file
  const page = loaded.content.pages.get(targetOf(file)?.id ?? '')
  const text = page && originalOf(page)
  if (!page || text?.file !== original) {
    refuse(file, `“${original}” is not the original of a page`)
  } else if (sourceLanguage !== text.locale) {
    refuse(
      file,
      `its source language is “${sourceLanguage}”, but ${original} is in “${text.locale}”`,
    )
  } else if (!isLocale(locale) || locale === text.locale) {
    refuse(file, `its target language is “${locale}”, into which the page is not translated`)
  } else {
    const units = pageUnits(loaded, page, locale)
    if (!units)
      refuse(file, `${page.id} has faults; run “npm run translation -- check ${page.id}” first`)
    return units
  }
  return undefined
}

/** Writes the merged texts and their locks into a copy of the content; returns them by their place in the project. */
function stageChanges(root: string, stage: string, changes: Change[]): Map<string, string> {
  cpSync(join(root, 'content'), join(stage, 'content'), { recursive: true })
  const files = new Map<string, string>()
  const accepted = new Map<CheckedPage, NonNullable<CheckedPage['accepted']>['value']>()
  for (const { page, locale, file, text, complete } of changes) {
    const original = originalOf(page)
    if (
      !original ||
      text === (page.texts.has(locale) ? readFileSync(join(root, file), 'utf8') : '')
    )
      continue
    writeFileSync(join(stage, file), text)
    files.set(join(root, file), text)
    const before = accepted.get(page) ?? page.accepted?.value ?? {}
    const digests = Object.entries(digestsOf(original)).flatMap(([id, digest]) => {
      const value = complete.includes(id) ? digest : before[locale]?.[id]
      return value === undefined ? [] : [[id, value]]
    })
    accepted.set(page, { ...before, [locale]: Object.fromEntries(digests) })
    const translated = { ...page, texts: new Map([...page.texts, [locale, original]]) }
    const lock = `${page.folder}/${lockFile}`
    writeLock(join(stage, page.folder), translated, accepted.get(page) ?? {})
    files.set(join(root, lock), readFileSync(join(stage, lock), 'utf8'))
  }
  return files
}

/** What the merged content has at fault that the content had not, and what would not read as it was returned. */
async function newFaults(
  root: string,
  stage: string,
  changes: Change[],
  before: Finding[],
): Promise<Finding[]> {
  const ids = changes.map(({ page }) => page.id)
  const after = await inspect(stage, root, ids)
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

async function inspect(contentRoot: string, root: string, ids: string[]) {
  const { check, ...kept } = textKeepingCheck(ids)
  const { faults, content } = await validateContent(
    join(contentRoot, 'content'),
    join(root, 'public'),
    check,
  )
  const rules = { text: [], pair: [structureRules] }
  const findings: Finding[] = [
    ...faults.map((fault) => ({ rule: 'content', severity: 'error' as const, ...fault })),
    ...ids.flatMap((id) => {
      const page = content.pages.get(id)
      return page ? comparePage(page, kept.trees, rules) : []
    }),
  ]
  return { findings: findings.filter(isOfTexts), loaded: { ...kept, content } }
}

/** Suppressions of rules that an import does not ask are not unused. */
function isOfTexts({ rule, severity }: Finding): boolean {
  return severity === 'error' && rule !== 'unused-suppression'
}

/** Without places, which a merge moves. */
function keyOfFault({ file, message }: Fault): string {
  return `${file} ${message.replace(/:\d+/g, '')}`
}

function summaryOf({
  page,
  locale,
  file,
  changed,
  waiting,
  rebuilt,
  dropped,
  complete,
  untranslated,
}: Change) {
  return {
    page: page.id,
    locale,
    file,
    changed,
    waiting,
    rebuilt,
    dropped,
    accepted: complete,
    untranslated,
  }
}

function summaryText(
  {
    page,
    locale,
    changed,
    waiting,
    rebuilt,
    dropped,
    accepted,
    untranslated,
  }: ReturnType<typeof summaryOf>,
  good: (text: string) => string,
): string {
  const lines = [
    good(`${page} ${locale}: ${changed.length - waiting.length} texts changed`),
    rebuilt.length > 0 && `  made anew from the original: ${rebuilt.join(', ')}`,
    dropped.length > 0 && `  removed, as in the original: ${dropped.join(', ')}`,
    accepted.length > 0 && `  follow the original now: ${accepted.join(', ')}`,
    waiting.length > 0 &&
      `  not used until the rest of their section is translated: ${waiting.join(', ')}`,
    untranslated.length > 0 && `  not translated: ${untranslated.join(', ')}`,
  ]
  return lines.filter(Boolean).join('\n')
}
