import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve as resolvePath } from 'node:path'
import { parseArgs } from 'node:util'
import { inTurn } from '../compile/turn'
import { formatFault } from '../compile/validation/fault'
import { locales } from '../i18n/locales'
import { accept } from './accept'
import { loadContent, selectLocale, selectPage, selectPages } from './content'
import { changes } from './diff'
import { type Outcome, type Style, sarif, styleFor, UsageError } from './outcome'
import { progressOn } from './progress'
import { resolve } from './resolve'
import { acceptSameMeaning } from './same-meaning'
import { statusOutcome } from './status'

interface Verb {
  /** Its arguments, as in a usage line. */
  usage: string
  does: string
  examples: string[]
  /** Whether it writes, and so waits for others that do, and reads what they wrote. */
  writes?: true
  run(root: string, positionals: string[], values: Values): Promise<Outcome>
}

interface Values {
  page?: string[] | undefined
  locale?: string | undefined
  to?: string | undefined
  stale?: boolean | undefined
  out?: string | undefined
  omegat?: boolean | undefined
  'dry-run'?: boolean | undefined
  'despite-errors'?: boolean | undefined
  by?: string | undefined
}

const verbs: Record<string, Verb> = {
  status: {
    usage: '[--page PAGE…] [--locale LOCALE]',
    does: 'says which pages are current, stale or missing in each language',
    examples: ['status', 'status --locale es', 'status --page pacific-alliance'],
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
    examples: ['check', 'check pacific-alliance/members', 'check --format sarif'],
    // Dictionaries and language models take seconds to load, and only this verb needs them.
    async run(root, ids) {
      const { check } = await import('./check')
      return check(root, ids, progressOn(process.stderr))
    },
  },
  accept: {
    usage: 'PAGE LOCALE [SECTION…] [--despite-errors]',
    does: 'records that a translation says what its original says now; refuses what is at fault',
    examples: ['accept pacific-alliance es', 'accept pacific-alliance es members @introduction'],
    writes: true,
    async run(root, [id, code, ...sections], { 'despite-errors': despiteErrors = false }) {
      if (id === undefined) throw new UsageError(noPage)
      const locale = selectLocale(code)
      const { inspectPages } = await import('./check')
      const { content, findings } = await inspectPages(root, [id], progressOn(process.stderr))
      return accept(root, selectPage(content, id), locale, findings, { sections, despiteErrors })
    },
  },
  'same-meaning': {
    usage: 'PAGE [SECTION…] [--by NAME]',
    does: 'records for all languages at once that an edit of the original, such as a typo mended, means the same',
    examples: ['same-meaning pacific-alliance', 'same-meaning pacific-alliance @front-matter'],
    writes: true,
    async run(root, [id, ...sections], { by }) {
      if (id === undefined) throw new UsageError(noPage)
      const { inspectPages } = await import('./check')
      const { content, findings } = await inspectPages(root, [id], progressOn(process.stderr))
      return acceptSameMeaning(root, selectPage(content, id), findings, { sections, by })
    },
  },
  resolve: {
    usage: '[PAGE…]',
    does: 'puts lock files right in which a merge stands unresolved, or that name what is not there',
    examples: ['resolve', 'resolve pacific-alliance'],
    writes: true,
    async run(root, ids) {
      const content = await loadContent(root)
      return resolve(root, selectPages(content, ids), selectPages(content, []))
    },
  },
  diff: {
    usage: 'PAGE LOCALE',
    does: 'shows what has changed in the original since the translation was accepted',
    examples: ['diff pacific-alliance es'],
    async run(root, positionals) {
      refuseMore(positionals, 2)
      const { page, locale } = await pageAndLocale(root, positionals[0], positionals[1])
      return changes(root, page, locale)
    },
  },
  export: {
    usage: '--to LOCALE [--stale] [--omegat] [--out FOLDER|FILE.xlf] [PAGE…]',
    does: 'writes XLIFF 1.2 for translators: a file for each page, one for all, or a project for OmegaT',
    examples: [
      'export --to es',
      'export --to es --stale --out spanish.xlf',
      'export --to fr --out bureau pacific-alliance north-america/mexico',
      'export --to fr --stale --omegat',
    ],
    writes: true,
    async run(root, ids, { to, stale = false, omegat = false, out }) {
      const { exportXliff } = await import('./export')
      return exportXliff(
        root,
        selectLocale(to),
        ids,
        { stale, omegat, out },
        progressOn(process.stderr),
      )
    },
  },
  import: {
    usage: 'FILE… [--dry-run]',
    does: 'checks XLIFF that comes back, and merges what is translated: all of it or nothing',
    examples: ['import spanish.xlf', 'import .xliff/es/*.xlf --dry-run'],
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
    examples: ['pseudo es', 'pseudo fr --out ../portal-in-pseudo'],
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

async function pageAndLocale(root: string, id: string | undefined, code: string | undefined) {
  if (id === undefined) throw new UsageError(noPage)
  const locale = selectLocale(code)
  const page = selectPage(await loadContent(root), id)
  const [fault] = page.unread
  if (fault) throw new UsageError(`Put this right first: ${formatFault(fault)}`)
  return { page, locale }
}

function refuseMore(positionals: string[], most: number): void {
  const [extra] = positionals.slice(most)
  if (extra !== undefined) throw new UsageError(`“${extra}” is one argument too many.`)
}

const help = `Usage: npm run translation -- <verb> [arguments] [options]

${Object.entries(verbs)
  .map(([name, { usage, does }]) => `  ${name} ${usage}\n      ${does}`)
  .join('\n')}

A page is named by its id, the path of its folder below content/pages.
A section is named by the id of its heading; @front-matter and @introduction come before the first.

  --json           the answer as JSON
  --format sarif   what was found as SARIF 2.1.0, for code hosts
  --help           this text, or that of a verb

Ends with 0 when nothing is wrong, 1 when something is, 2 when the command is not understood.
`

function helpOf(name: string, { usage, does, examples }: Verb): string {
  const lines = examples.map((example) => `  npm run translation -- ${example}`)
  return `Usage: npm run translation -- ${name} ${usage}\n\n${does}\n\nExamples:\n${lines.join('\n')}\n`
}

/** The output of a run of the command, and the code that it ends with. */
export interface Result {
  status: number
  stdout: string
  stderr: string
}

/**
 * Runs one verb.
 *
 * @param root the project’s folder
 * @param args as on the command line
 */
export async function runTranslation(
  root: string,
  args: string[],
  style: Style = styleFor({}),
): Promise<Result> {
  try {
    return await runVerb(root, args, style)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    const misused = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS')
    if (!misused) throw error
    const stderr = `${message}\nHelp: npm run translation -- --help\n`
    return { status: 2, stdout: '', stderr }
  }
}

async function runVerb(root: string, args: string[], style: Style): Promise<Result> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
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
    },
  })
  const [name, ...rest] = positionals
  const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
  const printed = (text: string, status: number) => ({ status, stdout: text, stderr: '' })
  if (values.help || name === undefined) {
    const text = verb && name !== undefined ? helpOf(name, verb) : help
    return printed(text, values.help ? 0 : 2)
  }
  if (!verb) {
    throw new UsageError(`“${name}” is not a verb; the verbs are ${Object.keys(verbs).join(', ')}.`)
  }
  if (values.format !== undefined && values.format !== 'sarif') {
    throw new UsageError(`“${values.format}” is not a format; the only one is sarif.`)
  }
  const run = () => verb.run(root, rest, values)
  const outcome = verb.writes ? await inTurn(root, positionals.join(' '), run) : await run()
  const data = values.format ? sarif(outcome.findings) : values.json ? outcome.json : undefined
  const text = data === undefined ? outcome.text(style) : JSON.stringify(data, null, 2)
  return printed(`${text}\n`, outcome.failed ? 1 : 0)
}
