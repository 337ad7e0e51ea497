import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { counted, sortFaults, startOfFile } from '../compile/validation/fault'
import { originalOf } from '../compile/validation/freshness'
import { localeOfTag } from '../i18n/locales'
import { loadContent } from './load-content'
import { type Finding, type Outcome, UsageError } from './outcome'
import { readTitles } from './page-titles'
import type { Progress } from './progress'
import { decodeXml } from './xliff/encoding'
import { heldSections, holdFaulty, unreviewedUnits } from './xliff/held'
import { namedOriginal, pageOf } from './xliff/match'
import { mergePage } from './xliff/merge'
import { type LoadedContent, type PageUnits, pageUnits } from './xliff/page-units'
import { mostBytes, type Refuse, type ReturnedFile, readXliff, XliffError } from './xliff/read'
import { type Change, inspect, newFaults, stageChanges, stageLocks } from './xliff/stage'
import { verifyFile } from './xliff/verify'
import { writeAll } from './xliff/write-all'

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
  const ids = await pageIds(root, returned)
  const before = await inspect(root, root, ids)
  const { loaded } = before
  const changes: Change[] = []
  const unchanged: string[] = []
  const seen = new Set<string>()
  for (const [index, { path, file }] of returned.entries()) {
    progress(index, returned.length, file.original)
    const refuse = report('error', path)
    const units = unitsFor(file, loaded, ids[index], refuse)
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
      const { page, locale, sections } = units
      const states = new Map(sections.map(({ id, state }) => [id, state]))
      const unreviewed = unreviewedUnits(root, loaded, units, file, merged)
      merged.complete = merged.complete.filter((id) => !unreviewed.has(id))
      const held = heldSections(units, file, merged, unreviewed)
      changes.push({ ...merged, page, locale, file: target, untranslated, states, held })
    } else unchanged.push(name)
  }
  progress(returned.length, returned.length, '')
  const stage = mkdtempSync(join(tmpdir(), 'import-'))
  try {
    if (!isRefused() && changes.length > 0) {
      const files = stageChanges(root, stage, changes)
      // Inspects the same pages as before: one left out now would seem to be at fault.
      const after = await inspect(stage, root, ids)
      findings.push(...newFaults(after, changes, before.findings))
      if (!isRefused()) {
        await holdFaulty(changes, after.loaded, await readTitles(stage))
        stageLocks(root, stage, changes, files)
      }
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
      const lines = [...faults, ...summaries.map((summary) => summaryText(summary, good))]
      if (unchanged.length > 0) lines.push(`unchanged: ${unchanged.join(', ')}`)
      const changed = [...new Set(summaries.map(({ page }) => page))].join(' ')
      if (dryRun) lines.push('', bold('A dry run: nothing was written.'))
      else if (changed) lines.push('', `Check it: npm run translation -- check ${changed}`)
      return lines.join('\n')
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
  try {
    const files = readXliff(decodeXml(readFileSync(absolute)))
    if (files.length === 0) refuse(nowhere, 'there is no <file> in it')
    return files.map((file) => ({ path, file }))
  } catch (error) {
    if (!(error instanceof XliffError)) throw error
    refuse({ ...nowhere, place: error.place }, error.message)
    return []
  }
}

/** The id of the page that each file was made of, or “” where that is not certain. */
async function pageIds(root: string, returned: { file: ReturnedFile }[]): Promise<string[]> {
  const named = returned.map(({ file }) => namedOriginal(file))
  const areThere = named.every((name) => name && existsSync(join(root, name.file)))
  // Only files that name no page are looked for in all of them.
  const content = areThere ? undefined : await loadContent(root)
  return returned.map(({ file }, index) => {
    return (content ? pageOf(file, content)?.id : named[index]?.id) ?? ''
  })
}

function unitsFor(
  file: ReturnedFile,
  loaded: LoadedContent,
  pageId: string | undefined,
  refuse: Refuse,
): PageUnits | undefined {
  const { original, sourceLanguage, targetLanguage } = file
  const locale = localeOfTag(targetLanguage)
  const page = loaded.content.pages.get(pageId ?? '')
  const text = page && originalOf(page)
  if (!page || !text || pageOf(file, loaded.content) !== page) {
    refuse(
      file,
      `“${original}” is not the original of a page, and what the file says is not certainly that of one; write the path of the original into it, as it was exported: <file original="content/pages/…/en.mdx">`,
    )
  } else if (localeOfTag(sourceLanguage) !== text.locale) {
    refuse(
      file,
      `its source language is “${sourceLanguage}”, but ${text.file} is in “${text.locale}”`,
    )
  } else if (!locale || locale === text.locale) {
    refuse(
      file,
      `its target language is “${targetLanguage}”, into which the page is not translated`,
    )
  } else {
    const units = pageUnits(loaded, page, locale, file.skeleton?.partners)
    if (!units)
      refuse(file, `${page.id} has faults; run “npm run translation -- check ${page.id}” first`)
    return units
  }
  return undefined
}

function summaryOf({ page, locale, file, changed, waiting, rebuilt, ...change }: Change) {
  const { dropped, untranslated, complete: accepted, held, chosenSlug } = change
  const texts = { changed, waiting, rebuilt, dropped, untranslated }
  const address = chosenSlug === undefined ? {} : { chosenSlug }
  return { page: page.id, locale, file, ...texts, accepted, held, ...address }
}

function summaryText(
  summary: ReturnType<typeof summaryOf>,
  good: (text: string) => string,
): string {
  const { page, locale, changed, waiting, rebuilt, dropped, accepted, untranslated, chosenSlug } =
    summary
  const { held } = summary
  const lines = [
    good(`${page} ${locale}: ${counted(changed.length - waiting.length, 'text')} changed`),
    rebuilt.length > 0 && `  made anew from the original: ${rebuilt.join(', ')}`,
    dropped.length > 0 && `  removed, as in the original: ${dropped.join(', ')}`,
    accepted.length > 0 && `  follow the original now: ${accepted.join(', ')}`,
    waiting.length > 0 &&
      `  not used until the rest of their section is translated: ${waiting.join(', ')}`,
    chosenSlug !== undefined &&
      `  its address is “${chosenSlug}”, since its short title has no Latin words, or those of a neighbour: look it over`,
    untranslated.length > 0 && `  not translated: ${untranslated.join(', ')}`,
    ...held.map(({ section, state, why }) =>
      state === 'current'
        ? `  at fault, though it stays current: ${section}: ${why}`
        : `  not taken as current: ${section}: ${why}`,
    ),
  ]
  return lines.filter(Boolean).join('\n')
}
