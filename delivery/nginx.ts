import { extname } from 'node:path'
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

/**
 * Configures nginx as an edge: it serves the tree of documents by itself and asks the server for the
 * rest. Holds no path of a machine; `deploy/nginx.conf` shows what is to be set around it.
 * https://nginx.org/en/docs/
 */
export function nginxConfiguration(
  manifest: Pick<BuildManifest, 'origin' | 'files'>,
): NginxConfiguration {
  return { http: maps(manifest.files), server: server(manifest) }
}

function maps(files: Record<string, DeliveredFile>): string {
  const redirects = redirectTable()
  const compressed = Object.values(files).flatMap(({ file, compressed }) =>
    compressed ? [extensionOf(file)] : [],
  )
  return `# Written by the build. To be included in the http block.

map_hash_max_size ${Math.max(2048, redirects.size * 2, Object.keys(readFormerAddresses()).length * 2)};
map_hash_bucket_size 512;

log_format portal escape=json '{"method":"$request_method","path":"$portal_address","status":$status,"seconds":$request_time,"origin":"$upstream_status"}';

# The path as it was sent, without slashes at its end.
map $request_uri $portal_address {
  "~^(?<portal_path>/[^?]*?)/*(?:\\?|$)" $portal_path;
  "" $portal_unread;
}

# The path of a request that nginx refuses to read: all that it has is the line as it came.
map $request $portal_unread {
  "~^\\S+ (?<portal_unread_path>/[^? ]*?)/*(?:[? ]|$)" $portal_unread_path;
}

# A percent sign that escapes no letter: no address of ours.
map $portal_unread $portal_unescaped {
  default "";
  "~%(?![0-9A-Fa-f]{2})" 1;
  "~%00" 1;
}

map $portal_local $portal_refused {
  default /${fileOf(files, `/${defaultLocale}/400`)};
${locales.map((locale) => `  "~*^/${locale}(?:/|$)" /${fileOf(files, `/${locale}/400`)};`).join('\n')}
}

# Where the document of an address lies: at its own, for a page that is asked for without a query. A map
# ignores case, and a file does not.
map $request_uri $portal_folder {
  default /-;
${pageAddresses(files)
  .map((address) => `  ${address} "";`)
  .join('\n')}
}

# The same address with a query, which changes nothing.
map $request_uri $portal_queried {
  default /-;
  "~^(?<portal_page>/[^?%]*[^/?%])\\?" $portal_page;
}

# Percent-encoded, doubled or dotted: nobody writes these by hand, and a file system reads them otherwise
# than the server does.
map $request_uri $portal_unusual {
  default "";
  "~^(?:[^/]|[^?]*(?:%|//|/\\.))" 1;
}

map $request_method $portal_writes {
  default 1;
  GET "";
  HEAD "";
}

map $uri $portal_vary {
  default "";
  "~\\.(?:${unique(compressed).join('|')})$" Accept-Encoding;
}

# The same with the language’s own code, whatever tag stands for it: “/fr-CA”, “/es_MX”, “/fra”.
map $portal_address $portal_local {
  default $portal_address;
${languageTags()
  .map(
    ([tag, locale]) =>
      `  "~*^/${tag}${furtherSubtags}(?<portal_rest>/.*)?$" /${locale}$portal_rest;`,
  )
  .join('\n')}
}

# An address that the reader’s browser may know by another name: in the words of another language,
# by its former name, in upper case (a map ignores case) or with a slash at its end.
map $portal_local $portal_redirect {
  default "";
${[...redirects].map(([from, to]) => `  ${quote(from)} ${to};`).join('\n')}
}

# What was published and is gone for good.
map $portal_local $portal_gone {
  default "";
${goneFiles(files)
  .map(([address, file]) => `  ${quote(address)} /${file};`)
  .join('\n')}
}

# Where the server may know more: what one of its languages begins, and pictures of pages that have moved.
map $portal_local $portal_in_language {
  default "";
  "~*^/(?:${[...locales, 'share'].join('|')})(?:/|$)" 1;
}

map $portal_local $portal_not_found {
  default /${fileOf(files, '/404')};
${notFoundFiles(files)
  .map(([pattern, file]) => `  "~*^${pattern}(?:/|$)" /${file};`)
  .join('\n')}
}

# What stands for a page with a query when there is no answer: the page without it, and for the search
# the way to every page. Data would not be what was asked for.
map $portal_address $portal_unanswered {
  default "";
${queriedAddresses()
  .filter(({ file }) => !file)
  .map(({ address, page, locale }) => {
    const unanswered = page.id === searchPageId ? `/${locale}/503` : address
    return `  ${address} /${fileOf(files, unanswered)};`
  })
  .join('\n')}
}

map $portal_local $portal_error {
  default /${fileOf(files, `/${defaultLocale}/500`)};
${locales.map((locale) => `  "~*^/${locale}(?:/|$)" /${fileOf(files, `/${locale}/500`)};`).join('\n')}
}
`
}

