import { locales, localeTable } from '../i18n/locales'
import { readMessages } from '../site/messages'
import { shareImages } from '../site/share-image'
import { isDrawable } from '../site/share-letters'
import type { ShareImageTask } from './share-image'

/** The pictures that other sites show beside a link, by their addresses. */
export async function shareImageTasks(): Promise<Map<string, ShareImageTask>> {
  const signatures = new Map<string, string>()
  for (const locale of locales) {
    const { name } = readMessages(locale).site
    signatures.set(localeTable[locale].name, isDrawable(name) ? name : '')
  }
  const tasks = [...shareImages()].map(([address, texts]) => {
    return [address, { ...texts, signature: signatures.get(texts.language) ?? '' }] as const
  })
  return new Map(tasks)
}
