import type { Locale } from '@/i18n/locales'
import { getText, inLocale, type Page } from '@/site/registry'
import { PageLink } from './page-link'

/** Pages with their descriptions. `heading`: the level of each title, where they are headings. */
export function Doormats({
  pages,
  locale,
  heading,
}: {
  pages: Page[]
  locale: Locale
  heading?: 3
}) {
  const present = inLocale(pages, locale)
  if (present.length === 0) return null
  return (
    <ul className="doormats">
      {present.map((page) => {
        const link = <PageLink page={page} locale={locale} full />
        return (
          <li key={page.id}>
            {heading ? <h3>{link}</h3> : <p className="title">{link}</p>}
            <p>{getText(page, locale).description}</p>
          </li>
        )
      })}
    </ul>
  )
}
