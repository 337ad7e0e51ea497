import type { Locale } from '../i18n/locales'
import type { Messages } from '../portal.config'
import { readOnce, readText } from './content'
import { watchedMessages } from './reads'

/** The interface text of one language. It is data, as content is: a change of it needs no compilation. */
export function readMessages(locale: Locale): Messages {
  const file = `${process.cwd()}/messages/${locale}.json`
  return readOnce(file, () => watchedMessages<Messages>(JSON.parse(readText(file)), locale))
}
