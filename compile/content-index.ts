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

/**
 * Writes, from the documents that contentlayer has made, the small index that every route reads, so
 * that none of them loads the whole content, the data of pages and the data tables. A build has no
 * drafts. contentlayer removes a file before it writes it anew; what is written here can be read at
 * any time.
 */
export async function writePageIndex(): Promise<void> {
  const pages = new Map<string, IndexedPage>()
  for (const settings of await collection<Generated.PageSettings>('PageSettings')) {
    if (settings.draft && process.env.NODE_ENV === 'production') continue
    // Suppressions are for checks of translations, which read the source.
    const { _id, suppressions, ...fields } = settings
    const id = pageIdOf(_id)
    pages.set(id, { ...fields, id, texts: {} })
  }
  for (const { _id, ...fields } of await collection<Generated.Page>('Page')) {
    const code = basename(_id, '.mdx')
    const page = pages.get(pageIdOf(_id))
    if (page && isLocale(code)) page.texts[code] = pageText(fields, code)
  }
  replaceFile(dataTablesFile(), JSON.stringify(await dataTables()))
  for (const kind of dataPages) {
    const values = await dataFiles(kind.documentType)
    replaceFile(dataPagesFile(kind.folder), JSON.stringify(values))
    if (values.length > 0) kind.writeShared()
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

async function dataTables(): Promise<Record<string, DataTable>> {
  const documents = await collection<Generated.DataTable>('DataTable')
  const tables = documents.map(({ _id, ...fields }): [string, DataTable] => [
    basename(_id, '.yml'),
    fields as DataTable,
  ])
  return Object.fromEntries(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function dataFiles(documentType: string) {
  const documents = await collection<{ _id: string }>(documentType)
  return documents
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

/** Reads the documents of a kind, without what contentlayer adds to them and to parts of them. */
async function collection<Document extends { _id: string }>(
  type: string,
): Promise<(DocumentFields<Document> & { _id: string })[]> {
  const text = await readFile(generatedFile(`${type}/_index.json`), 'utf8')
  // contentlayer reads the files by itself, which readSource (validation/source.ts) composes.
  return JSON.parse(text.normalize('NFC'), (key, value) =>
    key === '_raw' || key === documentTypeField ? undefined : value,
  )
}
