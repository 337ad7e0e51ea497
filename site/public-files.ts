import { extname } from 'node:path'
/** The media types of what is served as a file, by the ends of names. */
export const mediaTypes: Record<string, string> = {
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  epub: 'application/epub+zip',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
  zip: 'application/zip',
}

/** The ending of a file’s name without its dot, in lower case; empty where it has none. */
export function extensionOf(path: string): string {
  return extname(path).slice(1).toLowerCase()
}

export function isImage(path: string): boolean {
  return /^image\/(?!x-icon)/.test(mediaTypes[extensionOf(path)] ?? '')
}

/** The address of a file below `public/`, as browsers ask for it. */
export function addressOfFile(path: string): string {
  return encodeURI(`/${path.normalize('NFC')}`)
}

/** The path below `public/` of the file that an address names, whose escapes may be wrong. */
export function fileOfAddress(address: string): string | undefined {
  try {
    return decodeURI(address).slice(1).normalize('NFC')
  } catch {
    return undefined
  }
}

/** The language that the name of a file says its text is in: `report.fr.pdf`. */
export function languageOfFile(path: string): string | undefined {
  const [, code] = /\.([a-z]{2,3})\.[^./]+$/i.exec(path) ?? []
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  return code && names.of(code) ? code.toLowerCase() : undefined
}
