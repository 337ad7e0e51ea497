import { locales } from '../i18n/locales'
import { queriedAddresses } from '../site/queried-pages'
import type { DeliveredFile } from './files'

// What the tables of nginx’s `http` block and those of its `server` block are made of.

/** Lines of nginx by the name of the table, as `deploy/nginx/` includes it. */
export type Tables = Record<string, string[]>

export type Files = Record<string, DeliveredFile>

/** Without files, which show what their pages show. */
export function queriedPages() {
  return queriedAddresses().filter(({ file }) => !file)
}

/** The documents of an error that each language has. */
export function documentsOfStatus(files: Files, status: number) {
  return locales.flatMap((locale) => {
    const address = `/${locale}/${status}`
    const file = files[address]?.file
    return file ? { address, file } : []
  })
}

export function fileOf(files: Files, address: string): string {
  const file = files[address]?.file
  if (!file) throw new Error(`The build has no file for ${address}`)
  return file
}

export function quote(text: string): string {
  if (/['\n\\]/.test(text) && /"/.test(text)) throw new Error(`nginx cannot quote ${text}`)
  return text.includes('"') ? `'${text}'` : `"${text}"`
}
