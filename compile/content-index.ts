import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path/posix'
import { countryLocales, countryPageId, countrySlug } from '../countries/countries'
import { countryTranslator } from '../countries/country-facts'
import { type Country, countriesFile } from '../countries/read-countries'
import { defaultLocale, isLocale, type Locale } from '../i18n/locales'
import {
  type DataTable,
  dataTablesFile,
  generatedFile,
  type IndexedPage,
  type PageText,
  replaceFile,
} from '../site/content'
import { typeset } from '../text/typography'

/**
 * contentlayer's `onSuccess` callback: writes the small index that every route reads, so that
 * none of them loads the whole content, the countries and the data tables. contentlayer removes a file
 * before it writes it anew; what is written here can be read at any time.
 */
export async function writePageIndex(): Promise<void> {
  const pages = new Map<string, IndexedPage>()
  for (const settings of await collection('PageSettings')) {
    // Suppressions are for checks of translations, which read the source.
    const { _id, _raw, type, suppressions, ...fields } = settings
    const id = pageIdOf(_id)
    pages.set(id, { ...(fields as Omit<IndexedPage, 'id' | 'texts'>), id, texts: {} })
  }
  for (const document of await collection('Page')) {
    const code = document._raw.sourceFileName.split('.')[0]
    const page = pages.get(pageIdOf(document._id))
    if (!page || !isLocale(code)) continue
    page.texts[code] = pageText(document as unknown as PageText, code)
  }
  const countries = await readCountryFiles()
  replaceFile(countriesFile(), JSON.stringify(countries))
  replaceFile(dataTablesFile(), JSON.stringify(await dataTables()))
  for (const country of countries) {
    pages.set(countryPageId(country.id), await countryPage(country))
  }
  const file = generatedFile('index.json')
  // contentlayer reads files in no fixed order; the same content must give the same index.
  const sorted = [...pages.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const page of sorted) page.texts = Object.fromEntries(Object.entries(page.texts).sort())
  replaceFile(file, JSON.stringify(sorted))
}

async function dataTables(): Promise<Record<string, DataTable>> {
  const documents = await collection('DataTable')
  const tables = documents.map(({ _id, _raw, type, ...fields }): [string, DataTable] => [
    basename(_id, '.yml'),
    fields as unknown as DataTable,
  ])
  return Object.fromEntries(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function readCountryFiles(): Promise<Country[]> {
  const documents = await collection('Country')
  return documents
    .map(({ _id, _raw, type, ...fields }) => {
      return { ...(fields as unknown as Omit<Country, 'id'>), id: basename(_id, '.yml') }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The page of a country, which is complete and current in every language that it has. */
async function countryPage(country: Country): Promise<IndexedPage> {
  const { id, modified, asOf } = country
  const texts: IndexedPage['texts'] = {}
  for (const locale of countryLocales(country)) {
    const t = await countryTranslator(locale)
    const [name, capital] = [country.name[locale] ?? '', country.capital[locale] ?? '']
    texts[locale] = {
      title: name,
      shortTitle: name,
      description: typeset(t('description', { country: name }), locale),
      slug: countrySlug(country, locale),
      // A reader may know a country by the name that another language gives it.
      keywords: [...new Set([name, capital, ...Object.values(country.name)])],
      aliases: [],
    }
  }
  const settings = { order: 0, modified, asOf, sourceLanguage: defaultLocale, facts: ['G'] }
  return { ...settings, id: countryPageId(id), fromData: true, texts }
}

function pageText(fields: PageText, locale: Locale): PageText {
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

type Document = {
  _id: string
  _raw: { sourceFileName: string }
  type: string
  suppressions?: unknown
}

async function collection(type: string): Promise<Document[]> {
  const text = await readFile(generatedFile(`${type}/_index.json`), 'utf8')
  // contentlayer reads the files by itself, which readSource (validation/source.ts) composes.
  return JSON.parse(text.normalize('NFC'))
}
