import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { counted } from '../compile/validation/fault'
import { originalOf, staleSections } from '../compile/validation/freshness'
import type { Locale } from '../i18n/locales'
import { type Glossary, replaceFile } from '../site/content'
import { publicOrigin } from '../site/origin'
import { type Outcome, UsageError } from './outcome'
import type { Progress } from './progress'
import { termNotes } from './rules/term-notes'
import { selectPages } from './selection'
import { unitsWithFormer } from './xliff/former'
import { omegatProject } from './xliff/omegat'
import { type LoadedContent, loadTexts, type PageUnits } from './xliff/page-units'
import { stateOf, writeXliff, type XliffOptions } from './xliff/write'

interface ExportOptions {
  /** Only sections that are missing or stale. */
  stale: boolean
  /** Writes a project that OmegaT opens. */
  omegat: boolean
  /** A folder for a file of each page, or a file (`.xlf`) for all. */
  out: string | undefined
}

/** Writes XLIFF 1.2 for the translators of a language. */
export async function exportXliff(
  root: string,
  locale: Locale,
  ids: string[],
  { stale, omegat, out = join('.xliff', omegat ? `${locale}-omegat` : locale) }: ExportOptions,
  progress: Progress,
): Promise<Outcome> {
  const isOneFile = /\.(xlf|xliff)$/.test(out)
  if (omegat) refuseProject(root, out, isOneFile)
  const origin = addressForNotes()
  const loaded = await loadTexts(root, ids)
  const pages = pagesToTranslate(root, loaded, locale, ids, stale, progress)
  const terms: Glossary = { ...loaded.content.placeNames, ...loaded.content.glossary }
  const languages = [...new Set(pages.map(({ original }) => original.locale))]
  const hints = new Map<Locale, Awaited<ReturnType<typeof termNotes>>>()
  for (const from of languages) hints.set(from, await termNotes(terms, from, locale))
  const options: XliffOptions = {
    content: loaded.content,
    termsIn: (from) => hints.get(from) ?? (() => []),
    origin,
    targets: omegat ? 'sources' : 'translations',
  }
  const rows: (ReturnType<typeof countsOf> & { file: string })[] = []
  const write = (file: string, text: string) => {
    mkdirSync(dirname(resolve(root, file)), { recursive: true })
    replaceFile(resolve(root, file), text)
  }
  const writePages = (file: string, list: PageUnits[]) => {
    write(file, writeXliff(list, options))
    rows.push({ file, ...countsOf(list) })
  }
  const writeEach = (folder: string, list: PageUnits[]) => {
    for (const page of list)
      writePages(join(folder, `${page.page.id.replaceAll('/', '.')}.xlf`), [page])
  }
  if (omegat) {
    // A project has one original language: where there are two, each has its own.
    for (const from of languages) {
      const folder = languages.length > 1 ? join(out, from) : out
      const ofLanguage = pages.filter(({ original }) => original.locale === from)
      const project = omegatProject(ofLanguage, from, locale, terms)
      for (const [file, text] of project.files) write(join(folder, file), text)
      for (const name of ['target', 'dictionary']) mkdirSync(resolve(root, folder, name))
      writeEach(join(folder, 'source'), project.pages)
    }
  } else if (!isOneFile) writeEach(out, pages)
  else if (pages.length > 0) writePages(out, pages)
  const projects = languages.length > 1 ? join(out, '*') : out
  const returned = isOneFile ? out : join(omegat ? join(projects, 'target') : out, '*.xlf')
  return {
    text: ({ good, dim }) =>
      rows.length === 0
        ? good('Nothing is to be translated.')
        : [
            ...rows.map(({ file, units, missing, review }) => {
              const counts = [
                counted(units, 'text'),
                missing > 0 && `${missing} new`,
                review > 0 && `${review} to review`,
              ]
              return `${file} ${dim(`(${counts.filter(Boolean).join(', ')})`)}`
            }),
            '',
            ...(omegat ? [`To be opened in OmegaT as a project: ${projects}`] : []),
            `When it comes back: npm run translation -- import ${returned}`,
          ].join('\n'),
    json: { locale, files: rows },
  }
}

function pagesToTranslate(
  root: string,
  loaded: LoadedContent,
  locale: Locale,
  ids: string[],
  stale: boolean,
  progress: Progress,
): PageUnits[] {
  const chosen = selectPages(loaded.content, ids)
  const pages: PageUnits[] = []
  for (const [index, page] of chosen.entries()) {
    progress(index, chosen.length, page.id)
    const original = originalOf(page)
    if (original?.locale === locale) {
      if (ids.length > 0) throw new UsageError(`“${page.id}” is first written in “${locale}”.`)
      continue
    }
    const isCurrent = page.texts.has(locale) && staleSections(page, locale).length === 0
    if (stale && isCurrent && page.unread.length === 0) continue
    const units = unitsWithFormer(root, loaded, page, locale)
    if (!units) {
      throw new UsageError(
        `“${page.id}” has faults; run “npm run translation -- check ${page.id}” first.`,
      )
    }
    const sections = units.sections.filter(({ state }) => !stale || state !== 'current')
    pages.push({ ...units, sections })
  }
  progress(chosen.length, chosen.length, '')
  return pages
}

/** Refuses a folder with files: a translator’s work in a project of OmegaT is never overwritten. */
function refuseProject(root: string, out: string, isOneFile: boolean): void {
  if (isOneFile) throw new UsageError(`A project for OmegaT is a folder; “${out}” is a file.`)
  const folder = resolve(root, out)
  if (!existsSync(folder) || readdirSync(folder).length === 0) return
  throw new UsageError(
    `The folder “${out}” is not empty: import what came back in it and remove it, or name another with --out.`,
  )
}

/** The portal’s address, if it has one that a translator can open: not that of this computer. */
function addressForNotes(): string | undefined {
  if (!process.env.PUBLIC_ORIGIN) return undefined
  try {
    const origin = publicOrigin()
    return /^(localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(new URL(origin).hostname)
      ? undefined
      : origin
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function countsOf(pages: PageUnits[]) {
  const states = pages.flatMap(({ sections }) =>
    sections.flatMap((section) => section.units.map((unit) => stateOf(unit, section))),
  )
  return {
    units: states.length,
    missing: states.filter((state) => state === 'needs-translation').length,
    review: states.filter((state) => state === 'needs-review-translation').length,
  }
}
