import { basename, dirname } from 'node:path/posix'
import { isLocale, type Locale, locales, localeTable } from '../../i18n/locales'
import {
  type FormerAddresses,
  followPage,
  gone,
  type RecordedAddress,
  recordFile,
  recordLineFault,
  targetsByAddress,
} from '../../site/address-record'
import { dataFilePath } from '../../site/data-file'
import { glossaryId } from '../../site/glossary'
import { addressOfFile } from '../../site/public-files'
import { pageOfFile } from '../../site/queried-pages'
import { homeId } from '../../site/registry'
import type { CheckedContent, CheckedDataPage } from './checked-content'
import type { Fault } from './fault'
import type { PublicFiles } from './public-files'

/** Files that routes make, whatever the content; the build looks whether it has them. */
const madeByRoutes =
  /^\/(?:robots\.txt|sitemap\.xml|\.well-known\/security\.txt|(?<locale>[a-z]+)\/(?:manifest\.webmanifest|translation-status\.(?:csv|json)))$/

/** Ids of pages by their addresses: those that have a document, and those of aliases. */
type PageAddresses = Record<'documents' | 'aliases', Map<string, string>>

/** The path of a page as its texts are now; undefined where the page, or one above it, lacks the language. */
export function checkedPath(
  id: string,
  locale: Locale,
  pages: CheckedContent['pages'],
): string | undefined {
  if (id === homeId) return `/${locale}`
  const above = id.includes('/') ? checkedPath(dirname(id), locale, pages) : `/${locale}`
  const slug = pages.get(id)?.texts.get(locale)?.frontMatter?.value.slug
  return above && slug && `${above}/${slug}`
}

/**
 * Collects the addresses of all pages. A text that cannot be read is left out: its address is not
 * known, and nothing is said of it.
 */
export function pageAddresses({ pages, dataPages }: CheckedContent): PageAddresses {
  const [documents, aliases] = [new Map<string, string>(), new Map<string, string>()]
  for (const page of pages.values()) {
    if (page.settings?.value.draft) continue
    documents.set(`/go/${page.id}`, page.id)
    for (const { locale, frontMatter } of page.texts.values()) {
      const path = checkedPath(page.id, locale, pages)
      if (!path) continue
      documents.set(path, page.id)
      for (const alias of frontMatter?.value.aliases ?? []) {
        aliases.set(`${path.slice(0, path.lastIndexOf('/'))}/${alias}`, page.id)
      }
    }
  }
  for (const [id, page] of dataPages) {
    documents.set(`/go/${id}`, id)
    for (const [locale, slug] of Object.entries(slugsOf(id, page))) {
      const above = checkedPath(dirname(id), locale as Locale, pages)
      if (above && slug) documents.set(`${above}/${slug}`, id)
    }
  }
  return { documents, aliases }
}

function slugsOf(id: string, { kind, source }: CheckedDataPage) {
  return source ? kind.slugs(basename(id), source.value) : {}
}

/** The present state of the content, as far as the record is compared with it. */
interface Now {
  content: CheckedContent
  targets: ReturnType<typeof targetsByAddress>
  pages: Map<string, string>
  files: Set<string>
}

/**
 * Compares what was published with what there is: an address that would answer 404 is a fault.
 *
 * @param publicFiles what is published as it is
 * @returns what each published address stands for that has no document any more
 */
export function checkAddresses(
  content: CheckedContent,
  publicFiles: PublicFiles,
  faults: Fault[],
): FormerAddresses {
  const record = content.record.filter((line) => {
    const message = recordLineFault(line)
    if (message) faults.push({ file: `content/${recordFile}`, ...line.place, message })
    return !message
  })
  const { documents, aliases } = pageAddresses(content)
  const now: Now = {
    content,
    targets: targetsByAddress(record),
    pages: documents,
    files: new Set(fileAddresses(content, publicFiles)),
  }
  const former: FormerAddresses = Object.fromEntries(
    [...aliases].filter(([address]) => !documents.has(address)),
  )
  const dead = new Map<string, DeadAddress[]>()
  for (const line of new Map(record.map((line) => [line.address, line])).values()) {
    if (isPublished(line.address, now) || aliases.has(line.address)) continue
    const became = becameOf(line, now)
    if (became && isAnswer(line.address, became, now)) former[line.address] = became
    else if (isBelowGone(line.address, now)) former[line.address] = gone
    else {
      const address = deadAddress(line, became, now)
      if (address) dead.set(address.cause, [...(dead.get(address.cause) ?? []), address])
    }
  }
  for (const [first, ...others] of dead.values()) {
    if (first) faults.push(deadFault([first, ...others], now))
  }
  return former
}

function fileAddresses({ dataTables, pages }: CheckedContent, publicFiles: PublicFiles): string[] {
  const queried = [...pageOfFile].flatMap(([file, page]) => (pages.has(page) ? [file] : []))
  const data = locales.flatMap((locale) => [
    ...[...dataTables.keys(), glossaryId].map((name) => dataFilePath(name, locale)),
    dataFilePath(glossaryId, locale, 'json'),
    ...queried.map((file) => `/${locale}/${file}`),
  ])
  return [...[...publicFiles.keys()].map(addressOfFile), ...data]
}

