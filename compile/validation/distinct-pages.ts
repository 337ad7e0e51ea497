import { dirname } from 'node:path'
import { localeTable } from '../../i18n/locales'
import { reservedSlugs } from '../../site/addresses'
import { homeId } from '../../site/registry'
import type { CheckedContent, CheckedPage } from './checked-content'
import { type Fault, startOfFile } from './fault'

// Pages are told apart by their place in menus, their addresses and their titles.

/**
 * Reports pages of a folder with the same `order`: menus would sort them by name, differently in
 * each language. The home page is in no menu.
 */
export function checkOrder({ pages }: CheckedContent, notices: Fault[]): void {
  const taken = new Map<string, string>()
  const ordered = [...pages.values()].filter(({ id, settings }) => id !== homeId && settings)
  const keyOf = (page: CheckedPage, order: number) => `${dirname(page.folder)} ${order}`
  for (const page of ordered) {
    const { order = 0 } = page.settings?.value ?? {}
    const owner = taken.get(keyOf(page, order))
    taken.set(keyOf(page, order), owner ?? `${page.folder}/page.yml`)
    if (!owner) continue
    const siblings = ordered.filter(({ folder }) => dirname(folder) === dirname(page.folder))
    const free = Math.max(...siblings.map(({ settings }) => settings?.value.order ?? 0)) + 1
    notices.push({
      file: `${page.folder}/page.yml`,
      ...(page.settings?.place('order') ?? startOfFile),
      ofOrder: true,
      message: `order: ${order} is that of ${owner}; write another, such as ${free}`,
    })
  }
}

/** Reports slugs and former slugs that are missing, taken, or not to be used in an address. */
export function checkSlugs({ pages }: CheckedContent, faults: Fault[]): void {
  const taken = new Map<string, string>()
  for (const page of pages.values()) {
    const siblings = page.id.includes('/') ? page.id.slice(0, page.id.lastIndexOf('/')) : ''
    for (const { file, locale, frontMatter } of page.texts.values()) {
      if (!frontMatter) continue
      const report = (message: string, ...path: (string | number)[]) =>
        faults.push({ file, ...frontMatter.place(...path), message })
      const { slug, aliases = [] } = frontMatter.value
      if (page.id === homeId) {
        if (slug !== undefined) report('the home page has no slug; remove it', 'slug')
        continue
      }
      if (slug === undefined) {
        report('slug: missing; write the words of the address', 'title')
        continue
      }
      const article = slug.split('-').find((word) => localeTable[locale].articles.includes(word))
      if (article) report(`the slug holds the article “${article}”; leave it out`, 'slug')
      for (const [index, name] of [slug, ...aliases].entries()) {
        const key = `${locale} ${siblings}/${name}`
        const owner = taken.get(key)
        const path = index === 0 ? ['slug'] : ['aliases', index - 1]
        if (siblings === '' && reservedSlugs.includes(name)) {
          report(`the slug “${name}” is an address of the portal itself; choose another`, ...path)
        }
        if (owner) report(`the slug “${name}” is taken by ${owner}; choose another`, ...path)
        else taken.set(key, file)
      }
    }
  }
}

/** A title names one page, in a browser’s tabs and in search results. */
export function checkTitles({ pages }: CheckedContent, faults: Fault[]): void {
  const taken = new Map<string, string>()
  for (const page of pages.values()) {
    for (const { file, locale, frontMatter } of page.texts.values()) {
      if (!frontMatter) continue
      const key = `${locale} ${frontMatter.value.title.replace(/\s+/g, ' ')}`
      const owner = taken.get(key)
      if (owner) {
        faults.push({
          file,
          ...frontMatter.place('title'),
          message: `the title is that of ${owner}; choose another`,
        })
      } else taken.set(key, file)
    }
  }
}
