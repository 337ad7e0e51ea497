import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path/posix'
import type * as Generated from 'contentlayer/generated'
import { isLocale, type Locale } from '../i18n/locales'
import {
  type DataTable,
  type DocumentFields,
  dataPagesFile,
  dataTablesFile,
  generatedFile,
  type IndexedPage,
  type PageText,
  replaceFile,
} from '../site/content'
import { dataPages } from '../subject/data-pages'
import { typeset } from '../text/typography'

/** contentlayer’s documents as it has made them, by kind and id, which is a path from the content folder. */
export type Documents = Map<string, Map<string, MadeDocument>>

interface MadeDocument {
  _id: string
}

/** The kinds of documents, which are the names of their folders. */
const documentTypes = [
  'Page',
  'PageSettings',
  'DataTable',
  ...dataPages.map(({ documentType }) => documentType),
]

/** Reads the documents that contentlayer has made below a folder. */
export async function readDocuments(folder = process.cwd()): Promise<Documents> {
  const documents: Documents = new Map()
  for (const type of documentTypes) {
    const text = await readFile(collectionFile(type, folder), 'utf8')
    // contentlayer reads the files by itself, which readSource (validation/source.ts) composes.
    const made: MadeDocument[] = JSON.parse(text.normalize('NFC'))
    documents.set(type, new Map(made.map((document) => [document._id, document])))
  }
  return documents
}

/** Where contentlayer writes all documents of a kind. */
export function collectionFile(type: string, folder = process.cwd()): string {
  return `${folder}/.contentlayer/generated/${type}/_index.json`
}

/**
 * Writes, from the documents that contentlayer has made, the small index that every route reads, so
 * that none of them loads the whole content, the data of pages and the data tables. A build has no
 * drafts. contentlayer removes a file before it writes it anew; what is written here can be read at
 * any time.
 */
export async function writePageIndex(documents: Documents): Promise<void> {
  const pages = new Map<string, IndexedPage>()
  for (const settings of collection<Generated.PageSettings>('PageSettings', documents)) {
    if (settings.draft && process.env.NODE_ENV === 'production') continue
    // Suppressions are for checks of translations, which read the source.
    const { _id, suppressions, ...fields } = settings
    const id = pageIdOf(_id)
    pages.set(id, { ...fields, id, texts: {} })
  }
  for (const document of collection<Generated.Page>('Page', documents)) {
    const code = basename(document._id, '.mdx')
    const page = pages.get(pageIdOf(document._id))
    if (page && isLocale(code)) page.texts[code] = pageText(document, code)
  }
  replaceFile(dataTablesFile(), JSON.stringify(dataTables(documents)))
  for (const kind of dataPages) {
    const values = dataFiles(kind.documentType, documents)
    replaceFile(dataPagesFile(kind.folder), JSON.stringify(values))
    kind.writeShared()
    for (const { id, ...value } of values) {
      const page = await kind.indexedPage(id, value)
      pages.set(page.id, page)
    }
  }
  const file = generatedFile('index.json')
  // contentlayer reads files in no fixed order; the same content must give the same index.
  const sorted = [...pages.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const page of sorted) page.texts = Object.fromEntries(Object.entries(page.texts).sort())
  replaceFile(file, JSON.stringify(sorted))
}

function dataTables(all: Documents): Record<string, DataTable> {
  const documents = collection<Generated.DataTable>('DataTable', all)
  const tables = documents.map(({ _id, ...fields }): [string, DataTable] => [
    basename(_id, '.yml'),
    fields as DataTable,
  ])
  return Object.fromEntries(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function dataFiles(documentType: string, documents: Documents) {
  return collection<MadeDocument>(documentType, documents)
    .map(({ _id, ...fields }) => ({ ...fields, id: basename(_id, '.yml') }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function pageText(fields: DocumentFields<Generated.Page>, locale: Locale): PageText {
  return {
    title: typeset(fields.title, locale),
    shortTitle: typeset(fields.shortTitle, locale),
    description: typeset(fields.description, locale),
    ...(fields.slug !== undefined && { slug: fields.slug }),
    keywords: fields.keywords,
    aliases: fields.aliases ?? [],
  }
}

function pageIdOf(contentlayerId: string): string {
  return dirname(contentlayerId).replace(/^pages\//, '')
}

/**
 * What contentlayer calls the field of a document, and of each part of one, that names its kind; its
 * own word for that, “type”, is one of the fields of a column.
 */
export const documentTypeField = '_type'

/** The documents of a kind, without what contentlayer adds to them and to parts of them. */
function collection<Document extends MadeDocument>(
  type: string,
  documents: Documents,
): (DocumentFields<Document> & MadeDocument)[] {
  return [...(documents.get(type)?.values() ?? [])].map((document) => {
    const known = ownFields.get(document) ?? withoutAdditions(document)
    ownFields.set(document, known)
    return known as DocumentFields<Document> & MadeDocument
  })
}

/** A process that stays has most documents as they were the time before. */
const ownFields = new WeakMap<MadeDocument, unknown>()

function withoutAdditions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAdditions)
  if (typeof value !== 'object' || value === null) return value
  const own = Object.entries(value).filter(([key]) => key !== '_raw' && key !== documentTypeField)
  return Object.fromEntries(own.map(([key, part]) => [key, withoutAdditions(part)]))
}
