import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import { inLocale, type Page } from '@/site/registry'
import { PageLink } from './page-link'

interface PageListProps {
  id: string
  title: string
  pages: Page[]
  locale: Locale
  /** Renders what follows each link, such as a date. */
  note?: (page: Page) => ReactNode
}

/** A titled list of links to pages; nothing when none of them exists in the language. */
export function PageList({ id, title, pages, locale, note }: PageListProps) {
  const present = inLocale(pages, locale)
  if (present.length === 0) return null
  return (
    <section aria-labelledby={id} className="page-list">
      <h2 id={id}>{title}</h2>
      <ul>
        {present.map((page) => (
          <li key={page.id}>
            <PageLink page={page} locale={locale} full /> {note?.(page)}
          </li>
        ))}
      </ul>
    </section>
  )
}
