import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { resultsOf } from '@/search/results'
import { titleIndexId } from '@/site/page-index'
import { getPage } from '@/site/registry'
import { PageLink } from '../navigation/page-link'
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
  return (
    <>
      <p>{t('start')}</p>
      <p>
        {t('unanswered')} <PageLink page={getPage(titleIndexId)} locale={locale} full />
      </p>
    </>
  )
}