function isPublished(address: string, { pages, files }: Now): boolean {
  if (pages.has(address) || files.has(address)) return true
  const made = madeByRoutes.exec(address)
  return made !== null && (made.groups?.locale === undefined || isLocale(made.groups.locale))
}

/** Returns what an address stands for; of two answers, as after a merge, the one that leads on. */
function becameOf({ address }: RecordedAddress, now: Now): string | undefined {
  const found = (now.targets.get(address) ?? []).flatMap((target) => {
    if (!target) return []
    if (target.startsWith('/')) return isPublished(target, now) ? target : []
    return followPage(target, now.targets, (id) => now.pages.has(`/go/${id}`)) ?? []
  })
  return found.find((target) => target !== gone) ?? found[0]
}

/** Whether an address can lead to what it stands for: never to another language. */
function isAnswer(address: string, target: string, { content }: Now): boolean {
  if (target === gone || target.startsWith('/') || address.startsWith('/go/')) return true
  const locale = address.split('/')[1]
  return isLocale(locale) && languagesOf(target, content).includes(locale)
}

/** The languages of a page; where its file cannot be read, all may be. */
function languagesOf(id: string, { pages, dataPages }: CheckedContent): Locale[] {
  const page = pages.get(id)
  if (page) return page.unread.length > 0 ? locales : [...page.texts.keys()]
  const made = dataPages.get(id)
  return made?.source ? (Object.keys(slugsOf(id, made)) as Locale[]) : locales
}

/** Whether an address lies below one that is gone, such as a whole language, and so is gone too. */
function isBelowGone(address: string, { targets }: Now): boolean {
  const segments = address.split('/').slice(1, -1)
  return segments.some((_, index) =>
    targets.get(`/${segments.slice(0, index + 1).join('/')}`)?.includes(gone),
  )
}

/** An address that would answer 404. */
interface DeadAddress extends RecordedAddress {
  /**
   * The cause, reported once for all addresses that share it: the page or the language that is
   * missing, or the address itself.
   */
  cause: string
  kind: 'page' | 'text' | 'language' | 'file'
}

/** Says why an address would answer 404; undefined where another fault says so already. */
function deadAddress(
  line: RecordedAddress,
  became: string | undefined,
  { content, targets }: Now,
): DeadAddress | undefined {
  const { address, target } = line
  const [, first = ''] = address.split('/')
  if (!isLocale(first) && targets.has(`/${first}`)) {
    return { ...line, kind: 'language', cause: `/${first}` }
  }
  if (!target || target.startsWith('/')) return { ...line, kind: 'file', cause: address }
  if (!became) return { ...line, kind: 'page', cause: target }
  const isRequired = isLocale(first) && localeTable[first].required && content.pages.has(became)
  return isRequired ? undefined : { ...line, kind: 'text', cause: address }
}

function deadFault(dead: [DeadAddress, ...DeadAddress[]], now: Now): Fault {
  const [{ cause, kind }] = dead
  const own = kind === 'page' ? `/go/${cause}` : cause
  const { address, target, place } = dead.find((line) => line.address === own) ?? dead[0]
  const others = dead.filter((line) => line.address !== address).map((line) => line.address)
  const also = others.length > 0 ? ` (also ${listed(others)})` : ''
  const isGone = `“${address} ${gone}”`
  const advice = {
    page: () =>
      `the page “${cause}” is not there any more, so that ${address}${also} would answer 404, which was published; if it has moved, or another page stands for it, write on this line “${address} ${likelyPage(cause, dead, now) ?? '…'}”, the id of that page; if it is gone for good, ${isGone}. “npm run page -- move” and “delete” do so by themselves`,
    text: () =>
      `the page “${target}” has no ${address.split('/')[1]}.mdx any more, so that ${address} would answer 404, which was published; put the text back, or write on this line ${isGone}, or the id of another page that has the language`,
    language: () =>
      `the portal has no language “${cause.slice(1)}” any more, so that ${address}${also} would answer 404, which was published; put its row back into portal.config.ts, or write a line “${cause} ${gone}”`,
    file: () =>
      `${address} was published, and the file is not there any more; put it back, or write on this line “${address} /…”, the address that it has now, or ${isGone}`,
  }
  return { file: `content/${recordFile}`, ...place, message: advice[kind]() }
}

function listed(addresses: string[]): string {
  return addresses.length > 3
    ? `${addresses.slice(0, 2).join(', ')} and ${addresses.length - 2} more`
    : addresses.join(', ')
}

/** A page that was not published yet and has an address with the same last word. */
function likelyPage(
  id: string,
  dead: RecordedAddress[],
  { pages, content }: Now,
): string | undefined {
  const lastWord = (address: string) => address.split('/').at(-1)
  const known = new Set(content.record.map(({ target }) => target))
  const words = new Set([id, ...dead.map(({ address }) => address)].map(lastWord))
  return [...pages].find(([address, page]) => !known.has(page) && words.has(lastWord(address)))?.[1]
}
