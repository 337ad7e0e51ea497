import { dirname, join } from 'node:path'
import { defaultLocale, locales, localeTable } from '../../i18n/locales'
import { type FormerAddresses, gone } from '../../site/address-record'
import { reservedSlugs } from '../../site/addresses'
import {
  externalLinksFile,
  type Freshness,
  filesFile,
  formerAddressesFile,
  freshnessFile,
  glossaryFile,
} from '../../site/content'
import { publicOrigin } from '../../site/origin'
import { homeId } from '../../site/registry'
import { checkAddresses } from './addresses'
import type { BodyCheck } from './bodies'
import { messageFaults } from './characters'
import { chartFault } from './charts'
import type { CheckedContent, CheckedPage, CheckedText } from './checked-content'
import { checkDataPages } from './data-pages'
import { type Fault, sortFaults, startOfFile } from './fault'
import { folderFaults } from './file-names'
import { checkFreshness, freshnessOf } from './freshness'
import { checkLocaleTable } from './locale-table'
import {
  contactFault,
  downloadFault,
  imageFault,
  isFileAddress,
  type PublicFiles,
  readPublicFiles,
} from './public-files'
import { readContent } from './read-content'

export interface ValidationReport {
  /** Faults that stop the build. */
  faults: Fault[]
  /**
   * Faults that are only reported: texts missing or stale in a language that may lag behind, and
   * pages of one folder with the same `order`.
   */
  notices: Fault[]
  freshness: Freshness
  formerAddresses: FormerAddresses
  content: CheckedContent
  files: PublicFiles
}

/**
 * Checks the whole content and reports every fault at once.
 *
 * @param folder the content folder, absolute
 * @param publicFolder where images and other files lie
 * @param checkBody also compiles what it has checked
 */
export async function validateContent(
  folder: string,
  publicFolder: string,
  checkBody: BodyCheck,
): Promise<ValidationReport> {
  const faults: Fault[] = []
  const notices: Fault[] = []
  checkLocaleTable(localeTable, 'portal.config.ts', faults)
  const content = await readContent(folder, checkBody, faults)
  const files = await readPublicFiles(publicFolder, faults)
  if (!content.pages.has(homeId)) {
    faults.push({
      file: `content/pages/${homeId}`,
      ...startOfFile,
      message: 'there is no home page',
    })
  }
  faults.push(...folderFaults(content.pages.keys()))
  for (const page of content.pages.values()) {
    checkFolder(page, content, faults, notices)
    checkSettings(page, content, faults)
    checkHeadingIds(page, faults)
    checkFreshness(page, content.pages, faults, notices)
    for (const text of page.texts.values()) checkText(text, page, content, files, faults)
  }
  checkDataPages(content, faults)
  checkOrder(content, notices)
  checkSlugs(content, faults)
  checkTitles(content, faults)
  const formerAddresses = checkAddresses(content, files, faults)
  faults.push(...(await messageFaults(join(dirname(folder), 'messages'))))
  return {
    faults: sortFaults(withoutConsequences(faults, content)),
    notices: sortFaults(withoutConsequences(notices, content)),
    freshness: freshnessOf(content),
    formerAddresses,
    content,
    files,
  }
}

/** Returns what the registry and the pages read of a check, by the file that keeps it. */
export function keptFiles(report: ValidationReport): Map<string, string> {
  return new Map([
    [freshnessFile(), JSON.stringify(report.freshness)],
    [formerAddressesFile(), JSON.stringify(report.formerAddresses)],
    [glossaryFile(), JSON.stringify(report.content.glossary)],
    [externalLinksFile(), JSON.stringify([...report.content.externalLinks])],
    [filesFile(), JSON.stringify(Object.fromEntries(report.files))],
  ])
}

