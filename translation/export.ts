import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Locale } from '../i18n/locales'
import { replaceFile } from '../site/content'
import { originalOf, staleSections } from '../site/validation/freshness'
import { selectPages } from './content'
import { type Outcome, UsageError } from './outcome'
import type { Progress } from './progress'
import { termNotes } from './rules/terminology'
import { loadTexts, type PageUnits, pageUnits } from './xliff/page-units'
import { writeXliff } from './xliff/write'

interface ExportOptions {
  /** Only sections that are missing or stale. */
  stale: boolean
  /** A folder for a file of each page, or a file (`.xlf`) for all. */
  out: string | undefined
}

/** Writes XLIFF 1.2 for the translators of a language. */
export async function exportXliff(
  root: string,
  locale: Locale,
  ids: string[],
  { stale, out = join('.xliff', locale) }: ExportOptions,
  progress: Progress,
): Promise<Outcome> {
  const loaded = await loadTexts(root, ids)
  const chosen = selectPages(loaded.content, ids)
  const pages: PageUnits[] = []
  for (const [index, page] of chosen.entries()) {
    progress(index, chosen.length, page.id)
    const original = originalOf(page)
    if (original?.locale === locale) {
      if (ids.length > 0) throw new UsageError(`“${page.id}” is first written in “${locale}”.`)
      continue
    }
    if (stale && page.texts.has(locale) && staleSections(page, locale).length === 0) continue
    const units = pageUnits(loaded, page, locale)
    if (!units) {
      throw new UsageError(
        `“${page.id}” has faults; run “npm run translation -- check ${page.id}” first.`,
      )
    }
    const sections = units.sections.filter(({ state }) => !stale || state !== 'current')
    pages.push({ ...units, sections })
  }
  progress(chosen.length, chosen.length, '')
  const { glossary, placeNames } = loaded.content
  const languages = new Set(pages.map(({ original }) => original.locale))
  const terms = new Map<Locale, Awaited<ReturnType<typeof termNotes>>>()
  for (const from of languages) {
    terms.set(from, await termNotes({ ...placeNames, ...glossary }, from, locale))
  }
  const write = (list: PageUnits[]) =>
    writeXliff(list, loaded.content, (from) => terms.get(from) ?? (() => []))
  const isOneFile = /\.(xlf|xliff)$/.test(out)
  const files = isOneFile
    ? [{ file: out, pages }]
    : pages.map((page) => ({
        file: join(out, `${page.page.id.replaceAll('/', '.')}.xlf`),
        pages: [page],
      }))
  const written = pages.length > 0 ? files : []
  for (const { file, pages: list } of written) {
    mkdirSync(dirname(resolve(root, file)), { recursive: true })
    replaceFile(resolve(root, file), write(list))
  }
  const rows = written.map(({ file, pages: list }) => ({ file, ...countsOf(list) }))
  return {
    text: ({ good, dim }) =>
      rows.length === 0
        ? good('Nothing is to be translated.')
        : [
            ...rows.map(({ file, units, missing, review }) => {
              const counts = [
                `${units} texts`,
                missing > 0 && `${missing} new`,
                review > 0 && `${review} to review`,
              ]
              return `${file} ${dim(`(${counts.filter(Boolean).join(', ')})`)}`
            }),
            '',
            `When it comes back: npm run translation -- import ${isOneFile ? out : join(out, '*.xlf')}`,
          ].join('\n'),
    json: { locale, files: rows },
    findings: [],
    failed: false,
  }
}

function countsOf(pages: PageUnits[]) {
  const units = pages.flatMap(({ sections }) =>
    sections.flatMap(({ state, units }) => units.map((unit) => ({ state, unit }))),
  )
  return {
    units: units.length,
    missing: units.filter(({ unit }) => !unit.translation).length,
    review: units.filter(({ unit, state }) => unit.translation && state !== 'current').length,
  }
}
