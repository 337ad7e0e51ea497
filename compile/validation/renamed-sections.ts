import { join } from 'node:path'
import { followPage, gone, targetsByAddress } from '../../site/address-record'
import { linksOf, meaningAs, meaningOf, type Section, sectionsOf } from '../sections'
import { parseBody } from './body'
import type { CheckedContent, CheckedPage } from './checked-content'
import { digestsOf, originalOf } from './freshness'
import { readSource } from './source'

/** Returns the targets that a link may have had, the present one first. */
type Targets = (url: string) => string[]

/**
 * Finds what originals said before nothing but an id has changed in them: that of a heading, or of a page
 * or heading that they link to. A page’s former ids are on record, a heading’s in the lock of its page.
 * Only the originals of which a lock says something else are parsed again.
 *
 * @param root the folder that the paths of files start from
 */
export function findRenamedSections(content: CheckedContent, root: string): void {
  const pages = [...content.pages.values()].filter(isBehind)
  if (pages.length === 0) return
  const sections = new Map(pages.map((page) => [page.id, originalSections(page, root)]))
  const headings = new Map(
    pages.map((page) => [page.id, renamedHeadings(page, sections.get(page.id) ?? [])]),
  )
  const movedTo = formerIds(content)
  for (const page of pages) {
    const targets: Targets = (url) => {
      const [id = '', heading] = url.split('#')
      const former = headings.get(id || page.id)?.get(heading ?? '')
      return [id, ...(movedTo.get(id) ?? [])].flatMap((one) =>
        heading === undefined
          ? [one]
          : [heading, ...(former ? [former] : [])].map((name) => `${one}#${name}`),
      )
    }
    for (const section of sections.get(page.id) ?? []) {
      const { id } = section
      const formerId = headings.get(page.id)?.get(id) ?? id
      for (const targetOf of readings(section, targets)) {
        const digest = meaningAs({ ...section, id: formerId }, targetOf)
        page.renamedSections.push({ id, formerId, digest })
      }
    }
  }
}

/** Whether a lock says something else of a page than its original does now. */
function isBehind(page: CheckedPage): boolean {
  const original = originalOf(page)
  if (!original?.body.sections.length || page.unread.length > 0) return false
  const digests = digestsOf(original)
  return [...page.texts.keys()].some((locale) =>
    Object.entries(page.accepted?.value[locale] ?? {}).some(
      ([id, digest]) => digests[id] !== digest,
    ),
  )
}

function originalSections(page: CheckedPage, root: string): Section[] {
  const file = originalOf(page)?.file ?? ''
  const source = readSource(join(root, file), file)
  const tree = 'message' in source ? undefined : parseBody(source, [])
  return tree ? sectionsOf(tree) : []
}

/** The ids that headings had before, by the present ones, as far as what was accepted tells. */
function renamedHeadings(page: CheckedPage, sections: Section[]): Map<string, string> {
  const present = new Set(sections.map(({ id }) => id))
  const renamed = new Map<string, string>()
  for (const locale of page.texts.keys()) {
    const accepted = page.accepted?.value[locale] ?? {}
    const former = Object.entries(accepted).filter(([id]) => !present.has(id))
    for (const section of sections.filter(({ id }) => accepted[id] === undefined)) {
      const [id] = former.find(([id, digest]) => meaningOf({ ...section, id }) === digest) ?? []
      if (id !== undefined) renamed.set(section.id, id)
    }
  }
  return renamed
}

function formerIds({ record, pages, dataPages }: CheckedContent): Map<string, string[]> {
  const targets = targetsByAddress(record)
  const ids = new Set([...pages.keys(), ...dataPages.keys()])
  const exists = (id: string) => ids.has(id)
  const former = new Map<string, string[]>()
  for (const address of targets.keys()) {
    const id = address.startsWith('/go/') ? address.slice('/go/'.length) : undefined
    const now = id === undefined || exists(id) ? undefined : followPage(id, targets, exists)
    if (id && now && now !== gone) former.set(now, [...(former.get(now) ?? []), id])
  }
  return former
}

/** The most combinations of present and former link targets in which a section is looked for. */
const mostReadings = 64

/** Every way in which the links of a section can have been written. */
function readings(section: Section, targets: Targets): ((url: string) => string)[] {
  const urls = new Set(section.blocks.flatMap(linksOf).map(({ url }) => url))
  let found: Map<string, string>[] = [new Map()]
  for (const url of urls) {
    const options = targets(url)
    if (options.length < 2 || found.length * options.length > mostReadings) continue
    found = found.flatMap((reading) =>
      options.map((target) => new Map([...reading, [url, target]])),
    )
  }
  return found.map((reading) => (url) => reading.get(url) ?? url)
}
