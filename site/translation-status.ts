import { type Locale, locales } from '../i18n/locales'
import { allPages, hasLocale, type Page, pathOf, staleSectionIds } from './registry'

/** The id of the page that shows the state of all pages. */
export const statusPageId = 'about/translation-status'

/** The state of one page in one language. */
export interface PageStatus {
  page: string
  locale: Locale
  state: 'original' | 'current' | 'stale' | 'missing'
  /** The sections whose original has changed since they were translated, by id. */
  sections: string[]
  /** The date of the last change of a stale page’s original, ISO 8601. */
  since?: string
}

/** The circumstances that decide on the state of a page in a language. */
interface Circumstances {
  page: string
  sourceLanguage: Locale | undefined
  exists: boolean
  stale: string[]
  modified: string | undefined
}

export function pageStatus(
  { page, sourceLanguage, exists, stale, modified }: Circumstances,
  locale: Locale,
): PageStatus {
  const status = { page, locale, sections: stale }
  if (locale === sourceLanguage) return { ...status, state: 'original' }
  if (!exists) return { ...status, state: 'missing' }
  if (stale.length === 0) return { ...status, state: 'current' }
  return { ...status, state: 'stale', ...(modified && { since: modified }) }
}

/** A page with its state in every language. */
interface PageStatuses {
  page: Page
  statuses: PageStatus[]
}

/** The state of every page in every language, in the order of their ids. */
export function translationStatus(): PageStatuses[] {
  return allPages().map((page) => ({
    page,
    statuses: locales.map((locale) =>
      pageStatus(
        {
          page: page.id,
          sourceLanguage: page.sourceLanguage,
          exists: hasLocale(page, locale),
          stale: staleSectionIds(page, locale),
          modified: page.modified,
        },
        locale,
      ),
    ),
  }))
}

/** Returns the state of every page in every language, one row each, as the data files have it. */
export function translationStatusRows(): (PageStatus & { address?: string })[] {
  return translationStatus().flatMap(({ page, statuses }) =>
    statuses.map((status) => {
      const address = pathOf(page, status.locale)
      return { ...status, ...(address && { address }) }
    }),
  )
}
