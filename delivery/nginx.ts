import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { root } from '../compile/inputs.mjs'
import { furtherSubtags } from '../i18n/language-tag'
import { defaultLocale, type Locale, locales, localesByTag, localeTable } from '../i18n/locales'
import { gone } from '../site/address-record'
import { resolveAddress } from '../site/addresses'
import { readFormerAddresses } from '../site/content'
import { queriedAddresses, searchPageId } from '../site/queried-pages'
import { allPages, getPage, homeId, neutralPath, type Page, sections } from '../site/registry'
import type { BuildManifest, DeliveredFile } from './files'
import {
  type FileKind,
  type Headers,
  kindHeaders,
  negotiatedHeaders,
  redirectHeaders,
  securityHeaders,
} from './headers'

/** The parts of an nginx configuration: what belongs in its `http` block, and in its `server` block. */
export interface NginxConfiguration {
  http: string
  server: string
}

/** Lines of nginx by the name of the table, as `deploy/nginx/` includes it. */
type Tables = Record<string, string[]>

type Files = Record<string, DeliveredFile>

/**
 * Configures nginx as an edge: it serves the tree of documents by itself and asks the server for the
 * rest. What does not depend on the content stands in `deploy/nginx/`; its tables are put in place here.
 * Holds no path of a machine; `deploy/nginx/nginx.conf` shows what is to be set around it.
 * https://nginx.org/en/docs/
 */
export function nginxConfiguration(
  manifest: Pick<BuildManifest, 'version' | 'origin' | 'files'>,
): NginxConfiguration {
  return {
    http: withTables('http.conf', httpTables(manifest.files)),
    server: withTables('server.conf', serverTables(manifest)),
  }
}

/** @throws where the file includes a table that there is not, or leaves one out */
function withTables(name: string, tables: Tables): string {
  const unused = new Set(Object.keys(tables))
  const linesOf = (included: string): string[] => {
    const table = included.replace('tables/', '')
    if (table === included) return fileLines(`${included}.conf`)
    const lines = tables[table]
    if (!lines) throw new Error(`deploy/nginx/ includes a table “${table}” that there is not`)
    unused.delete(table)
    return lines
  }
  const resolve = (text: string): string =>
    text.replace(/^( *)include (.+)\.conf;$/gm, (_, indent, included) =>
      resolve(linesOf(included).join('\n')).replace(/^(?=.)/gm, indent),
    )
  const whole = resolve(fileLines(name).join('\n'))
  if (unused.size > 0) throw new Error(`deploy/nginx/${name} lacks ${[...unused].join(', ')}`)
  return `# Written by the build from deploy/nginx/${name}.\n${whole}\n`
}

function fileLines(name: string): string[] {
  return readFileSync(join(root, 'deploy', 'nginx', name), 'utf8')
    .trimEnd()
    .split('\n')
}