/** What may begin the tag of a language, as a pattern; the most specific first, as a look-up takes it. */
function languageTags(): [pattern: string, locale: Locale][] {
  return [...localesByTag]
    .sort(([one], [other]) => other.length - one.length)
    .map(([tag, locale]) => [tag.replaceAll('-', '[-_]'), locale])
}

function pageAddresses(files: Record<string, DeliveredFile>): string[] {
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
function goneFiles(files: Record<string, DeliveredFile>): [address: string, file: string][] {
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
function notFoundFiles(files: Record<string, DeliveredFile>): [pattern: string, file: string][] {
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

/**
 * A document, of which nginx looks for the compressed forms itself. Small as it is, it is quicker read
 * and sent together with its headers than by `sendfile`.
 *
 * @param missing the location for an address that has none
 */
const pageDirectives = (document: string, missing: string) => `  sendfile off;
  index none;
  error_page 403 404 = ${missing};
  error_page 405 @not_allowed;
  error_page 413 $portal_refused;
  error_page 418 = @origin;
  error_page 500 502 503 504 @error;
  rewrite ^ ${document} break;`

/** What is asked with a query that may be read goes to the server. */
function queryToServer(address: string): string {
  const pattern = queriedAddresses().find((entry) => entry.address === address)?.pattern
  return pattern
    ? `\n  if ($args ~ "${pattern}") { return 419; }\n  error_page 419 = @requested;`
    : ''
}

/** The documents of an error that each language has. */
function documentsOfStatus(files: Record<string, DeliveredFile>, status: number) {
  return locales.flatMap((locale) => {
    const address = `/${locale}/${status}`
    const file = files[address]?.file
    return file ? { address, file } : []
  })
}

function server({ origin, files }: Pick<BuildManifest, 'origin' | 'files'>): string {
  const security = securityHeaders(origin)
  const { folders, alone } = filesByFolder(files)
  // The server states no time of change, which is that of the build and not of the text.
  const headers = (kind: FileKind, Vary: string) =>
    addHeaders({ ...security, 'Last-Modified': '', Vary, ...kindHeaders[kind] })
  return `# Written by the build. To be included in the server block, after “root …/documents;”.

server_tokens off;
log_not_found off;
absolute_redirect off;
# Requests of a reader are small: times and sizes as the server’s own.
client_header_timeout 10s;
client_body_timeout 10s;
send_timeout 30s;
client_max_body_size 8k;
large_client_header_buffers 4 16k;
# What an answer needs with all its headers, in one piece.
request_pool_size 8k;
gzip off;
gzip_static on;
# Entity tags tell more than times.
if_modified_since off;
max_ranges 0;
types {
${[...typesByExtension(files)]
  .sort()
  .map(([extension, type]) => `  ${quote(type)} ${extension};`)
  .join('\n')}
}
recursive_error_pages on;
# What nginx cannot read, and what is too large. It has a status of its own (494) for headers.
error_page 400 413 414 $portal_refused;
error_page 494 =431 $portal_refused;
error_page 404 @not_found;
error_page 405 @not_allowed;
error_page 410 @gone;
error_page 418 = @origin;
error_page 500 502 503 504 @error;
${addHeaders(security)}

# The server. An answer that it cannot give comes from the cache, or from another replica.
proxy_http_version 1.1;
proxy_set_header Connection "";
proxy_set_header Host $http_host;
proxy_connect_timeout 2s;
proxy_read_timeout 10s;
proxy_next_upstream error timeout http_502 http_503 http_504;
proxy_next_upstream_tries 3;
proxy_intercept_errors on;
proxy_cache portal;
# With a lock, parallel readers of an answer that is not kept would wait for each other, in steps of half
# a second up to five. https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_lock
proxy_cache_lock off;
# Not “updating”, which would show what may be days old to the first reader of a page.
proxy_cache_use_stale error timeout http_500 http_502 http_503 http_504;
${Object.keys(security)
  .map((name) => `proxy_hide_header ${name};`)
  .join('\n')}

# A page. Neither “try_files”, which would look for each file twice, nor “if”.
location / {
${pageDirectives('$portal_folder$uri/index.html', '@queried')}
${headers('page', 'Accept-Encoding')}
}

location @queried {
${pageDirectives('$portal_queried/index.html', '@elsewhere')}
${headers('page', 'Accept-Encoding')}
}

# A page that answers queries, with one that it reads something of.
${queriedAddresses()
  .filter(({ file }) => !file)
  .map(
    ({ address }) => `location = ${address} {
${unusualToServer}${queryToServer(address)}
${pageDirectives('$uri/index.html', '@elsewhere')}
${headers('page', 'Accept-Encoding')}
}`,
  )
  .join('\n\n')}

# Neither kept nor logged: what nginx has to say of a fault holds the whole address.
location @requested {
  error_log /dev/null crit;
  proxy_cache off;
  error_page 500 502 503 504 =503 @unanswered;
  proxy_pass http://portal;
}

location @unanswered {
  etag off;
  try_files $portal_unanswered =503;
${headers('error', 'Accept-Encoding')}
}

location = /api/suggest {
  error_log /dev/null crit;
  proxy_cache off;
  error_page 413 $portal_refused;
  error_page 500 502 503 504 =503 @no_suggestions;
  proxy_pass http://portal;
}

location @no_suggestions {
${addHeaders({ ...security, ...kindHeaders.error })}
  default_type text/plain;
  return 503 "503 Service Unavailable\\n";
}

${[...alone]
  .map(
    ([address, kind]) => `location = ${address} {
${unusualToServer}${queryToServer(address)}
${headers(kind, '$portal_vary')}
}`,
  )
  .join('\n\n')}

${[...folders]
  .map(([folder, kind]) => {
    // The server knows what else an address may mean that is not an asset’s.
    const missing = kind === 'asset' ? '=404' : '@elsewhere'
    return `location ^~ ${folder}/ {
  location ~ \\.(?:br|gz)$ { try_files /- ${missing}; }
${unusualToServer}
  try_files $uri ${missing};
${headers(kind, '$portal_vary')}
}`
  })
  .join('\n\n')}

# The reader’s own language is for the server to find. When it is gone, the reader chooses.
location = / {
  error_page 413 $portal_refused;
  error_page 500 502 503 504 = @choice;
  proxy_pass http://portal;
}

location ^~ /go/ {
  error_page 413 $portal_refused;
  error_page 500 502 503 504 = @choice;
  proxy_pass http://portal;
}

# Without this, nginx would redirect to “/go/”.
location = /go {
  error_page 418 = @elsewhere;
  return 418;
}

location @choice {
  if ($portal_gone) { return 410; }
  try_files $uri/index.html @elsewhere;
${headers('choice', negotiatedHeaders.Vary)}
}

# The document that offers every language, instead of an answer that would look like success.
location = /index.html {
  internal;
  etag off;
${headers('choice', negotiatedHeaders.Vary)}
}

location = /language {
  error_page 413 $portal_refused;
  error_page 500 502 503 504 =503 /index.html;
  proxy_pass http://portal;
}

# Two languages side by side are set by the server. When it is gone, the reader chooses one of them.
${locales
  .map(
    (locale) => `location ^~ /${locale}/${localeTable[locale].comparisonSlug}/ {
  error_page 413 $portal_refused;
  error_page 500 502 503 504 =503 @one_language;
  proxy_pass http://portal;
}`,
  )
  .join('\n')}

location @one_language {
  etag off;
  rewrite "^(?:/[^/]+){3}(/.*[^/])/*$" /go$1/index.html break;
${headers('error', 'Accept-Encoding')}
}

location @elsewhere {
  if ($portal_unusual) { return 418; }
  if ($portal_writes) { return 405; }
  if ($portal_gone) { return 410; }
  if ($portal_redirect) { return 308 $portal_redirect$is_args$args; }
  # The server knows addresses in the words of several languages.
  if ($portal_in_language) { return 418; }
${addHeaders({ ...security, ...redirectHeaders })}
  return 404;
}

# It may be a search, in an address that is doubled or dotted.
location @origin {
  error_log /dev/null crit;
  error_page 500 502 503 504 =404 @not_found;
  # The path as it was sent: without it, the one that a document was looked for at.
  proxy_pass http://portal$request_uri;
}

location @not_found {
  etag off;
  try_files $portal_not_found =500;
${headers('error', 'Accept-Encoding')}
}

location @gone {
  etag off;
  try_files $portal_gone =500;
${headers('error', 'Accept-Encoding')}
}

location @error {
  etag off;
  try_files $portal_error =500;
${headers('error', 'Accept-Encoding')}
}

location @not_allowed {
${addHeaders({ ...security, Allow: 'GET, HEAD', 'Cache-Control': 'no-store' })}
  default_type text/plain;
  return 405 "405 Method Not Allowed\\n";
}

location = /healthz {
  access_log off;
  default_type text/plain;
${addHeaders({ ...security, 'Cache-Control': 'no-store' })}
  return 200 "ok\\n";
}

${locales.map((locale) => `location = /${locale}/410 { return 410; }`).join('\n')}

${locales.map((locale) => `location = /${locale}/500 { return 500; }`).join('\n')}

${documentsOfStatus(files, 400)
  .map(
    ({ address, file }) => `location = ${address} { return 400; }

location = /${file} {
  internal;
  etag off;
  if ($portal_unescaped) { return 404; }
${headers('error', 'Accept-Encoding')}
}`,
  )
  .join('\n\n')}

${documentsOfStatus(files, 503)
  .map(
    ({ address, file }) => `location = ${address} {
  error_page 503 /${file};
  return 503;
}

location = /${file} {
  internal;
  etag off;
${headers('error', 'Accept-Encoding')}
}`,
  )
  .join('\n\n')}
`
}

function typesByExtension(files: Record<string, DeliveredFile>): Map<string, string> {
  return new Map(Object.values(files).map(({ file, type }) => [extensionOf(file), type]))
}

/**
 * Where files that are no documents lie: in folders of one kind, as large as can be, or by themselves.
 * A location takes nginx some 20 kB, and there is a picture for every page.
 */
function filesByFolder(files: Record<string, DeliveredFile>) {
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
function addHeaders(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `  add_header ${name} ${quote(value)} always;`)
    .join('\n')
}

function quote(text: string): string {
  if (/['\n\\]/.test(text) && /"/.test(text)) throw new Error(`nginx cannot quote ${text}`)
  return text.includes('"') ? `'${text}'` : `"${text}"`
}

function extensionOf(file: string): string {
  return extname(file).slice(1)
}

function fileOf(files: Record<string, DeliveredFile>, address: string): string {
  const file = files[address]?.file
  if (!file) throw new Error(`The build has no file for ${address}`)
  return file
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort()
}
