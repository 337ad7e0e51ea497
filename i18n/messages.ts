import type { Messages } from '../portal.config'
import type { Locale } from './locales'

export type { Messages }

/** The interface text of one language. Accents are composed (NFC), as those of content are. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const { default: written }: { default: Messages } = await import(`../messages/${locale}.json`)
  const text: Messages =
    composed.get(written) ?? JSON.parse(JSON.stringify(written).normalize('NFC'))
  composed.set(written, text)
  return text
}

/** Messages with composed accents: each page that is rendered asks for them several times. */
const composed = new WeakMap<Messages, Messages>()
