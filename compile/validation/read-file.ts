import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path/posix'
import { z } from 'zod'
import { isLocale, type Locale } from '../../i18n/locales'
import { parseRecord, recordFile } from '../../site/address-record'
import { externalPages } from '../../site/external-links'
import type { BodyCheck } from './bodies'
import { characterFaults } from './characters'
import type { CheckedContent, CheckedPage } from './checked-content'
import type { Fault } from './fault'
import { dataFile, dataPageKind, isRead, lockFile, properPath, unreadFault } from './file-names'
import {
  frontMatterSection,
  missingFrontMatter,
  readFrontMatter,
  withoutFrontMatter,
  writtenFrontMatter,
} from './front-matter'
import type { ReadFile } from './kept-content'
import { readLock } from './lock'
import {
  dataTableSchema,
  externalLinksSchema,
  factsSchema,
  glossarySchema,
  pageSettingsSchema,
} from './schemas'
import { readSource, type Source } from './source'
import { unresolvedMerge, unresolvedMergeFault, versionsOf } from './unresolved-merge'
import { parseYaml } from './yaml-source'

const described = z.looseObject({ description: z.unknown().optional() })

type Note = ReadFile['note']

/** Reads a file by itself, whatever else the content has. */
export function readFile(folder: string, path: string, checkBody: BodyCheck): ReadFile {
  const file = join(basename(folder), path)
  if (!isRead(path)) {
    const note: Note = ({ misnamed }) => misnamed.add(properPath(path) ?? '')
    return { faults: [unreadFault(file, path)], note }
  }
  const source = readSource(join(folder, path), file)
  if ('message' in source) return unread(path, source)
  const merge = unresolvedMerge(source)
  if (!merge || basename(path) === lockFile) {
    const faults = characterFaults(source)
    const noteValues = readFileOfContent(path, source, checkBody, faults)
    const digest = documentDigest(path, source.text)
    const note: Note = (content) => {
      noteValues(content)
      if (digest) content.documents.set(path, digest)
    }
    return { faults, note }
  }
  const { faults, note } = unread(path, unresolvedMergeFault(source.file, merge))
  // The versions are read all the same, so that other files are not at fault as well.
  const { ours, theirs } = versionsOf(source.text)
  const versions = path.endsWith('.mdx') ? [ours] : [theirs, ours]
  const notes = versions.map((text) => readFileOfContent(path, { ...source, text }, checkBody, []))
  return {
    faults,
    note(content) {
      for (const each of [note, ...notes]) each(content)
    },
  }
}

/** A digest of what contentlayer makes a document of; undefined for a file that has none. */
function documentDigest(path: string, text: string): string | undefined {
  const isText = path.endsWith('.mdx')
  if (!isText && !path.endsWith('/page.yml') && !dataFile.test(path) && !dataPageKind(path)) return
  const written = isText ? writtenFrontMatter(text) : text
  return createHash('sha256').update(written).digest('base64url')
}

function readFileOfContent(
  path: string,
  source: Source,
  checkBody: BodyCheck,
  faults: Fault[],
): Note {
  const kind = dataPageKind(path)
  if (path.startsWith('pages/')) return readPageFile(path, source, checkBody, faults)
  if (kind) {
    const value = parseYaml(source, kind.schema, faults)
    return ({ dataPages }) => dataPages.set(idOf(path), { kind, file: source.file, source: value })
  }
  if (dataFile.test(path)) {
    const table = parseYaml(source, dataTableSchema, faults)
    const name = basename(path, '.yml')
    const written = table ? undefined : parseYaml(source, described, [])
    const isUndescribed = written && written.value.description === undefined
    return ({ dataTables, undescribed }) => {
      dataTables.set(name, table?.value)
      if (isUndescribed) undescribed.add(name)
    }
  }
  switch (path) {
    case 'facts.yml': {
      const facts = parseYaml(source, factsSchema, faults)
      return (content) => {
        if (facts) content.facts = new Set([...(content.facts ?? []), ...Object.keys(facts.value)])
      }
    }
    case 'external-links.yml': {
      const links = parseYaml(source, externalLinksSchema, faults)
      const pages = externalPages(links?.value ?? {})
      return (content) => {
        if (!links) content.unread.add(path)
        content.externalLinks = new Map([...content.externalLinks, ...pages])
      }
    }
    case 'glossary.yml': {
      const glossary = parseYaml(source, glossarySchema, faults)
      return (content) => {
        if (!glossary) content.unread.add(path)
        content.glossary = { ...content.glossary, ...glossary?.value }
      }
    }
    case 'search-names.yml':
      parseYaml(source, glossarySchema, faults)
      return () => {}
    case 'words.txt': {
      const words = source.text.split(/\s+/)
      return (content) => {
        content.words = new Set([...content.words, ...words])
      }
    }
    default: {
      const record = path === recordFile ? parseRecord(source.text) : []
      return (content) => void content.record.push(...record)
    }
  }
}

function readPageFile(path: string, source: Source, checkBody: BodyCheck, faults: Fault[]): Note {
  const name = basename(path)
  const locale = name.replace(/\.mdx$/, '')
  if (name === 'page.yml') {
    const settings = parseYaml(source, pageSettingsSchema, faults)
    return (content) => {
      notePresence(path, content).settings = settings
    }
  }
  if (isLocale(locale)) {
    const missing = missingFrontMatter(source)
    if (missing) {
      faults.push(missing)
      return unread(path, missing).note
    }
    const frontMatter = readFrontMatter(source, faults)
    const body = checkBody(source, pageIdOf(path), locale, faults)
    const sections = [...frontMatterSection(frontMatter), ...body.sections]
    const mentionsBy = keptMentions(withoutFrontMatter(source.text), locale)
    return (content) => {
      notePresence(path, content).texts.set(locale, {
        file: source.file,
        locale,
        frontMatter,
        body,
        sections,
        mentions: mentionsBy(content.mentionFinders),
      })
    }
  }
  const { fault, ...lock } = readLock(source, pageIdOf(path), unresolvedMerge(source))
  if (fault) faults.push(fault)
  return (content) => {
    Object.assign(notePresence(path, content), lock)
    if (fault) unread(path, fault).note(content)
  }
}

/** The pages made of data that a text mentions: looked for again only when there are others to be found. */
function keptMentions(text: string, locale: Locale) {
  let known: { finders: CheckedContent['mentionFinders']; mentions: string[] } | undefined
  return (finders: CheckedContent['mentionFinders']): string[] => {
    const isSame =
      known?.finders.length === finders.length &&
      finders.every((find, place) => known?.finders[place] === find)
    if (!isSame) known = { finders, mentions: finders.flatMap((find) => find(text, locale)) }
    return known?.mentions ?? []
  }
}

/** A file that cannot be read: its presence is noted, so that it is not called missing. */
function unread(path: string, fault: Fault): ReadFile {
  const kind = dataPageKind(path)
  const note: Note = (content) => {
    if (path.startsWith('pages/')) notePresence(path, content).unread.push(fault)
    else if (kind) content.dataPages.set(idOf(path), { kind, file: fault.file, source: undefined })
    else if (path.startsWith('data/')) content.dataTables.set(basename(path, '.yml'), undefined)
    else content.unread.add(path)
  }
  return { faults: [fault], note }
}

/** The id of the page that a data file makes: its path without the ending. */
function idOf(path: string): string {
  return path.slice(0, -'.yml'.length)
}

function pageIdOf(path: string): string {
  return dirname(path).replace(/^pages\/?/, '')
}

function notePresence(path: string, { pages }: CheckedContent): CheckedPage {
  const id = pageIdOf(path)
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