/** Leaves out all other faults of a file that cannot be read, since they follow from that one. */
function withoutConsequences(faults: Fault[], { pages }: CheckedContent): Fault[] {
  const unread = new Map(
    [...pages.values()].flatMap((page) => page.unread.map((fault) => [fault.file, fault])),
  )
  return faults.filter((fault) => (unread.get(fault.file) ?? fault) === fault)
}

function isUnread({ unread }: CheckedPage, file: string): boolean {
  return unread.some((fault) => fault.file === file)
}

function checkFolder(
  page: CheckedPage,
  content: CheckedContent,
  faults: Fault[],
  notices: Fault[],
): void {
  const settingsFile = `${page.folder}/page.yml`
  const isMisnamed = (name: string) => content.misnamed.has(`pages/${page.id}/${name}`)
  if (!page.hasSettings && !isMisnamed('page.yml')) {
    faults.push({
      file: settingsFile,
      ...startOfFile,
      message: 'is missing; every page folder needs one',
    })
  }
  if (page.id === gone) {
    faults.push({
      file: page.folder,
      ...startOfFile,
      message: `a page cannot be called “${gone}”, which content/addresses.txt says of pages that are; rename the folder`,
    })
  }
  const parent = parentOf(page, content)
  if (page.id.includes('/') && !parent) {
    faults.push({
      file: page.folder,
      ...startOfFile,
      message: 'the folder above it is not a page; give it a page.yml and its texts',
    })
  }
  for (const locale of locales) {
    const file = `${page.folder}/${locale}.mdx`
    const { name, required } = localeTable[locale]
    if (!page.texts.has(locale)) {
      if (isMisnamed(`${locale}.mdx`)) continue
      const isHome = page.id === homeId
      const message = `is missing; write the page in ${name}${isHome ? ', which needs a home page before any other' : ''}`
      if (required || isHome) faults.push({ file, ...startOfFile, message })
      else notices.push({ file, ...startOfFile, message, lacks: locale })
    } else if (
      parent &&
      !required &&
      !parent.texts.has(locale) &&
      !isUnread(parent, `${parent.folder}/${locale}.mdx`)
    ) {
      faults.push({
        file,
        ...startOfFile,
        message: `cannot have an address, because ${parent.folder}/${locale}.mdx is missing`,
      })
    }
  }
}

function checkSettings(page: CheckedPage, content: CheckedContent, faults: Fault[]): void {
  const { settings, folder } = page
  if (!settings) return
  const file = `${folder}/page.yml`
  for (const key of ['related', 'mostRequested'] as const) {
    for (const [index, id] of (settings.value[key] ?? []).entries()) {
      const isTwice = settings.value[key]?.indexOf(id) !== index
      const message =
        id === page.id && key === 'related'
          ? 'the page is related to itself; remove it'
          : isTwice
            ? `“${id}” stands here a second time; remove it`
            : headingIdsOf(id, content)
              ? undefined
              : `no page has the id “${id}”`
      if (message) faults.push({ file, ...settings.place(key, index), message })
    }
  }
  for (const [index, row] of settings.value.facts.entries()) {
    if (!content.facts || content.facts.has(row)) continue
    faults.push({
      file,
      ...settings.place('facts', index),
      message: `content/facts.yml has no row “${row}”`,
    })
  }
}

/** Compares heading ids between languages: they keep a reader’s place on a language switch. */
function checkHeadingIds(page: CheckedPage, faults: Fault[]): void {
  const { texts, settings } = page
  const source = texts.get(settings?.value.sourceLanguage ?? defaultLocale)
  if (!source?.body.identified || isUnread(page, source.file)) return
  const expected = source.body.headings.map(({ id }) => id)
  const remedy = 'every language needs the same headings in the same order'
  for (const { file, locale, body } of texts.values()) {
    if (!body.identified) continue
    const ids = body.headings.map(({ id }) => id)
    const missing = source.body.headings.filter(({ id }) => !ids.includes(id))
    if (ids.join() === expected.filter((id) => ids.includes(id)).join()) {
      for (const { id, place } of missing) {
        const message = `the section ${id} of ${source.file}:${place.line} is missing; ${remedy}; bring it up to date, then run “npm run translation -- accept ${page.id} ${locale} ${id}”`
        faults.push({ file, ...startOfFile, message })
      }
      continue
    }
    const at = ids.findIndex((id, index) => id !== expected[index])
    const message = `heading ${at + 1} has the id “${ids[at]}”, but “${expected[at] ?? 'none'}” in ${source.file}; ${remedy}`
    faults.push({ file, ...(body.headings[at]?.place ?? startOfFile), message })
  }
}

