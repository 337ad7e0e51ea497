import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { meaningOf, type Section, sectionsOf } from '../compile/sections'
import { parseBody } from '../compile/validation/body'
import type { CheckedPage } from '../compile/validation/checked-content'
import { lockFile } from '../compile/validation/file-names'
import { originalOf, staleSections } from '../compile/validation/freshness'
import { checkedFrontMatter } from '../compile/validation/front-matter'
import type { Locale } from '../i18n/locales'
import { frontMatterId } from '../site/content'

/** A section of an original as it was when a translation of it was accepted. */
export interface FormerSection extends SectionText {
  /** The newest commit that has it. */
  commit: string
  /** The whole text of the page in that commit. */
  page: string
}

/** A section as it is written. */
export interface SectionText {
  text: string
  digest: string
  /** Its blocks; the front matter has none. */
  section?: Section
}

export interface FormerSections {
  found: Map<string, FormerSection>
  /** A sentence on why a text that was accepted is not among them, and what to do about it. */
  lacking?: string
}

/**
 * The originals that the stale sections of a translation render, looked for in the history by the
 * digests that were accepted.
 *
 * @param patience how long Git may take for an answer, in milliseconds
 */
export function formerSections(
  root: string,
  page: CheckedPage,
  locale: Locale,
  patience = 60_000,
): FormerSections {
  const original = originalOf(page)
  const accepted = page.accepted?.value[locale] ?? {}
  const wanted = new Map(
    staleSections(page, locale).flatMap(({ id }) => (accepted[id] ? [[id, accepted[id]]] : [])),
  )
  const found = new Map<string, FormerSection>()
  if (!original || wanted.size === 0) return { found }
  try {
    const git: Git = (args, input) => answerOf(root, args, input, patience)
    for (const { commit, text } of statesOf(git, original.file, [...wanted.values()])) {
      const sections = sectionTexts(text)
      for (const [id, digest] of wanted) {
        const section = sections.get(id)
        if (section?.digest !== digest) continue
        found.set(id, { ...section, commit, page: text })
        wanted.delete(id)
      }
      if (wanted.size === 0) return { found }
    }
    const isShallow = git(['rev-parse', '--is-shallow-repository']).trim() === 'true'
    return {
      found,
      lacking: isShallow
        ? 'The text that was accepted is older than the history that is here, which was cut off (a shallow clone): run “git fetch --unshallow” and try again.'
        : 'The text that was accepted is not in the history.',
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    return { found, lacking: error.message }
  }
}

/** Each section of a text, and the front matter. */
export function sectionTexts(text: string): Map<string, SectionText> {
  const sections = new Map<string, SectionText>()
  const front = checkedFrontMatter({ file: '', text })
  if (front) sections.set(frontMatterId, front)
  const tree = parseBody({ file: '', text }, [])
  const list = tree ? sectionsOf(tree) : []
  for (const [index, section] of list.entries()) {
    const start = section.blocks[0]?.node.position?.start.offset ?? 0
    const end = list[index + 1]?.blocks[0]?.node.position?.start.offset ?? text.length
    const written = text.slice(start, end).trim()
    sections.set(section.id, { text: written, digest: meaningOf(section), section })
  }
  return sections
}

type Git = (args: string[], input?: string) => string

/**
 * Every text that a file has had in any branch, the newest first; then those of the files that lay
 * beside a lock with one of these digests: a page that has moved took its lock along.
 */
function* statesOf(git: Git, file: string, digests: string[]) {
  const known = new Set<string>()
  function* states(path: string) {
    for (const { commit, object } of historyOf(git, path, ['--raw', '--no-abbrev'])) {
      if (!object || known.has(object)) continue
      known.add(object)
      yield { commit, text: git(['cat-file', 'blob', object]) }
    }
  }
  yield* states(file)
  const pickaxe = ['--name-only', '--pickaxe-regex', `-S(${digests.join('|')})`]
  const locks = historyOf(git, `*${lockFile}`, pickaxe).map(({ path }) => path)
  for (const lock of new Set(locks)) yield* states(join(dirname(lock), basename(file)))
}

/** Lists what commits have changed. Plumbing, whose answers no setting of the user changes. */
function historyOf(git: Git, pathspec: string, form: string[]) {
  const commits = git(['rev-list', '--full-history', '--all', '--', pathspec])
  const options = ['--stdin', '--root', '-m', '-r', '--no-renames', '--relative', ...form]
  let commit = ''
  return git(['diff-tree', ...options, '--', pathspec], commits)
    .split('\n')
    .flatMap((line) => {
      if (/^[0-9a-f]{40,}$/.test(line)) commit = line
      // “:100644 100644 <object before> <object> M <path>”; zeros where it is deleted.
      const object = line.startsWith(':') ? line.split(' ')[3]?.replace(/^0+$/, '') : undefined
      return line === '' || line === commit ? [] : [{ commit, path: line, object }]
    })
}

/** Git gives no answer; the message says why, and what to do. */
class GitError extends Error {}

function answerOf(root: string, args: string[], input: string | undefined, patience: number) {
  try {
    return execFileSync('git', args, {
      cwd: root,
      input: input ?? '',
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1_000_000_000,
      timeout: patience,
      // In English, since what it says is read below; and without a question that nobody answers.
      env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    })
  } catch (error) {
    throw new GitError(reasonOf(root, error as Error & { code?: string; stderr?: string }))
  }
}

function reasonOf(root: string, error: Error & { code?: string; stderr?: string }): string {
  const { code, stderr = '' } = error
  const unread = 'so the text that was accepted cannot be looked for in the history'
  if (code === 'ENOENT') {
    return `Git is not installed on this computer, ${unread}: install it from https://git-scm.com.`
  }
  if (code === 'ETIMEDOUT') {
    return `Git has not answered for a long time, ${unread}: try again when nothing else uses the repository.`
  }
  // https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
  const [remedy] = /git config --global --add safe\.directory .+/.exec(stderr) ?? []
  if (remedy) {
    return `The folder belongs to another user of this computer, and Git refuses to read its history. If you trust what is in it, run “${remedy}” and try again.`
  }
  if (stderr.includes('not a git repository') && !existsSync(join(root, '.git'))) {
    return 'The text that was accepted is not in the history: this folder is in no repository of Git.'
  }
  const said = stderr.trim().split('\n')[0] || error.message
  return `Git cannot read the history (“${said}”): run “git fsck” to see what is broken, or clone the repository again.`
}
