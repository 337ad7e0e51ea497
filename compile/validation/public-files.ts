import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isLocale } from '../../i18n/locales'
import {
  extensionOf,
  fileOfAddress,
  isImage,
  languageOfFile,
  mediaTypes,
} from '../../site/public-files'
import { type Fault, startOfFile } from './fault'
import { listFiles } from './source'

/** The files in `public/`: their sizes in bytes, by path. */
export type PublicFiles = Map<string, number>

/**
 * Size in bytes. A page with all that it loads is to have 60 kB (docs/performance.md); a picture
 * may be worth three.
 */
const largestImage = 200_000
const largestFile = 20_000_000

const kinds = (isWanted: (extension: string) => boolean) =>
  Object.keys(mediaTypes).filter(isWanted).join(', ')
const images = kinds((extension) => isImage(`.${extension}`))

/** Lists what lies in `public/`, and reports what cannot be served or is too large. */
export function readPublicFiles(folder: string, faults: Fault[]): PublicFiles {
  const files: PublicFiles = new Map()
  for (const path of existsSync(folder) ? listFiles(folder) : []) {
    if (path.startsWith('enhance/')) continue
    const size = statSync(join(folder, path)).size
    const message = fileFault(path, size)
    if (message) faults.push({ file: `public/${path}`, ...startOfFile, message })
    files.set(path.normalize('NFC'), size)
  }
  return files
}

function fileFault(path: string, size: number): string | undefined {
  if (!mediaTypes[extensionOf(path)]) {
    return `a file of this kind is not served; save it as one of ${kinds(() => true)}`
  }
  const sign = /[#?%\\]/.exec(path)?.[0]
  if (sign) return `“${sign}” means something else in an address; rename the file`
  const most = isImage(path) ? largestImage : largestFile
  if (size <= most) return undefined
  const advice = isImage(path)
    ? 'make it smaller (1200 pixels across are enough) or save it as WebP or AVIF'
    : 'divide it, or make the pictures in it smaller'
  return `has ${Math.ceil(size / 1000)} kB, and ${isImage(path) ? 'an image' : 'a file'} has ${most / 1000} kB at the most; ${advice}`
}

/** Says what is wrong with the address of an image, and what to do; undefined when it is right. */
export function imageFault(url: string, files: PublicFiles): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
    return `“${url}” is on another site, which would learn of every reader; put the image into public/images/`
  }
  const path = fileOfAddress(url)
  if (!url.startsWith('/') || path === undefined || !files.has(path)) {
    return `there is no image public/${path?.replace(/^\//, '') ?? url}; images lie in public/ and their addresses start with /`
  }
  if (isImage(path)) return undefined
  return `public/${path} is no image; images are ${images}. Link to it instead: [what it is](${url})`
}

/** Says what is wrong with a link to a file in `public/`, and what to do; undefined when right. */
export function downloadFault(url: string, files: PublicFiles): string | undefined {
  const path = fileOfAddress(url) ?? ''
  if (!files.has(path)) {
    return `there is no file public/${path}; what readers may download lies in public/files/`
  }
  if (isImage(path) || languageOfFile(path)) return undefined
  const at = path.lastIndexOf('.')
  const proposed = `${path.slice(0, at)}.fr${path.slice(at)}`
  return `the name of public/${path} does not say its language; rename it as public/${proposed} for a text in French`
}

/** Whether an address names a file in `public/`: no page has a dot in its address. */
export function isFileAddress(url: string): boolean {
  const [, folder] = url.split('/')
  return /^\/(?!\/)[^#?]*\.[a-z0-9]+$/i.test(url) && !isLocale(folder)
}

/**
 * Says what is wrong with a `mailto:` or `tel:` address (RFC 6068, RFC 3966), and what to do;
 * undefined when it is right.
 */
export function contactFault(url: string): string | undefined {
  if (/^tel:/i.test(url)) {
    if (/^tel:\+\d(?:-?\d){5,14}$/.test(url)) return undefined
    return `“${url}” cannot be called from everywhere; write it with the country, such as tel:+1-613-555-0123`
  }
  // The form of an address in browsers: https://html.spec.whatwg.org/#valid-e-mail-address
  if (
    /^mailto:[\w.!#$%&'*+/=?^`{|}~-]+?@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\?subject=[^&\s]+)?$/.test(url)
  )
    return undefined
  return `“${url}” is no address for mail; write mailto:name@example.org, if need be with ?subject=…`
}
