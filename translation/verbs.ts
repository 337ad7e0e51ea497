import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve as resolvePath } from 'node:path'
import type { parseArgs } from 'node:util'
import { formatFault } from '../compile/validation/fault'
import { locales } from '../i18n/locales'
import { accept } from './accept'
import { changes } from './diff'
import type { ExampleNames } from './examples'
import { loadContent } from './load-content'
import { type Outcome, UsageError } from './outcome'
import { progressOn } from './progress'
import { resolve } from './resolve'
import { acceptSameMeaning } from './same-meaning'
import { selectLocale, selectPage, selectPages } from './selection'
import { statusOutcome } from './status'

export interface Verb {
  /** Its arguments, as in a usage line. */
  usage: string
  does: string
  examples(names: ExampleNames): string[]
  /** Whether it writes, and so waits for others that do, and reads what they wrote. */
  writes?: true
  run(root: string, positionals: string[], values: Values): Promise<Outcome>
}

/** The options of all verbs, as `parseArgs` of Node.js takes them. */
export const options = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  page: { type: 'string', multiple: true },
  locale: { type: 'string' },
  to: { type: 'string' },
  stale: { type: 'boolean' },
  omegat: { type: 'boolean' },
  out: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'despite-errors': { type: 'boolean' },
  by: { type: 'string' },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

export const verbs: Record<string, Verb> = {
  status: {
    usage: '[--page PAGE…] [--locale LOCALE]',
    does: 'says which pages are current, stale or missing in each language',
    examples: ({ page, locale }) => [
      'status',
      `status --locale ${locale}`,
      `status --page ${page}`,
    ],
    async run(root, positionals, { page = [], locale }) {
      refuseMore(positionals, 0)
      const content = await loadContent(root)
      const shown = locale === undefined ? locales : [selectLocale(locale)]
      return statusOutcome(selectPages(content, page), shown)
    },
  },
  check: {
    usage: '[PAGE…]',
    does: 'lists every fault of the content, and where its languages disagree',
    examples: ({ below }) => ['check', `check ${below}`, 'check --format sarif'],
    // Dictionaries and language models take seconds to load, and only this verb needs them.
    async run(root, ids) {
      const { check } = await import('./check')
      return check(root, ids, progressOn(process.stderr))
    },
  },
  accept: {
    usage: 'PAGE LOCALE [SECTION…] [--despite-errors]',
    does: 'records that a translation says what its original says now; refuses what is at fault',
    examples: ({ page, section, locale }) => [
      `accept ${page} ${locale}`,
      `accept ${page} ${locale} ${section} @introduction`,
    ],
    writes: true,
    async run(root, [id, code, ...sections], { 'despite-errors': despiteErrors = false }) {
      if (id === undefined) throw new UsageError(noPage)
      const locale = selectLocale(code)
      const { page, findings } = await inspectPage(root, id)
      return accept(root, page, locale, findings, { sections, despiteErrors })
    },
  },
  'same-meaning': {
    usage: 'PAGE [SECTION…] [--by NAME]',
    does: 'records for all languages at once that an edit of the original, such as a typo mended, means the same',
    examples: ({ page }) => [`same-meaning ${page}`, `same-meaning ${page} @front-matter`],
    writes: true,
    async run(root, [id, ...sections], { by }) {
      const { page, findings } = await inspectPage(root, id)
      return acceptSameMeaning(root, page, findings, { sections, by })
    },
  },
  resolve: {
    usage: '[PAGE…]',
    does: 'puts lock files right in which a merge stands unresolved, or that name what is not there',
    examples: ({ page }) => ['resolve', `resolve ${page}`],
    writes: true,
    async run(root, ids) {
      const content = await loadContent(root)
      return resolve(root, selectPages(content, ids), selectPages(content, []))
    },
  },
  diff: {
    usage: 'PAGE LOCALE',
    does: 'shows what has changed in the original since the translation was accepted',
    examples: ({ page, locale }) => [`diff ${page} ${locale}`],
    async run(root, positionals) {
      refuseMore(positionals, 2)
      const [id, code] = positionals
      if (id === undefined) throw new UsageError(noPage)
      const locale = selectLocale(code)
      const page = selectPage(await loadContent(root), id)
      const [fault] = page.unread
      if (fault) throw new UsageError(`Put this right first: ${formatFault(fault)}`)
      return changes(root, page, locale)
    },
  },
  export: {
    usage: '--to LOCALE [--stale] [--omegat] [--out FOLDER|FILE.xlf] [PAGE…]',
    does: 'writes XLIFF 1.2 for translators: a file for each page, one for all, or a project for OmegaT',
    examples: ({ page, below, locale }) => [
      `export --to ${locale}`,
      `export --to ${locale} --stale --out ${locale}.xlf`,
      `export --to ${locale} --out bureau ${[...new Set([page, below])].join(' ')}`,
      `export --to ${locale} --stale --omegat`,
    ],
    writes: true,
    async run(root, ids, { to, stale = false, omegat = false, out }) {
      const { exportXliff } = await import('./export')
      const given = { stale, omegat, out }
      return exportXliff(root, selectLocale(to), ids, given, progressOn(process.stderr))
    },
  },
  import: {
    usage: 'FILE… [--dry-run]',
    does: 'checks XLIFF that comes back, and merges what is translated: all of it or nothing',
    examples: ({ locale }) => [`import ${locale}.xlf`, `import .xliff/${locale}/*.xlf --dry-run`],
    writes: true,
    async run(root, files, { 'dry-run': dryRun = false }) {
      const { importXliff } = await import('./import')
      const paths = files.flatMap((file) => matching(root, file))
      return importXliff(root, paths, dryRun, progressOn(process.stderr))
    },
  },
  pseudo: {
    usage: 'LOCALE [--out FOLDER]',
    does: 'copies the project with longer, accented texts in a language, to try layouts on',
    examples: ({ locale }) => [`pseudo ${locale}`, `pseudo ${locale} --out ../portal-in-pseudo`],
    writes: true,
    async run(root, positionals, { out }) {
      refuseMore(positionals, 1)
      const { pseudo } = await import('./pseudo')
      return pseudo(root, selectLocale(positionals[0]), out, progressOn(process.stderr))
    },
  },
}

/** The files that a name with * in it stands for, which not every shell looks up. */
function matching(root: string, path: string): string[] {
  const folder = resolvePath(root, dirname(path))
  if (!basename(path).includes('*') || !existsSync(folder)) return [path]
  const parts = basename(path)
    .split('*')
    .map((part) => part.replace(/[^\w-]/g, '\\$&'))
  const pattern = new RegExp(`^${parts.join('.*')}$`, 's')
  const names = readdirSync(folder).filter((name) => pattern.test(name))
  return names.length > 0 ? names.sort().map((name) => join(dirname(path), name)) : [path]
}

const noPage = 'The id of the page is missing.'

async function inspectPage(root: string, id: string | undefined) {
  if (id === undefined) throw new UsageError(noPage)
  const { inspectPages } = await import('./check')
  const { content, findings } = await inspectPages(root, [id], progressOn(process.stderr))
  return { page: selectPage(content, id), findings }
}

function refuseMore(positionals: string[], most: number): void {
  const [extra] = positionals.slice(most)
  if (extra !== undefined) throw new UsageError(`“${extra}” is one argument too many.`)
}
