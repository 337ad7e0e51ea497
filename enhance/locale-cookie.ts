import { localeCookie } from '../i18n/locales'

const year = 60 * 60 * 24 * 365

/** Sets the portal's only cookie: the code of the language that the reader chose. */
export function rememberLocale(code: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and older phones
  document.cookie = `${localeCookie}=${code}; Path=/; Max-Age=${year}; SameSite=Lax`
}

export function rememberedLocale(): string | undefined {
  return new RegExp(`(?:^|; )${localeCookie}=([^;]*)`).exec(document.cookie)?.[1]
}
