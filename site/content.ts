import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import type * as Generated from 'contentlayer/generated'
import type { Root } from 'hast'
import type { Locale } from '../i18n/locales'
import type { LocalizedText } from '../text/localized-text'
import type { FormerAddresses } from './address-record'
import type { ExternalPages } from './external-links'
import { noteRead } from './reads'

// The one module that reads what contentlayer generated. It reads files instead of importing
// contentlayer's own index, which would load every page to render one.

// The types of documents are those that contentlayer generates from their schemas.

/** What stands in the file of a document: all but what contentlayer adds of its own. */
export type DocumentFields<Document> = Omit<Document, '_id' | '_raw' | '_type' | 'body'>

/** The settings of a page, the same in every language (`page.yml`). Dates are ISO 8601. */
type PageSettings = Omit<DocumentFields<Generated.PageSettings>, 'suppressions'>

/** The front matter of a page in one language. The home page has no slug. */
export interface PageText extends DocumentFields<Generated.Page> {
  aliases: string[]
}

export interface IndexedPage extends PageSettings {
  id: string
  /** Made from a data file, one of many of a kind: menus leave it out unless the reader is on it. */
  fromData?: true
  texts: Partial<Record<Locale, PageText>>
}

/** A table that the languages share, with its rows, which may come from elsewhere than its file. */
export interface DataTable extends DocumentFields<Generated.DataTable> {
  rows: Record<string, DataCell>[]
}

export type DataColumn = DataTable['columns'][number]

export type DataCell = LocalizedText | number

// The bundler takes join() and what is read for files that the code needs: all that lie below.
// Accents are composed, as validation has seen them: contentlayer leaves them as they are written.
export const readText = (file: string) =>
  readFileSync(/* turbopackIgnore: true */ file, 'utf8').normalize('NFC')

export function generatedFile(name: string): string {
  return `${process.cwd()}/.contentlayer/generated/${name}`
}

/**
 * Where the text of a file is written before it takes the place of the old one: beside it, under a
 * name that no other process chooses.
 */
export function temporaryFile(file: string): string {
  return `${dirname(file)}/.${basename(file)}.${randomUUID()}.new`
}

/** Writes in one step: whoever reads it meanwhile has the old text or the new one. */
export function replaceFile(file: string, text: string | Uint8Array): void {
  const written = temporaryFile(file)
  try {
    writeFileSync(/* turbopackIgnore: true */ written, text)
    renameSync(/* turbopackIgnore: true */ written, file)
  } catch (error) {
    rmSync(/* turbopackIgnore: true */ written, { force: true })
    throw error
  }
}

/**
 * Writes a text where the file holds another: one that is as it was keeps its time and number.
 *
 * @returns whether the file held something else
 */
export function replaceChanged(file: string, text: string): boolean {
  const isThere = existsSync(/* turbopackIgnore: true */ file)
  if (isThere && readFileSync(/* turbopackIgnore: true */ file, 'utf8') === text) return false
  mkdirSync(/* turbopackIgnore: true */ dirname(file), { recursive: true })
  replaceFile(file, text)
  return true
}

/**
 * The server and each of Next’s routes are bundles of their own, with variables of their own; what files
 * hold is in memory once.
 */
const shared = globalThis as { portalContent?: KeptContent }

interface KeptContent {
  /** The number of times that content may have changed. */
  edition: number
  values: Map<string, { edition: number; modified: number; value: unknown }>
}

function keptContent(): KeptContent {
  shared.portalContent ??= { edition: 0, values: new Map() }
  return shared.portalContent
}

/** Says that content may have changed since it was read: whatever is asked for is looked at again. */
export function beginEdition(edition = keptContent().edition + 1): void {
  keptContent().edition = edition
}

/** Lets go of what was read from elsewhere than the current folder, in a process that has moved. */
export function forgetOtherFolders(): void {
  const { values } = keptContent()
  for (const file of values.keys()) if (!file.startsWith(`${process.cwd()}/`)) values.delete(file)
}

export const currentEdition = (): number => keptContent().edition

/** Notes that a document shows something of a file that content is compiled to. */
export function noteFile(file: string): void {
  noteRead('file', file.slice(process.cwd().length + 1))
}

/** Reads what a file holds, and notes that: once for an edition; for authors, again when it has changed. */
export function readKept<Value>(file: string, parseText: (text: string) => Value): Value {
  noteFile(file)
  return readOnce(file, () => parseText(readText(file)))
}

