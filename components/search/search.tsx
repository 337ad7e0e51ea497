import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { resultsOf } from '@/search/results'
import { pageIndexId } from '@/site/page-index'
import { findPage, getText, shownLocale } from '@/site/registry'
import { ContentLink } from '../content/content-link'
import { InLanguage } from '../content/in-language'
import { SearchResults } from './search-results'

interface SearchProps {
  locale: Locale
  query: URLSearchParams
}

/** The results of a query. Without one: what to do, also where no server answers queries. */
export async function Search({ locale, query }: SearchProps) {
  const given = query.get('q')?.trim()
  if (given) {
    const results = resultsOf(given, query.get('page') ?? undefined, locale)
    return <SearchResults locale={locale} results={results} />
  }
  const t = await getTranslations({ locale, namespace: 'search' })
  const index = findPage(pageIndexId)
  const shown = index ? shownLocale(index, locale) : locale
  return (
    <>
      <p>{t('start')}</p>
      {index && (
        <p>
          {t('unanswered')}{' '}
          <ContentLink href={index.id} page={index} locale={locale}>
            <InLanguage language={shown} locale={locale}>
              {getText(index, shown).title}
            </InLanguage>
          </ContentLink>
        </p>
      )}
    </>
  )
}
