import { getTranslations } from 'next-intl/server'
import { type Locale, languageName, localeTable } from '@/i18n/locales'
import { longestQuery } from '@/search/query'
import type { Results } from '@/search/results'
import { searchPageId } from '@/site/queried-pages'
import { getPage, getPath } from '@/site/registry'
import { ResultList } from './result-list'

interface SearchResultsProps {
  locale: Locale
  results: Results
}

/** A query’s results: their number, ten pages, links to the others and to other languages. */
export async function SearchResults({ locale, results }: SearchResultsProps) {
  const t = await getTranslations({ locale, namespace: 'search' })
  const { query, count, number, numbers, start, pages, correction, elsewhere } = results
  return (
    <>
      {query.isCut && <p>{t('cut', { length: String(longestQuery) })}</p>}
      <p className="result-count">
        <strong>{t('count', { count, query: query.text })}</strong>
        {numbers > 1 && ` ${t('part', { number: String(number), numbers: String(numbers) })}`}
      </p>
      {correction && (
        <p>
          {t('didYouMean')} <a href={resultsPath(locale, correction)}>{correction}</a>
        </p>
      )}
      <ResultList locale={locale} pages={pages} start={start} />
      {numbers > 1 && <ResultPages locale={locale} results={results} />}
      {count === 0 && (
        <>
          <p>{t('nothing')}</p>
          {elsewhere.map(({ locale: other, count, pages }) => (
            <div key={other}>
              <p>
                <a href={resultsPath(other, query.text)} hrefLang={other}>
                  {t('elsewhere', { count, language: languageName(other, locale) })}
                </a>
              </p>
              <div lang={other} dir={localeTable[other].direction}>
                <ResultList locale={other} pages={pages} />
              </div>
            </div>
          ))}
        </>
      )}
    </>
  )
}

async function ResultPages({ locale, results: { query, number, numbers } }: SearchResultsProps) {
  const t = await getTranslations({ locale, namespace: 'search' })
  const all = Array.from({ length: numbers }, (_, index) => index + 1)
  // The first, the last, and those near: the list does not grow with what is found.
  const shown = all.filter(
    (other) => other === 1 || other === numbers || Math.abs(other - number) < 3,
  )
  return (
    <nav aria-label={t('pages')}>
      <ul className="link-row">
        {shown.map((other) => (
          <li key={other}>
            <a
              href={resultsPath(locale, query.text, other)}
              aria-current={other === number ? 'page' : undefined}
              aria-label={t('page', { number: String(other) })}
            >
              {other}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function resultsPath(locale: Locale, query: string, number = 1): string {
  const parameters = new URLSearchParams({ q: query, ...(number > 1 && { page: String(number) }) })
  return `${getPath(getPage(searchPageId), locale)}?${parameters}`
}
