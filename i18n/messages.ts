import type messages from '../messages/en.json'
import type { Locale } from './locales'

export type Messages = typeof messages

/** The interface text of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await import(`../messages/${locale}.json`)).default
}