function checkText(
  { file, body }: CheckedText,
  page: CheckedPage,
  content: CheckedContent,
  files: PublicFiles,
  faults: Fault[],
): void {
  for (const { url, place } of body.links) {
    const message = linkFault(url, page, content, files)
    if (message) faults.push({ file, ...place, message })
  }
  for (const { name, shownAs, place } of body.dataTables) {
    const report = (message: string) => faults.push({ file, ...place, message })
    const table = content.dataTables.get(name)
    const lack = table
      ? chartFault(table, shownAs)
      : content.undescribed.has(name)
        ? chartFault({ columns: [] }, shownAs)
        : undefined
    if (!content.dataTables.has(name)) report(`there is no content/data/${name}.yml`)
    else if (lack) report(`content/data/${name}.yml ${lack}`)
  }
  for (const { url, place } of body.images) {
    const message = imageFault(url, files)
    if (message) faults.push({ file, ...place, message })
  }
}

/** Says what is wrong with a link, and what to do; undefined when it is right. */
function linkFault(
  url: string,
  page: CheckedPage,
  content: CheckedContent,
  files: PublicFiles,
): string | undefined {
  if (isFileAddress(url)) return downloadFault(url, files)
  if (/^(?:mailto|tel):/i.test(url)) return contactFault(url)
  if (url.startsWith('/') || url === publicOrigin() || url.startsWith(`${publicOrigin()}/`)) {
    return `“${url}” is an address of this site; link to the page by its id, such as (topic/page#section)`
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    if (!/^https?:/i.test(url)) {
      return `“${url.slice(0, url.indexOf(':') + 1)}” does not lead anywhere for readers; write a page’s id, https:, mailto: or tel:`
    }
    if (content.externalLinks.has(url) || content.unread.has('external-links.yml')) return undefined
    return `“${url}” is not in content/external-links.yml; add it with the language of its page`
  }
  const [id = '', anchor] = url.split('#')
  const headingIds = headingIdsOf(id || page.id, content)
  if (!headingIds) return `no page has the id “${id}”`
  if (anchor === undefined || headingIds.includes(anchor)) return undefined
  const linked = content.pages.get(id || page.id)
  const isSettled = [...(linked?.texts.values() ?? [])].every(({ body }) => body.identified)
  if (!isSettled || linked?.unread.length) return undefined
  return `the page “${id || page.id}” has no heading with the id “${anchor}”`
}

/** The ids of the headings of a page; undefined when there is no such page. */
function headingIdsOf(
  id: string,
  { pages, dataPages }: CheckedContent,
): readonly string[] | undefined {
  const texts = pages.get(id)?.texts.values()
  if (texts) return [...texts].flatMap(({ body }) => body.headings.map((heading) => heading.id))
  return dataPages.get(id)?.kind.sections
}

/**
 * Reports pages of a folder with the same `order`: menus would sort them by name, differently in
 * each language. The home page is in no menu.
 */
function checkOrder({ pages }: CheckedContent, notices: Fault[]): void {
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

function checkSlugs({ pages }: CheckedContent, faults: Fault[]): void {
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
function checkTitles({ pages }: CheckedContent, faults: Fault[]): void {
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

function parentOf(page: CheckedPage, { pages }: CheckedContent): CheckedPage | undefined {
  return page.id.includes('/') ? pages.get(page.id.slice(0, page.id.lastIndexOf('/'))) : undefined
}
