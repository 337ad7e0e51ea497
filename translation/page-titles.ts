import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { listFiles } from '../compile/validation/source'
import { isLocale, type Locale } from '../i18n/locales'

/** The titles of pages, by language and page id. */
export type Titles = Map<Locale, Map<string, { title: string; shortTitle: string }>>

/**
 * Reads no more of each text than its titles, since a thread that compares some pages needs those of
 * all. What is no plain front matter is for validation to report.
 */
export async function readTitles(root: string): Promise<Titles> {
  const folder = join(root, 'content', 'pages')
  const titles: Titles = new Map()
  for (const path of listFiles(folder)) {
    const locale = basename(path, '.mdx')
    if (!path.endsWith('.mdx') || !isLocale(locale)) continue
    const text = readFileSync(join(folder, path), 'utf8')
    const pages = titles.get(locale) ?? new Map()
    pages.set(dirname(path), {
      title: valueIn('title', text),
      shortTitle: valueIn('shortTitle', text),
    })
    titles.set(locale, pages)
  }
  return titles
}

function valueIn(name: string, text: string): string {
  const value = new RegExp(`^${name}: *(.*?)\\s*$`, 'm').exec(text)?.[1] ?? ''
  return value.replace(/^(["'])(.*)\1$/, '$2')
}
