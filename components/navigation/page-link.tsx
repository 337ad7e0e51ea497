import type { Locale } from '@/i18n/locales'
import { getPath, getText, type Page } from '@/site/registry'

interface PageLinkProps {
  page: Page
  locale: Locale
  /** Whether this is the page that the reader is on. */
  current?: boolean
  full?: boolean
  /** Where the page is in another language than the one around the link. */
  hrefLang?: Locale | undefined
}

/** A link to a page by its short title, or its full title. */
export function PageLink({ page, locale, current = false, full = false, hrefLang }: PageLinkProps) {
  const text = getText(page, locale)
  return (
    <a href={getPath(page, locale)} hrefLang={hrefLang} aria-current={current ? 'page' : undefined}>
      {full ? text.title : text.shortTitle}
    </a>
  )
}
