import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { BodyCheck } from '../compile/validation/bodies'
import type { CheckedContent } from '../compile/validation/checked-content'
import { counted, type Fault, sortFaults, withoutRepetition } from '../compile/validation/fault'
import { listFiles } from '../compile/validation/source'
import { validateContent } from '../compile/validation/validate-content'
import { type Locale, localeTable } from '../i18n/locales'
import {
  comparePage,
  comparePages,
  listsOf,
  loadRules,
  type PageFindings,
  rulesFor,
} from './compare'
import { openFindingsCache } from './findings-cache'
import { headingsOnly, type Trees, treeKeepingCheck } from './load-content'
import { type Finding, findingText, type Outcome, type Style } from './outcome'
import { readTitles, type Titles } from './page-titles'
import type { Progress } from './progress'
import { rulesNotRun } from './rules/coverage'
import { selectPages } from './selection'
import { sharedPlaceholders } from './shared-texts'

/** Every fault of the content, and every place where the languages of the named pages disagree. */
export async function check(
  root: string,
  ids: string[],
  progress: Progress = () => undefined,
): Promise<Required<Outcome>> {
  const { content, findings } = await inspectPages(root, ids, progress)
  const pages = selectPages(content, ids)
  const notRun = await rulesNotRun(new Set(pages.flatMap(({ texts }) => [...texts.keys()])))
  return {
    text: (style) => findingsText(findings, notRun, style),
    json: { findings, ...(notRun.size > 0 && { notRun: Object.fromEntries(notRun) }) },
    findings,
    failed: findings.some(({ severity }) => severity === 'error'),
  }
}

/** The content, and what is at fault in the named pages; in all of it when none is named. */
export async function inspectPages(
  root: string,
  ids: string[],
  progress: Progress,
): Promise<{ content: CheckedContent; findings: Finding[] }> {
  const folders = await pageFolders(root, ids)
  const titles = await readTitles(root)
  const compared =
    folders.length > fewestForThreads
      ? await compareMany(root, titles, folders, progress)
      : undefined
  const trees: Trees = new Map()
  const { faults, notices, content } = await validateContent(
    join(root, 'content'),
    join(root, 'public'),
    compared ? alreadyChecked(compared) : checkOnly(folders.flat(), trees),
  )
  const pages = selectPages(content, ids)
  const rules = compared ? undefined : await rulesFor(content, titles)
  const concerned = ({ file }: Fault) =>
    ids.length === 0 || pages.some(({ folder }) => dirname(file) === folder)
  const findings = sortFaults([
    ...faults.filter(concerned).map(toFinding('error')),
    ...notices.filter((notice) => concerned(notice) && !notice.ofOrder).map(toFinding('warning')),
    ...(ids.length === 0 ? await sharedPlaceholders(root) : []),
    ...(compared ?? []).flatMap((page) => page.findings),
    ...(rules ? pages.flatMap((page) => comparePage(page, trees, rules)) : []),
  ])
  return { content, findings }
}

/** The files of each page that is looked at, from the content folder. */
async function pageFolders(root: string, ids: string[]): Promise<string[][]> {
  const folders = new Map<string, string[]>()
  for (const path of listFiles(join(root, 'content', 'pages'))) {
    const id = dirname(path)
    if (ids.length > 0 && !ids.includes(id)) continue
    folders.set(id, [...(folders.get(id) ?? []), `pages/${path}`])
  }
  return [...folders.values()]
}

/**
 * The most pages that are compared without threads: to start these takes as long, since each loads
 * the program and its dictionaries.
 */
const fewestForThreads = 200

/** Pages that a thread takes at a time. */
const portion = 20

/** Compares the pages of a large site, of which those are looked at that something has changed for. */
async function compareMany(
  root: string,
  titles: Titles,
  folders: string[][],
  progress: Progress,
): Promise<PageFindings[]> {
  const cache = openFindingsCache(root, await listsOf(root), titles)
  const findings = new Map<string[], PageFindings>()
  for (const files of folders) {
    const known = cache.get(files)
    if (known) findings.set(files, known)
  }
  const others = folders.filter((files) => !findings.has(files))
  if (others.length === 0) return [...findings.values()]
  const compared =
    others.length > fewestForThreads
      ? await compareInThreads(root, titles, others, progress)
      : await comparePages(root, others, await loadRules(root, titles))
  for (const [index, files] of others.entries()) {
    const found = compared[index]
    if (found) findings.set(files, found)
  }
  cache.replace(findings)
  return [...findings.values()]
}

async function compareInThreads(
  root: string,
  titles: Titles,
  folders: string[][],
  progress: Progress,
): Promise<PageFindings[]> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('worker.mjs', import.meta.url)),
    maxThreads: availableParallelism(),
    workerData: { root, titles },
    // Smaller limits cost more time than they save memory: of 3,000 texts a third of the time for a tenth.
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 },
  })
  const tasks: Promise<PageFindings[]>[] = []
  let done = 0
  for (let start = 0; start < folders.length; start += portion) {
    const pages = folders.slice(start, start + portion)
    tasks.push(
      pool.run(pages, { name: 'compare' }).finally(() => {
        done += pages.length
        progress(done, folders.length, 'pages compared')
      }),
    )
  }
  try {
    return (await Promise.all(tasks)).flat()
  } finally {
    await pool.destroy()
  }
}

/** Checks these texts, whose trees are kept, and of the others no more than links to them need. */
function checkOnly(paths: string[], trees: Trees): BodyCheck {
  const files = new Set(paths.map((path) => `content/${path}`))
  const checkBody = treeKeepingCheck(trees)
  return (source, ...rest) =>
    files.has(source.file) ? checkBody(source, ...rest) : headingsOnly(source)
}

function alreadyChecked(found: PageFindings[]): BodyCheck {
  const bodies = new Map(found.flatMap(({ bodies }) => bodies))
  return (source, _pageId, _locale, faults) => {
    const known = bodies.get(source.file)
    if (!known) return headingsOnly(source)
    faults.push(...known.faults)
    return known.checked
  }
}

function toFinding(severity: Finding['severity']) {
  return (fault: Fault): Finding => ({ rule: 'content', severity, ...fault })
}

function findingsText(findings: Finding[], notRun: Map<Locale, string[]>, style: Style): string {
  const shown = withoutRepetition(findings)
  const errors = shown.filter(({ severity }) => severity === 'error').length
  const summary =
    findings.length === 0
      ? style.good('The languages agree.')
      : `${counted(errors, 'error')}, ${counted(shown.length - errors, 'warning')}`
  const silent = [...notRun].map(([locale, rules]) =>
    style.dim(
      `${localeTable[locale].name}: not looked at by rules that know nothing of the language: ${rules.join(', ')}`,
    ),
  )
  return [...shown.map((finding) => findingText(finding, style)), ...silent, summary].join('\n')
}
