import { execFileSync } from 'node:child_process'
import { diffWordsWithSpace } from 'diff'
import type { Locale } from '../i18n/locales'
import { frontMatterId } from '../site/content'
import { meaningOf, sectionsOf } from '../site/sections'
import { parseBody } from '../site/validation/body'
import { originalOf, staleSections } from '../site/validation/freshness'
import { type CheckedPage, checkedFrontMatter } from '../site/validation/read-content'
import { readSource } from '../site/validation/source'
import type { Outcome, Style } from './outcome'

/** What has changed in one section of an original. */
interface SectionChange {
  section: string
  /** Undefined when no commit has the text that was accepted. */
  commit: string | undefined
  parts: { text: string; change: 'same' | 'added' | 'removed' }[]
}

/**
 * What has changed in the original since its translation was accepted. The text that was accepted is
 * looked for in the history, by its digest: the newest commit that has it.
 */
export function changes(root: string, page: CheckedPage, locale: Locale): Outcome {
  const original = originalOf(page)
  const stale = staleSections(page, locale).map(({ id }) => id)
  const found: SectionChange[] = []
  if (original && stale.length > 0) {
    const now = textsOf(readFile(root, original.file))
    const accepted = page.accepted?.value[locale] ?? {}
    const missing = new Set(stale)
    const before = new Map<string, { commit: string; text: string }>()
    for (const commit of commitsOf(root, original.file)) {
      if (missing.size === 0) break
      const old = textsOf(git(root, 'show', `${commit}:./${original.file}`))
      for (const id of missing) {
        const section = old.get(id)
        if (!section || section.digest !== accepted[id]) continue
        before.set(id, { commit, text: section.text })
        missing.delete(id)
      }
    }
    for (const id of stale) {
      const then = before.get(id)
      const parts = diffWordsWithSpace(then?.text ?? '', now.get(id)?.text ?? '')
      found.push({
        section: id,
        commit: then?.commit,
        parts: parts.map(({ value, added, removed }) => ({
          text: value,
          change: added ? 'added' : removed ? 'removed' : 'same',
        })),
      })
    }
  }
  return {
    text: (style) => changesText(page.id, locale, found, style),
    json: { page: page.id, locale, sections: found },
    findings: [],
    failed: found.length > 0,
  }
}

function changesText(page: string, locale: Locale, changes: SectionChange[], style: Style): string {
  if (changes.length === 0) return style.good(`${page} ${locale} follows its original.`)
  const blocks = changes.map(({ section, commit, parts }) => {
    const since = commit
      ? `since ${commit.slice(0, 10)}`
      : 'the text that was accepted is not in the history: all of it is shown'
    const marked = parts.map(({ text, change }) => {
      if (change === 'added') return style.good(`{+${text}+}`)
      return change === 'removed' ? style.bad(`[-${text}-]`) : text
    })
    return `${style.bold(section)} ${style.dim(`(${since})`)}\n\n${marked.join('').trim()}`
  })
  return blocks.join('\n\n')
}

/** The source of each section of a text, with the digest of what it means. */
function textsOf(text: string): Map<string, { text: string; digest: string }> {
  const sections = new Map<string, { text: string; digest: string }>()
  const front = checkedFrontMatter({ file: '', text })
  if (front) sections.set(frontMatterId, front)
  const tree = parseBody({ file: '', text }, [])
  const list = tree ? sectionsOf(tree) : []
  for (const [index, section] of list.entries()) {
    const start = section.blocks[0]?.node.position?.start.offset ?? 0
    const end = list[index + 1]?.blocks[0]?.node.position?.start.offset ?? text.length
    sections.set(section.id, { text: text.slice(start, end).trim(), digest: meaningOf(section) })
  }
  return sections
}

function readFile(root: string, file: string): string {
  const source = readSource(`${root}/${file}`, file)
  if ('message' in source) throw new Error(`${file}: ${source.message}`)
  return source.text
}

/** Newest first; none where the folder is no repository, or git is missing. */
function commitsOf(root: string, file: string): string[] {
  try {
    return git(root, 'log', '--format=%H', '--', file).split('\n').filter(Boolean)
  } catch {
    return []
  }
}

function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
