import { beforeEach, expect, it, vi } from 'vitest'
import { locales } from '../i18n/locales'
import { type Freshness, introductionId } from './content'
import { modifiedIn, pageLocales, recentlyChanged, topicPages } from './registry'

let freshness: Freshness = {}
vi.mock('./content', async (importOriginal) => ({
  ...(await importOriginal<typeof import('./content')>()),
  readFreshness: () => freshness,
}))

beforeEach(() => {
  freshness = {}
})

const inUse = locales.filter((locale) => topicPages(locale).length > 0)

it.each(inUse)('a translation into %s that lags behind has not changed of late', (locale) => {
  const [newest] = recentlyChanged(locale, 1)
  if (!newest) throw new Error('The content has no pages')
  freshness = { [newest.id]: { [locale]: [introductionId] } }
  const all = topicPages(locale).length
  expect(modifiedIn(newest, locale)).toBeUndefined()
  expect(recentlyChanged(locale, all)).not.toContain(newest)
  expect(recentlyChanged(locale, all)).toHaveLength(all - 1)
  const [other = locale] = pageLocales(newest).filter((one) => one !== locale)
  expect(recentlyChanged(other, topicPages(other).length)).toContain(newest)
})
