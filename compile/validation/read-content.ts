import { basename, dirname, join } from 'node:path/posix'
import { z } from 'zod'
import { isLocale } from '../../i18n/locales'
import { parseRecord, recordFile } from '../../site/address-record'
import { externalPages } from '../../site/external-links'
import { dataPages } from '../../subject/data-pages'
import type { BodyCheck } from './bodies'
import { characterFaults } from './characters'
import type { CheckedContent, CheckedPage, DataPageKind } from './checked-content'
import type { Fault } from './fault'
import { dataFile, dataPageKind, isRead, lockFile, properPath, unreadFault } from './file-names'
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
    dataPages: new Map(),
    dataTables: new Map(),
    undescribed: new Set(),
    facts: undefined,
    externalLinks: new Map(),
    unread: new Set(),
    glossary: {},
    placeNames: {},
    mentionFinders: [],
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
  // Pages made of data first: what they tell of is looked for in the texts of the others.
  const made = new Set(all.filter(dataPageKind))
  made.forEach(read)
  for (const kind of dataPages) {
    const { placeNames, mentionsIn } = kind.names(soundValues(content, kind))
    Object.assign(content.placeNames, placeNames)
    content.mentionFinders.push(mentionsIn)
  }
  for (const path of all) if (!made.has(path)) read(path)
  findRenamedSections(content, dirname(folder))
  return content
}

/** The values of the data files of a kind that have no faults, by the names of the files. */
function soundValues({ dataPages: all }: CheckedContent, kind: DataPageKind) {
  return new Map(
    [...all].flatMap(([id, page]) =>
      page.kind === kind && page.source ? [[basename(id), page.source.value]] : [],
    ),
  )
}

const described = z.looseObject({ description: z.unknown().optional() })

function readFileOfContent(
  path: string,
  source: Source,
  content: CheckedContent,
  checkBody: BodyCheck,
  faults: Fault[],
): void {
  const kind = dataPageKind(path)
  if (path.startsWith('pages/')) readPageFile(path, source, content, checkBody, faults)
  else if (kind) {
    const value = parseYaml(source, kind.schema, faults)
    content.dataPages.set(idOf(path), { kind, file: source.file, source: value })
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
    const written = withoutFrontMatter(source.text)
    page.texts.set(locale, {
      file: source.file,
      locale,
      frontMatter,
      body,
      sections,
      mentions: content.mentionFinders.flatMap((find) => find(written, locale)),
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
  const kind = dataPageKind(path)
  if (path.startsWith('pages/')) notePresence(path, content).unread.push(fault)
  else if (kind) content.dataPages.set(idOf(path), { kind, file: fault.file, source: undefined })
  else if (path.startsWith('data/')) content.dataTables.set(basename(path, '.yml'), undefined)
  else content.unread.add(path)
}

/** The id of the page that a data file makes: its path without the ending. */
function idOf(path: string): string {
  return path.slice(0, -'.yml'.length)
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
