import { basename, dirname, join } from 'node:path/posix'
import { z } from 'zod'
import { namesOf } from '../../countries/check-countries'
import { countrySchema } from '../../countries/country-schema'
import { isLocale } from '../../i18n/locales'
import { parseRecord, recordFile } from '../../site/address-record'
import { externalPages } from '../../site/external-links'
import type { BodyCheck } from './bodies'
import { characterFaults } from './characters'
import type { CheckedContent, CheckedPage } from './checked-content'
import type { Fault } from './fault'
import { countryFile, dataFile, isRead, lockFile, properPath, unreadFault } from './file-names'
import {
  frontMatterSection,
  missingFrontMatter,
  readFrontMatter,
  withoutFrontMatter,
} from './front-matter'
import { readLock } from './lock'
import { findRenamedSections } from './renamed-sections'
import {
  dataTableSchema,
  externalLinksSchema,
  factsSchema,
  glossarySchema,
  pageSettingsSchema,
} from './schemas'
import { listFiles, readSource, type Source } from './source'
import { unresolvedMerge, unresolvedMergeFault, versionsOf } from './unresolved-merge'
import { parseYaml } from './yaml-source'

/**
 * Reads the files below the content folder and reports the faults of each.
 *
 * @param paths of a part of the content, from its folder; every file when left out
 */
export async function readContent(
  folder: string,
  checkBody: BodyCheck,
  faults: Fault[],
  paths?: string[],
): Promise<CheckedContent> {
  const content: CheckedContent = {
    pages: new Map(),
    countries: new Map(),
    dataTables: new Map(),
    undescribed: new Set(),
    facts: undefined,
    externalLinks: new Map(),
    unread: new Set(),
    glossary: {},
    placeNames: {},
    mentions: new Map(),
    words: new Set(),
    record: [],
    misnamed: new Set(),
  }
  const read = (path: string) => {
    if (!isRead(path)) {
      faults.push(unreadFault(join(basename(folder), path), path))
      return content.misnamed.add(properPath(path) ?? '')
    }
    const source = readSource(join(folder, path), join(basename(folder), path))
    if ('message' in source) return noteUnread(path, source, content, faults)
    const merge = unresolvedMerge(source)
    if (!merge || basename(path) === lockFile) {
      faults.push(...characterFaults(source))
      return readFileOfContent(path, source, content, checkBody, faults)
    }
    noteUnread(path, unresolvedMergeFault(source.file, merge), content, faults)
    // The versions are read all the same, so that other files are not at fault as well.
    const { ours, theirs } = versionsOf(source.text)
    for (const text of path.endsWith('.mdx') ? [ours] : [theirs, ours]) {
      readFileOfContent(path, { ...source, text }, content, checkBody, [])
    }
  }
  const all = paths ?? (await listFiles(folder))
  // Countries first: they are looked for in the texts of pages.
  const countries = all.filter((path) => countryFile.test(path))
  countries.forEach(read)
  Object.assign(content, namesOf(content.countries))
  for (const path of all) if (!countries.includes(path)) read(path)
  findRenamedSections(content, dirname(folder))
  return content
}

const described = z.looseObject({ description: z.unknown().optional() })

function readFileOfContent(
  path: string,
  source: Source,
  content: CheckedContent,
  checkBody: BodyCheck,
  faults: Fault[],
): void {
  if (path.startsWith('pages/')) readPageFile(path, source, content, checkBody, faults)
  else if (countryFile.test(path)) {
    const country = parseYaml(source, countrySchema, faults)
    content.countries.set(basename(path, '.yml'), { file: source.file, source: country })
  } else if (dataFile.test(path)) {
    const table = parseYaml(source, dataTableSchema, faults)
    const name = basename(path, '.yml')
    content.dataTables.set(name, table?.value)
    const written = table ? undefined : parseYaml(source, described, [])
    if (written && written.value.description === undefined) content.undescribed.add(name)
  } else if (path === 'facts.yml') {
    const facts = parseYaml(source, factsSchema, faults)
    if (facts) content.facts = new Set([...(content.facts ?? []), ...Object.keys(facts.value)])
  } else if (path === 'external-links.yml') {
    const links = parseYaml(source, externalLinksSchema, faults)
    if (!links) content.unread.add(path)
    const pages = externalPages(links?.value ?? {})
    content.externalLinks = new Map([...content.externalLinks, ...pages])
  } else if (path === 'glossary.yml') {
    const glossary = parseYaml(source, glossarySchema, faults)
    if (!glossary) content.unread.add(path)
    content.glossary = { ...content.glossary, ...glossary?.value }
  } else if (path === 'search-names.yml') {
    parseYaml(source, glossarySchema, faults)
  } else if (path === 'words.txt') {
    content.words = new Set([...content.words, ...source.text.split(/\s+/)])
  } else if (path === recordFile) {
    content.record.push(...parseRecord(source.text))
  }
}

function readPageFile(
  path: string,
  source: Source,
  content: CheckedContent,
  checkBody: BodyCheck,
  faults: Fault[],
): void {
  const page = notePresence(path, content)
  const name = basename(path)
  const locale = name.replace(/\.mdx$/, '')
  if (name === 'page.yml') page.settings = parseYaml(source, pageSettingsSchema, faults)
  else if (isLocale(locale)) {
    const missing = missingFrontMatter(source)
    if (missing) {
      noteUnread(path, missing, content, faults)
      return
    }
    const frontMatter = readFrontMatter(source, faults)
    const body = checkBody(source, page.id, locale, faults)
    const sections = [...frontMatterSection(frontMatter), ...body.sections]
    const countries = content.mentions.get(locale)?.(withoutFrontMatter(source.text))
    page.texts.set(locale, {
      file: source.file,
      locale,
      frontMatter,
      body,
      sections,
      countries: countries ?? [],
    })
  } else if (name === lockFile) {
    const { fault, ...lock } = readLock(source, page.id, unresolvedMerge(source))
    Object.assign(page, lock)
    if (fault) noteUnread(path, fault, content, faults)
  }
}

/** Reports a file that cannot be read, and notes its presence, so that it is not called missing. */
function noteUnread(path: string, fault: Fault, content: CheckedContent, faults: Fault[]): void {
  faults.push(fault)
  const name = basename(path, '.yml')
  if (path.startsWith('pages/')) notePresence(path, content).unread.push(fault)
  else if (countryFile.test(path))
    content.countries.set(name, { file: fault.file, source: undefined })
  else if (path.startsWith('data/')) content.dataTables.set(name, undefined)
  else content.unread.add(path)
}

function notePresence(path: string, { pages }: CheckedContent): CheckedPage {
  const id = dirname(path).replace(/^pages\/?/, '')
  const folder = dirname(join('content', path))
  const page = pages.get(id) ?? {
    id,
    folder,
    settings: undefined,
    hasSettings: false,
    accepted: undefined,
    alsoAccepted: undefined,
    texts: new Map(),
    renamedSections: [],
    unread: [],
  }
  if (basename(path) === 'page.yml') page.hasSettings = true
  pages.set(id, page)
  return page
}
