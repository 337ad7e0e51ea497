import { defineDocumentType, makeSource } from 'contentlayer2/source-files'
import { documentTypeField } from './compile/content-index'
import { fieldsOf } from './compile/contentlayer-fields'
import {
  dataTableSchema,
  frontMatterSchema,
  pageSettingsSchema,
} from './compile/validation/schemas'
import { dataPages } from './subject/data-pages'

// Our own validation (compile/validation) goes by the same schemas and reports every fault with its
// place. contentlayer's switches below only make sure that nothing which slips past it is dropped in
// silence, as is contentlayer's default.

const Page = defineDocumentType(() => ({
  name: 'Page',
  filePathPattern: 'pages/**/*.mdx',
  contentType: 'markdown',
  fields: fieldsOf(frontMatterSchema),
  // Bodies are kept where they are checked; a second copy in contentlayer’s documents, its index and
  // its cache would be most of its memory on a large site.
  computedFields: { body: { type: 'json', resolve: () => null } },
}))

const PageSettings = defineDocumentType(() => ({
  name: 'PageSettings',
  filePathPattern: 'pages/**/page.yml',
  contentType: 'data',
  fields: fieldsOf(pageSettingsSchema),
}))

const DataTable = defineDocumentType(() => ({
  name: 'DataTable',
  filePathPattern: 'data/*.yml',
  contentType: 'data',
  fields: fieldsOf(dataTableSchema),
}))

const dataPageTypes = dataPages.map(({ documentType, folder, schema }) =>
  defineDocumentType(() => ({
    name: documentType,
    filePathPattern: `${folder}/*.yml`,
    contentType: 'data',
    fields: fieldsOf(schema),
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
  fieldOptions: { typeFieldName: documentTypeField },
  onUnknownDocuments: 'fail',
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
  disableImportAliasWarning: true,
})
