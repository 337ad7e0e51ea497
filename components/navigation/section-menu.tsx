import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { ancestors, childrenIn, inLocale, type Page, sections } from '@/site/registry'
import { PageLink } from './page-link'

interface SectionMenuProps {
  page: Page
  locale: Locale
}

/**
 * The sections and the branch of the current page. Never more, so that a page's size does not grow
 * with the site. A disclosure: closed above the text on narrow screens, open beside it on wide ones.
 */
export async function SectionMenu({ page, locale }: SectionMenuProps) {
  const t = await getTranslations({ locale, namespace: 'navigation' })
  return (
    <nav aria-label={t('sectionMenu')} className="section-menu">
      <section-menu>
        <details>
          <summary>{t('sectionMenuAll')}</summary>
          <Branch pages={sections()} page={page} locale={locale} />
        </details>
      </section-menu>
    </nav>
  )
}

function Branch({ pages, page, locale }: SectionMenuProps & { pages: Page[] }) {
  return (
    <ul>
      {inLocale(pages, locale).map((entry) => (
        <li key={entry.id}>
          <PageLink page={entry} locale={locale} current={entry === page} />
          <Below entry={entry} page={page} locale={locale} />
        </li>
      ))}
    </ul>
  )
}

/** The pages below an entry. Of those made from data only the reader’s: its own page lists all. */
function Below({ entry, page, locale }: SectionMenuProps & { entry: Page }) {
  if (![...ancestors(page), page].includes(entry)) return null
  const pages = childrenIn(entry, locale).filter((child) => !child.fromData || child === page)
  return pages.length > 0 ? <Branch pages={pages} page={page} locale={locale} /> : null
}
