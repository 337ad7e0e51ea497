import { dirname, join } from 'node:path'
import { localeTable } from '../../i18n/locales'
import { securityContact } from '../../portal.config'
import type { FormerAddresses } from '../../site/address-record'
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
import { chartFault } from './charts'
import type { CheckedContent, CheckedPage, CheckedText } from './checked-content'
import { checkDataPages } from './data-pages'
import { checkOrder, checkSlugs, checkTitles } from './distinct-pages'
import { checkDraft } from './drafts'
import { type Fault, sortFaults, startOfFile } from './fault'
import { folderFaults } from './file-names'
import { checkFreshness, freshnessOf } from './freshness'
import { checkHeadingIds } from './heading-ids'
import type { KeptContent } from './kept-content'
import { checkLocaleTable } from './locale-table'
import { messageFaults } from './messages'
import { checkFolder } from './page-folders'
import {
  contactFault,
  downloadFault,
  imageFault,
  isFileAddress,
  type PublicFiles,
  readPublicFiles,
} from './public-files'
import { readContent } from './read-content'
import { checkSecurityContact } from './security-contact'

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
 * @param kept of the check before, by the same `checkBody`, in a process that stays
 */
export async function validateContent(
  folder: string,
  publicFolder: string,
  checkBody: BodyCheck,
  kept?: KeptContent,
): Promise<ValidationReport> {
  const faults: Fault[] = []
  const notices: Fault[] = []
  checkLocaleTable(localeTable, 'portal.config.ts', faults)
  checkSecurityContact(securityContact, 'portal.config.ts', faults)
  const content = await readContent(folder, checkBody, faults, undefined, kept)
  const files = readPublicFiles(publicFolder, faults)
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
    checkDraft(page, content, faults)
    checkFreshness(page, content.pages, faults, notices)
    for (const text of page.texts.values()) checkText(text, page, content, files, faults)
  }
  checkDataPages(content, faults)
  checkOrder(content, notices)
  checkSlugs(content, faults)
  checkTitles(content, faults)
  const formerAddresses = checkAddresses(content, files, faults)
  faults.push(...messageFaults(join(dirname(folder), 'messages')))
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
  if (url.startsWith('/') || isOfThisSite(url)) {
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

function isOfThisSite(url: string): boolean {
  if (!/^https?:/i.test(url)) return false
  const origin = publicOrigin()
  return url === origin || url.startsWith(`${origin}/`)
}

/** Put together once in a check: many link to the same page. */
const headingIds = new WeakMap<CheckedPage, readonly string[]>()

/** The ids of the headings of a page; undefined when there is no such page. */
function headingIdsOf(
  id: string,
  { pages, dataPages }: CheckedContent,
): readonly string[] | undefined {
  const page = pages.get(id)
  if (page) {
    const ids =
      headingIds.get(page) ??
      [...page.texts.values()].flatMap(({ body }) => body.headings.map((heading) => heading.id))
    headingIds.set(page, ids)
    return ids
  }
  return dataPages.get(id)?.kind.sections
}
