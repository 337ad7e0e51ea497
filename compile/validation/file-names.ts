import { basename, dirname, join } from 'node:path/posix'
import { isLocale } from '../../i18n/locales'
import { recordFile } from '../../site/address-record'
import { dataPages } from '../../subject/data-pages'
import { asciiWords, freeName } from '../../text/slug'
import type { DataPageKind } from './checked-content'
import { type Fault, startOfFile } from './fault'

/** Names that addresses are made of. */
const properName = /^[a-z0-9]+(-[a-z0-9]+)*$/

export const dataFile = /^data\/[a-z0-9]+(-[a-z0-9]+)*\.yml$/

/** Returns the kind of the page that a data file makes. @param path from the content folder */
export function dataPageKind(path: string): DataPageKind | undefined {
  const name = basename(path, '.yml')
  return path.endsWith('.yml') && properName.test(name)
    ? dataPages.find(({ folder }) => folder === dirname(path))
    : undefined
}

/** The folders of data files, one page or table each. */
const dataFolders = ['data', ...dataPages.map(({ folder }) => folder)]

const lists = [
  'facts.yml',
  'external-links.yml',
  'glossary.yml',
  'search-names.yml',
  'words.txt',
  recordFile,
]

/** Whether a file is content. @param path from the content folder */
export function isRead(path: string): boolean {
  if (path.startsWith('pages/')) {
    const name = basename(path)
    const isOfPage =
      name === 'page.yml' || name === lockFile || isLocale(name.replace(/\.mdx$/, ''))
    return isOfPage && dirname(path) !== 'pages'
  }
  return lists.includes(path) || dataPageKind(path) !== undefined || dataFile.test(path)
}

/** The path that a file would be read under, when only its name is wrong. */
export function properPath(path: string): string | undefined {
  const [name = '', ...endings] = basename(path).split('.')
  const folder = dirname(path)
  const rename = (to: string) => join(folder, to)
  if (path.startsWith('pages/') && folder !== 'pages') {
    const stem = name.toLowerCase()
    if (isLocale(stem) && /^mdx?$/i.test(endings.join('.'))) return rename(`${stem}.mdx`)
    return stem === 'page' && /^ya?ml$/i.test(endings.join('.')) ? rename('page.yml') : undefined
  }
  if (!dataFolders.includes(folder) || !/^ya?ml$/i.test(endings.at(-1) ?? '')) return undefined
  return rename(`${nameOf(basename(path).replace(/\.ya?ml$/i, ''))}.yml`)
}

/**
 * Reports a file that is not content.
 *
 * @param file as in a fault
 * @param path from the content folder
 */
export function unreadFault(file: string, path: string): Fault {
  const proper = properPath(path)
  const expected = path.startsWith('pages/')
    ? 'page.yml and <language>.mdx, in lower case, in a page’s folder'
    : `content/pages, and ${dataFolders.map((folder) => `content/${folder}/<name>.yml`).join(', ')}`
  const remedy = proper ? `rename it to ${basename(proper)}` : `what is read is ${expected}`
  return { file, ...startOfFile, message: `unexpected file; ${remedy}` }
}

/**
 * The faults of the names of pages’ folders, which their addresses and the build’s files are made of:
 * one for each folder, whatever lies below it.
 */
export function folderFaults(ids: Iterable<string>): Fault[] {
  const folders = new Set<string>()
  for (const id of ids) {
    const parts = id.split('/')
    for (const index of parts.keys()) folders.add(parts.slice(0, index + 1).join('/'))
  }
  return [...folders]
    .filter((folder) => !properName.test(basename(folder)))
    .map((folder) => ({
      file: join('content/pages', folder),
      ...startOfFile,
      message: `the folder’s name “${basename(folder)}” is the page’s id; it may have small letters without accents, digits and single hyphens only; rename the folder to “${freeName(
        nameOf(basename(folder)),
        (name) => folders.has(join(dirname(folder), name)),
      )}”`,
    }))
}

function nameOf(text: string): string {
  return asciiWords(text).join('-') || 'page'
}

/** The name of the file beside a page that holds which state of the original was accepted. */
export const lockFile = 'translation.lock'
