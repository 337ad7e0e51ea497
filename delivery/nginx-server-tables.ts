import { locales, localeTable } from '../i18n/locales'
import { extensionOf } from '../site/public-files'
import { queriedAddresses } from '../site/queried-pages'
import type { BuildManifest } from './files'
import {
  type FileKind,
  type Headers,
  kindHeaders,
  negotiatedHeaders,
  redirectHeaders,
  securityHeaders,
} from './headers'
import { documentsOfStatus, type Files, queriedPages, quote, type Tables } from './nginx-tables'

/** Where the files of each kind lie, and the headers with which they are answered. */
export function serverTables({
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

/** Not for the whole server, where it would be asked again after each internal redirect. */
const unusualToServer = '  if ($portal_unusual) { return 418; }'

/** What is asked with a query that may be read goes to the server. */
function queryToServer(address: string): string[] {
  const pattern = queriedAddresses().find((entry) => entry.address === address)?.pattern
  return pattern
    ? [`  if ($args ~ "${pattern}") { return 419; }`, '  error_page 419 = @requested;']
    : []
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
