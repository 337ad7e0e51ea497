import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compileBody } from '../compile/markdown'
import type { CheckedContent } from '../compile/validation/checked-content'
import type { Fault } from '../compile/validation/fault'
import { dataPageKind, lockFile } from '../compile/validation/file-names'
import { checkedFrontMatter } from '../compile/validation/front-matter'
import { listFiles, readSource } from '../compile/validation/source'
import { defaultLocale, isLocale, type Locale } from '../i18n/locales'
import { bodyFile, replaceChanged } from '../site/content'
import { homeId } from '../site/registry'

/** Whether something was taken over for contentlayer’s documents, or for compiled texts alone. */
export interface Taken {
  documents: boolean
  texts: boolean
}

/** Where a text is kept when it is compiled, before it is known whether it has a fault. */
export function checkedBodyFile(id: string, locale: Locale): string {
  return `${process.cwd()}/.contentlayer/checked/${id}/${locale}.json`
}

/**
 * Takes over each file of the content that has no fault; of any other, the last version without one
 * stays. A file that has never been without a fault is taken as it is where it can be read; else
 * something stands in for it, so that the page can be shown with its faults.
 *
 * @param folder the content, absolute; what is taken lies in `content/` below the current folder
 */
export async function takeOverSound(
  folder: string,
  content: CheckedContent,
  faults: Fault[],
): Promise<Taken> {
  const faulty = new Set(faults.map(({ file }) => file))
  const taken: Taken = { documents: false, texts: false }
  const kept = new Set<string>()
  const depth = (path: string) => path.split('/').length
  // Pages after those above them.
  for (const path of listFiles(folder).sort((a, b) => depth(a) - depth(b))) {
    const target = join('content', path)
    const isNew = !existsSync(target)
    if (basename(path) === lockFile || !hasPlace(path, kept)) continue
    if (isNew && faulty.has(`content/${dirname(path)}`)) continue
    const isSound = !faulty.has(`content/${path}`)
    const isTaken = isSound || (isNew && isReadable(path, content))
    const text = (isTaken ? textOf(folder, path) : undefined) ?? (isNew ? standIn(path) : undefined)
    if (text !== undefined && replaceChanged(target, text)) note(path, taken)
    const [, id, locale] = textPattern.exec(path) ?? []
    if (id && isLocale(locale) && takeBody(id, locale, isSound)) taken.texts = true
    kept.add(path)
  }
  for (const path of listFiles('content')) {
    if (kept.has(path)) continue
    rmSync(join('content', path))
    note(path, taken)
  }
  return taken
}

/** Notes that a file has changed: contentlayer reads those that lie in folders. */
function note(path: string, taken: Taken): void {
  taken[path.includes('/') ? 'documents' : 'texts'] = true
}

const textPattern = /^pages\/(.+)\/([^/]+)\.mdx$/

/** Whether there is an address for a file of a page: none below a page that is not there, or not in the language. */
function hasPlace(path: string, kept: Set<string>): boolean {
  const [, parent, name] = /^(pages\/.+)\/[^/]+\/([^/]+)$/.exec(path) ?? []
  if (!parent) return true
  return kept.has(`${parent}/page.yml`) && kept.has(`${parent}/${name}`)
}

/**
 * Reads a file to be taken over; of a page’s text only the front matter, since an edit of its body
 * changes no document of contentlayer’s.
 */
function textOf(folder: string, path: string): string | undefined {
  const source = readSource(join(folder, path), path)
  if ('message' in source) return undefined
  if (!path.endsWith('.mdx')) return source.text
  const frontMatter = checkedFrontMatter(source)
  return frontMatter && `---\n${frontMatter.text}\n---\n`
}

/** Whether contentlayer can read a file, whatever its faults. */
function isReadable(path: string, content: CheckedContent): boolean {
  if (path.startsWith('data/')) return content.dataTables.get(basename(path, '.yml')) !== undefined
  if (dataPageKind(path))
    return content.dataPages.get(path.slice(0, -'.yml'.length))?.source !== undefined
  return path.endsWith('.mdx')
}

/** Returns a stand-in for an unreadable file; nothing for tables and countries: they are many. */
function standIn(path: string): string | undefined {
  const name = basename(dirname(path))
  if (path.endsWith('/page.yml')) {
    return `order: 0\nmodified: "2000-01-01"\nsourceLanguage: ${defaultLocale}\nfacts: []\n`
  }
  if (path.endsWith('.mdx')) {
    const slug = path.startsWith(`pages/${homeId}/`) ? '' : `slug: ${name}\n`
    return `---\ntitle: ${name}\nshortTitle: ${name}\ndescription: ${name}\n${slug}keywords: []\n---\n`
  }
  return path.includes('/') ? undefined : '{}\n'
}

function takeBody(id: string, locale: Locale, isSound: boolean): boolean {
  const target = bodyFile(id, locale)
  if (!isSound && existsSync(target)) return false
  const checked = checkedBodyFile(id, locale)
  const body = existsSync(checked)
    ? readFileSync(checked, 'utf8')
    : JSON.stringify({ body: compileBody({ type: 'root', children: [] }, locale) })
  return replaceChanged(target, body)
}
