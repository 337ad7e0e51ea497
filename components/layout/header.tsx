import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { getPage, getPath, homeId } from '@/site/registry'
import { LanguageLinks } from '../navigation/language-links'
import { TopicMenu } from '../navigation/topic-menu'
import { SearchForm } from '../search/search-form'

interface HeaderProps {
  locale: Locale
  alternates: Partial<Record<Locale, string>>
  /** The query that stands in the search field. */
  searched: string
}

export async function Header({ locale, alternates, searched }: HeaderProps) {
  const t = await getTranslations({ locale })
  return (
    <header className="site-header">
      <div className="phase-banner">
        <p className="container">
          <strong>{t('layout.phase')}</strong> <span>{t('layout.notOfficial')}</span>
        </p>
      </div>
      <div className="container flex flex-wrap items-center justify-between gap-x-400">
        <a className="signature" href={getPath(getPage(homeId), locale)}>
          <Mark />
          {t('site.name')}
        </a>
        <SearchForm locale={locale} query={searched} />
        <div className="flex flex-wrap items-center gap-x-250 pb-100 text-small">
          <LanguageLinks locale={locale} alternates={alternates} />
          <TopicMenu locale={locale} />
        </div>
      </div>
    </header>
  )
}

/** A meridian crossed by three lines: one for each language. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <path
        d="M16 2c-6 4-8 9-8 14s2 10 8 14M16 2c6 4 8 9 8 14s-2 10-8 14M4 10h24M2 16h28M4 22h24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  )
}
