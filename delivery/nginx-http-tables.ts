import { furtherSubtags } from '../i18n/language-tag'
import { defaultLocale, type Locale, locales, localesByTag } from '../i18n/locales'
import { gone } from '../site/address-record'
import { resolveAddress } from '../site/addresses'
import { pageIndex, readFormerAddresses } from '../site/content'
import { extensionOf } from '../site/public-files'
import { searchPageId } from '../site/queried-pages'
import { allPages, getPage, homeId, neutralPath, type Page, sections } from '../site/registry'
import {
  documentsOfStatus,
  type Files,
  fileOf,
  queriedPages,
  quote,
  type Tables,
} from './nginx-tables'

/** What each address means: which page, which other address, which document of an error. */
export function httpTables(files: Files): Tables {
  const redirects = redirectTable()
  const compressed = Object.values(files).flatMap(({ file, compressed }) =>
    compressed ? [extensionOf(file)] : [],
  )
  const documentsOf = (status: number) => [
    `default /${fileOf(files, `/${defaultLocale}/${status}`)};`,
    ...locales.map((locale) => `"~*^/${locale}(?:/|$)" /${fileOf(files, `/${locale}/${status}`)};`),
  ]
  const former = Object.keys(readFormerAddresses())
  return {
    'hash-sizes': [
      `map_hash_max_size ${Math.max(2048, redirects.size * 2, former.length * 2)};`,
      'map_hash_bucket_size 512;',
    ],
    refused: documentsOf(400),
    pages: servedAddresses(files).map((address) => `${address} "";`),
    compressed: [`"~\\.(?:${unique(compressed).join('|')})$" Accept-Encoding;`],
    languages: languageTags().map(
      ([tag, locale]) =>
        `"~*^/${tag}${furtherSubtags}(?<portal_rest>/.*)?$" /${locale}$portal_rest;`,
    ),
    redirects: [...redirects].map(([from, to]) => `${quote(from)} ${to};`),
    gone: goneFiles(files).map(([address, file]) => `${quote(address)} /${file};`),
    'in-language': [`"~*^/(?:${[...locales, 'share'].join('|')})(?:/|$)" 1;`],
    'not-found': [
      `default /${fileOf(files, '/404')};`,
      ...notFoundFiles(files).map(([pattern, file]) => `"~*^${pattern}(?:/|$)" /${file};`),
    ],
    unanswered: queriedPages().map(({ address, page, locale }) => {
      const unanswered = page.id === searchPageId ? `/${locale}/503` : address
      return `${address} /${fileOf(files, unanswered)};`
    }),
    errors: documentsOf(500),
  }
}

/** What may begin the tag of a language, as a pattern; the most specific first, as a look-up takes it. */
function languageTags(): [pattern: string, locale: Locale][] {
  return [...localesByTag]
    .sort(([one], [other]) => other.length - one.length)
    .map(([tag, locale]) => [tag.replaceAll('-', '[-_]'), locale])
}

function servedAddresses(files: Files): string[] {
  return Object.keys(files).filter((address) => files[address]?.kind === 'page')
}

let lastRedirects: { of: unknown[]; table: Map<string, string> } | undefined

/** The table of redirects; in a process that stays, that of before where no address has changed. */
function redirectTable(): Map<string, string> {
  const of = [pageIndex(), readFormerAddresses()]
  const isSame = lastRedirects?.of.every((value, place) => value === of[place])
  if (!lastRedirects || !isSame) lastRedirects = { of, table: makeRedirects() }
  return lastRedirects.table
}

/** The current address of a page by each other address that it is known by, in the words of one language. */
function makeRedirects(): Map<string, string> {
  const table = new Map<string, string>([['/go', neutralPath(getPage(homeId))]])
  for (const address of Object.keys(readFormerAddresses())) {
    const resolution = resolveAddress(address)
    if (resolution.kind === 'redirect') table.set(address, resolution.path)
  }
  for (const page of allPages()) {
    table.set(neutralPath(page), neutralPath(page))
    for (const locale of locales) {
      for (const words of locales) {
        for (const slugs of slugPaths(page, words)) {
          const address = `/${locale}${slugs}`
          const resolution = resolveAddress(address)
          if (resolution.kind === 'redirect') table.set(address, resolution.path)
          if (resolution.kind === 'page') table.set(address, address)
        }
      }
    }
  }
  return table
}

/** The document for each address that is gone, and for those of the documents themselves. */
function goneFiles(files: Files): [address: string, file: string][] {
  const former = Object.entries(readFormerAddresses()).filter(([, target]) => target === gone)
  return [
    ...former.map(([address]): [string, string] => {
      const locale = locales.find((code) => address.startsWith(`/${code}/`))
      return [address, fileOf(files, locale ? `/${locale}/410` : '/410')]
    }),
    ...documentsOfStatus(files, 410).map(({ address, file }): [string, string] => [address, file]),
  ]
}

/** Every path below a language whose words are of one language, with former names. */
function slugPaths(page: Page, words: Locale): string[] {
  if (page.id === homeId) return ['']
  const text = page.texts[words]
  if (!page.parent || text?.slug === undefined) return []
  const names = [text.slug, ...text.aliases]
  return slugPaths(page.parent, words).flatMap((path) => names.map((name) => `${path}/${name}`))
}

/** The 404 document of each section and language, by a pattern of the addresses that it is for. */
function notFoundFiles(files: Files): [pattern: string, file: string][] {
  return locales.flatMap((locale) => {
    const found: [string, string][] = []
    for (const section of sections()) {
      const file = files[`/${locale}/404/${section.id}`]?.file
      const names = locales.flatMap((words) => slugPaths(section, words))
      if (file) found.push([`/${locale}(?:${unique(names).join('|')})`, file])
    }
    return [...found, [`/${locale}`, fileOf(files, `/${locale}/404`)]]
  })
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort()
}