function httpTables(files: Files): Tables {
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
    pages: pageAddresses(files).map((address) => `${address} "";`),
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

/** Without files, which show what their pages show. */
function queriedPages() {
  return queriedAddresses().filter(({ file }) => !file)
}

/** What may begin the tag of a language, as a pattern; the most specific first, as a look-up takes it. */
function languageTags(): [pattern: string, locale: Locale][] {
  return [...localesByTag]
    .sort(([one], [other]) => other.length - one.length)
    .map(([tag, locale]) => [tag.replaceAll('-', '[-_]'), locale])
}

function pageAddresses(files: Files): string[] {
  return Object.keys(files).filter((address) => files[address]?.kind === 'page')
}

/** The current address of a page by each other address that it is known by, in the words of one language. */
function redirectTable(): Map<string, string> {
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

/** Not for the whole server, where it would be asked again after each internal redirect. */
const unusualToServer = '  if ($portal_unusual) { return 418; }'

/** What is asked with a query that may be read goes to the server. */
function queryToServer(address: string): string[] {
  const pattern = queriedAddresses().find((entry) => entry.address === address)?.pattern
  return pattern
    ? [`  if ($args ~ "${pattern}") { return 419; }`, '  error_page 419 = @requested;']
    : []
}

/** The documents of an error that each language has. */
function documentsOfStatus(files: Files, status: number) {
  return locales.flatMap((locale) => {
    const address = `/${locale}/${status}`
    const file = files[address]?.file
    return file ? { address, file } : []
  })
}

function serverTables({
  version,
  origin,
  files,
}: Pick<BuildManifest, 'version' | 'origin' | 'files'>): Tables {
  const security = securityHeaders(origin)
  // The server states no time of change, which is that of the build and not of the text.
  const headers = (kind: FileKind, Vary: string) =>
    addHeaders({ ...security, 'Last-Modified': '', Vary, ...kindHeaders[kind] })
  const { folders, alone } = filesByFolder(files)
  const kinds = [...folders.values(), ...alone.values()]
  return {
    'media-types': [...typesByExtension(files)]
      .sort()
      .map(([extension, type]) => `${quote(type)} ${extension};`),
    headers: addHeaders(security),
    'hidden-headers': Object.keys(security).map((name) => `proxy_hide_header ${name};`),
    'headers-page': headers('page', 'Accept-Encoding'),
    'headers-error': headers('error', 'Accept-Encoding'),
    ...Object.fromEntries(kinds.map((kind) => [`headers-${kind}`, headers(kind, '$portal_vary')])),
    'headers-choice': headers('choice', negotiatedHeaders.Vary),
    'headers-redirect': addHeaders({ ...security, ...redirectHeaders }),
    'headers-unavailable': addHeaders({ ...security, ...kindHeaders.error }),
    'headers-uncached': addHeaders({ ...security, 'Cache-Control': 'no-store' }),
    'headers-not-allowed': addHeaders({
      ...security,
      Allow: 'GET, HEAD',
      'Cache-Control': 'no-store',
    }),
    health: [`return 200 "ok ${version}\\n";`],
    'locations-of-queried-pages': queriedPages().map(({ address }) =>
      location(`= ${address}`, [
        unusualToServer,
        ...queryToServer(address),
        '  error_page 403 404 = @elsewhere;',
        '  rewrite ^ $uri/index.html break;',
        '  include page.conf;',
      ]),
    ),
    'locations-of-files': [
      ...[...alone].map(([address, kind]) =>
        location(`= ${address}`, [
          unusualToServer,
          ...queryToServer(address),
          `  include tables/headers-${kind}.conf;`,
        ]),
      ),
      ...[...folders].map(([folder, kind]) => {
        // The server knows what else an address may mean that is not an asset’s.
        const missing = kind === 'asset' ? '=404' : '@elsewhere'
        return location(`^~ ${folder}/`, [
          `  location ~ \\.(?:br|gz)$ { try_files /- ${missing}; }`,
          unusualToServer,
          `  try_files $uri ${missing};`,
          `  include tables/headers-${kind}.conf;`,
        ])
      }),
    ],
    'locations-of-comparisons': locales.map((locale) =>
      location(`^~ /${locale}/${localeTable[locale].comparisonSlug}/`, [
        '  error_page 413 $portal_refused;',
        '  error_page 500 502 503 504 =503 @one_language;',
        '  proxy_pass http://portal;',
      ]),
    ),
    'locations-of-errors': [
      ...[410, 500].flatMap((status) =>
        locales.map((locale) => `location = /${locale}/${status} { return ${status}; }`),
      ),
      ...documentsOfStatus(files, 400).flatMap(({ address, file }) => [
        `location = ${address} { return 400; }`,
        location(`= /${file}`, [
          '  internal;',
          '  etag off;',
          '  if ($portal_unescaped) { return 404; }',
          '  include tables/headers-error.conf;',
        ]),
      ]),
      ...documentsOfStatus(files, 503).flatMap(({ address, file }) => [
        location(`= ${address}`, [`  error_page 503 /${file};`, '  return 503;']),
        location(`= /${file}`, [
          '  internal;',
          '  etag off;',
          '  include tables/headers-error.conf;',
        ]),
      ]),
    ],
  }
}

function location(match: string, lines: string[]): string {
  return [`location ${match} {`, ...lines, '}'].join('\n')
}

function typesByExtension(files: Files): Map<string, string> {
  return new Map(Object.values(files).map(({ file, type }) => [extensionOf(file), type]))
}

/**
 * Where files that are no documents lie: in folders of one kind, as large as can be, or by themselves.
 * A location takes nginx some 20 kB, and there is a picture for every page.
 */
function filesByFolder(files: Files) {
  const kinds = new Map<string, Set<FileKind>>()
  for (const [address, { kind }] of Object.entries(files)) {
    // Those at former addresses are for mirrors: no location serves them.
    if (kind === 'error') continue
    for (const folder of foldersOf(address)) {
      kinds.set(folder, (kinds.get(folder) ?? new Set()).add(kind))
    }
  }
  const folders = new Map<string, FileKind>()
  const alone = new Map<string, FileKind>()
  for (const [address, { kind }] of Object.entries(files)) {
    if (kind !== 'file' && kind !== 'asset') continue
    const folder = foldersOf(address).find((folder) => kinds.get(folder)?.size === 1)
    if (folder) folders.set(folder, kind)
    else alone.set(address, kind)
  }
  return { folders, alone }
}

/** The folders that an address lies in, the outermost first. */
export function foldersOf(address: string): string[] {
  const names = address.split('/').slice(1, -1)
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`)
}

/** `always`: on every status. nginx leaves out a header whose value is empty. */
function addHeaders(headers: Headers): string[] {
  return Object.entries(headers).map(
    ([name, value]) => `add_header ${name} ${quote(value)} always;`,
  )
}

function quote(text: string): string {
  if (/['\n\\]/.test(text) && /"/.test(text)) throw new Error(`nginx cannot quote ${text}`)
  return text.includes('"') ? `'${text}'` : `"${text}"`
}

function extensionOf(file: string): string {
  return extname(file).slice(1)
}

function fileOf(files: Files, address: string): string {
  const file = files[address]?.file
  if (!file) throw new Error(`The build has no file for ${address}`)
  return file
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort()
}
