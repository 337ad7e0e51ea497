import { defineDocumentType, makeSource } from 'contentlayer2/source-files'
import { writePageIndex } from './compile/content-index'
import { dataPages } from './subject/data-pages'

// Required fields and shapes are checked by our own validation (compile/validation), which reports
// every fault with its place. contentlayer's switches below only make sure that nothing which
// slips past it is dropped in silence, as is contentlayer's default.

const Page = defineDocumentType(() => ({
  name: 'Page',
  filePathPattern: 'pages/**/*.mdx',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    shortTitle: { type: 'string', required: true },
    description: { type: 'string', required: true },
    slug: { type: 'string' },
    keywords: { type: 'list', of: { type: 'string' }, required: true },
    aliases: { type: 'list', of: { type: 'string' } },
  },
  // Bodies are kept where they are checked; a second copy in contentlayer’s documents, its index and
  // its cache would be most of its memory on a large site.
  computedFields: { body: { type: 'json', resolve: () => null } },
}))

const PageSettings = defineDocumentType(() => ({
  name: 'PageSettings',
  filePathPattern: 'pages/**/page.yml',
  contentType: 'data',
  fields: {
    order: { type: 'number', required: true },
    service: { type: 'boolean' },
    modified: { type: 'string', required: true },
    asOf: { type: 'string' },
    sourceLanguage: { type: 'string', required: true },
    facts: { type: 'list', of: { type: 'string' }, required: true },
    related: { type: 'list', of: { type: 'string' } },
    mostRequested: { type: 'list', of: { type: 'string' } },
    suppressions: { type: 'json' },
  },
}))

const DataTable = defineDocumentType(() => ({
  name: 'DataTable',
  filePathPattern: 'data/*.yml',
  contentType: 'data',
  fields: {
    caption: { type: 'json', required: true },
    description: { type: 'json' },
    rowHeader: { type: 'string', required: true },
    sort: { type: 'string' },
    groupBy: { type: 'string' },
    columns: { type: 'json', required: true },
    rows: { type: 'json' },
    from: { type: 'string' },
  },
}))

const dataPageTypes = dataPages.map(({ documentType, folder, schema }) =>
  defineDocumentType(() => ({
    name: documentType,
    filePathPattern: `${folder}/*.yml`,
    contentType: 'data',
    fields: Object.fromEntries(
      Object.keys(schema.shape).map((field) => [field, { type: 'json' as const }]),
    ),
  })),
)

export default makeSource({
  contentDirPath: 'content',
  // Files with a dot first match no pattern; the others are what an editor or a system leaves behind.
  contentDirExclude: [
    'external-links.yml',
    'facts.yml',
    'glossary.yml',
    'search-names.yml',
    '**/~*',
    '**/__MACOSX/**',
  ],
  documentTypes: [Page, PageSettings, DataTable, ...dataPageTypes],
  // Bodies are compiled where they are checked (compile/validation/bodies.ts), so that each is parsed once.
  markdown: (processor) => {
    processor.use(function () {
      this.parser = () => ({ type: 'root', children: [] })
      this.compiler = () => ''
    })
  },
  onSuccess: writePageIndex,
  onUnknownDocuments: 'fail',
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
  disableImportAliasWarning: true,
})
