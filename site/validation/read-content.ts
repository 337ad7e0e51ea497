import { basename, dirname, join } from 'node:path/posix'
import { z } from 'zod'
import { isLocale, type Locale } from '../../i18n/locales'
import { parseRecord, type RecordedAddress, recordFile } from '../address-record'
import type { MentionFinder } from '../countries'
import { type ExternalPages, externalPages } from '../external-links'
import type { BodyCheck } from './bodies'
import type { CheckedBody, CheckedSection } from './body'
import { characterFaults } from './characters'
import { type CheckedCountry, namesOf } from './countries'
import { countrySchema } from './country-schema'
import type { Fault } from './fault'
import { countryFile, dataFile, isRead, properPath, unreadFault } from './file-names'
import { lockFile } from './freshness'
import {
  type FrontMatter,
  frontMatterSection,
  missingFrontMatter,
  readFrontMatter,
  withoutFrontMatter,
} from './front-matter'
import { type Lock, readLock } from './lock'
import { findRenamedSections, type RenamedSection } from './renamed-sections'
import {
  dataTableSchema,
  externalLinksSchema,
  factsSchema,
  type Glossary,
  glossarySchema,
  pageSettingsSchema,
} from './schemas'
import { listFiles, readSource, type Source } from './source'
import { unresolvedMerge, unresolvedMergeFault, versionsOf } from './unresolved-merge'
import { parseYaml, type YamlSource } from './yaml-source'

export interface CheckedText {
  file: string
  locale: Locale
  frontMatter: FrontMatter | undefined
  body: CheckedBody
  /** The front matter, and the sections of the body. */
  sections: CheckedSection[]
  /** The ids of the countries that it names. */
  countries: string[]
}

export interface CheckedPage {
  id: string
  folder: string
  settings: YamlSource<z.infer<typeof pageSettingsSchema>> | undefined
  hasSettings: boolean
  /** The digests of the original's sections that each translation was accepted for. */
  accepted: Lock['accepted']
  /** The same in the other version of a lock in which a merge stands unresolved. */
  alsoAccepted: Lock['alsoAccepted']
  texts: Map<Locale, CheckedText>
  /** How sections of the original were known under ids that pages and headings had before. */
  renamedSections: RenamedSection[]
  /** What keeps a file of it from being read: nothing else can be said of the page. */
  unread: Fault[]
}

/** The whole content, each file checked by itself. */
export interface CheckedContent {
  pages: Map<string, CheckedPage>
  countries: Map<string, CheckedCountry>
  /** By name; undefined when the file is faulty. */
  dataTables: Map<string, z.infer<typeof dataTableSchema> | undefined>
  /** Data files that are faulty and lack what a chart of them would need, so that both is said at once. */
  undescribed: Set<string>
  /** Undefined when the file is not there or is faulty: then nothing can be checked against it. */
  facts: Set<string> | undefined
  externalLinks: ExternalPages
  /** Files outside of pages that are not read as they are, by their paths from the content folder. */
  unread: Set<string>
  glossary: Glossary
  /** Names of states and their capitals, in the form of the glossary. */
  placeNames: Glossary
  /** Finds the countries that a text names, by language. */
  mentions: Map<Locale, MentionFinder>
  /** Names and other words that dictionaries do not have. */
  words: Set<string>
  /** What was published. */
  record: RecordedAddress[]
  /** Paths at which a file would be read that has another name. */
  misnamed: Set<string>
}

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
    // What either version says keeps other files from being at fault as well.
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

/** The file is there, whatever is in it: nothing else should be said of its absence. */
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