/** Reads a file, as {@link readKept} does, without a note: single parts are noted where they are asked for. */
export function readOnce<Value>(file: string, read: () => Value): Value {
  const { edition, values } = keptContent()
  const before = values.get(file)
  const isSettled = process.env.NODE_ENV === 'production' && before?.edition === edition
  if (before && isSettled) return before.value as Value
  const modified = statSync(/* turbopackIgnore: true */ file).mtimeMs
  const value = before?.modified === modified ? (before.value as Value) : read()
  values.set(file, { edition, modified, value })
  return value
}

const readIndex = <Value>(file: string): Value => readOnce(file, () => JSON.parse(readText(file)))

/** Every page without its text. */
export function pageIndex(): IndexedPage[] {
  return readIndex(generatedFile('index.json'))
}

/** The name of a page’s front matter as a section. “@” keeps it apart from the ids of headings. */
export const frontMatterId = '@front-matter'
/** The name of the section before the first heading. “@” keeps it apart from ids of headings. */
export const introductionId = '@introduction'

/** By page and language: the ids of the sections whose original has changed since they were translated. */
export type Freshness = Record<string, Partial<Record<Locale, string[]>>>

export const freshnessFile = () => `${process.cwd()}/.contentlayer/freshness.json`

export function readFreshness(): Freshness {
  return readIndex(freshnessFile())
}

export const formerAddressesFile = () => `${process.cwd()}/.contentlayer/former-addresses.json`

/**
 * Reads what each address stands for that was published and has no document any more; nothing before a
 * check. Single addresses are noted where they are asked for (site/addresses.ts).
 */
export function readFormerAddresses(): FormerAddresses {
  try {
    return readIndex(formerAddressesFile())
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** Forms of terms by language; the first is the one that readers see. */
type TermForms = { [Code in Locale]?: string[] | undefined }

/** The terms of the content, by an id that never changes. A language that may lag behind may lack one. */
export type Glossary = Record<
  string,
  TermForms & {
    acronym?: TermForms | undefined
    /** Languages in which no official source is known to use the term. */
    unconfirmed?: Locale[] | undefined
  }
>

export const glossaryFile = () => `${process.cwd()}/.contentlayer/glossary.json`

/** The terms of the content in every language, by their ids. */
export function readGlossary(): Glossary {
  return readKept(glossaryFile(), JSON.parse)
}

/** The ids of the pages that use a term in a language, by the term’s id. */
export type TermPages = Record<string, string[]>

export const termPagesFile = (locale: Locale) => generatedFile(`search/${locale}.terms.json`)

/** Apart from the index of the search: it stays the same through most changes of texts. */
export function readTermPages(locale: Locale): TermPages {
  return readKept(termPagesFile(locale), JSON.parse)
}

export const filesFile = () => `${process.cwd()}/.contentlayer/files.json`

/** The sizes of the files that readers may download, in bytes, by their paths below `public/`. */
export function readFileSizes(): Record<string, number> {
  return readKept(filesFile(), JSON.parse)
}

/** A checked body, as it is kept for pages (compile/validation/bodies.ts). */
export interface CompiledBody {
  body: PageBody
}

/** The file that holds the text of one page in one language. */
export function bodyFile(id: string, locale: Locale): string {
  return `${process.cwd()}/.contentlayer/bodies/${id}/${locale}.json`
}

/** The text of one page in one language. */
export function readBody(id: string, locale: Locale): PageBody {
  noteFile(bodyFile(id, locale))
  const { body }: CompiledBody = JSON.parse(readText(bodyFile(id, locale)))
  return body
}

export const dataTablesFile = () => generatedFile('data-tables.json')

/** The tables that the languages share, by their names, in the order of these. */
function readDataTables(): Record<string, DataTable> {
  return readKept(dataTablesFile(), JSON.parse)
}

export const dataTableNames = (): string[] => Object.keys(readDataTables())

/** What the data files of a folder say, each with the name of its file as `id`, in the order of these. */
export const dataPagesFile = (folder: string) => generatedFile(`${folder}.json`)

export function readDataPages<Value>(folder: string): Value[] {
  return readKept(dataPagesFile(folder), JSON.parse)
}

/** A table that the languages share, from `content/data/<name>.yml`. */
export function readDataTable(name: string): DataTable {
  const table = readDataTables()[name]
  if (!table) throw new Error(`There is no content/data/${name}.yml`)
  return table
}

export const externalLinksFile = () => `${process.cwd()}/.contentlayer/external-links.json`

/** The pages of other sites that content links to, by address. */
export function readExternalLinks(): ExternalPages {
  return readKept(externalLinksFile(), (text) => new Map(JSON.parse(text)))
}

/** A heading of a page's body: its text, its level and its language-neutral id. */
export interface PageHeading {
  id: string
  depth: number
  text: string
}

/** The text of one page in one language, as data: nothing in it is ever evaluated. */
export interface PageBody {
  headings: PageHeading[]
  tree: Root
}
