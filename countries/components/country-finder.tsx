import { getTranslations } from 'next-intl/server'
import { countryPageId } from '@/countries/countries'
import { filterNames, nextSort, sortOf } from '@/countries/country-filter'
import {
  countryFinder,
  type Finder,
  type FinderColumn,
  type FinderRow,
  finderColumns,
  sortParameters,
} from '@/countries/country-finder'
import { type Locale, localeTable } from '@/i18n/locales'
import { getPath, type Page } from '@/site/registry'
import { ContentLink } from '../../components/content/content-link'
import { Localized } from '../../components/content/in-language'

interface FinderProps {
  page: Page
  locale: Locale
  /** The parameters of the address. */
  query: URLSearchParams
}

type PartProps = FinderProps & { finder: Finder }

/**
 * The table of all countries with its filters: a plain form. Rows that are filtered out are in the
 * document and hidden, so that the enhancement module can show them again.
 */
export async function CountryFinder({ page, locale, query }: FinderProps) {
  const t = await getTranslations({ locale, namespace: 'countries' })
  const finder = countryFinder(locale, query)
  const { formatting, nameArticles } = localeTable[locale]
  const shown = finder.rows.filter((row) => row.shown).length
  const said = t('shown', { count: '{count}', all: `${finder.rows.length}` })
  return (
    <country-finder data-language={formatting} data-articles={nameArticles.join(' ')}>
      <Filters page={page} locale={locale} query={query} finder={finder} />
      <p role="status" data-text={said}>
        {said.replace('{count}', `${shown}`)}
      </p>
      <p className="none" hidden={shown > 0}>
        {t('none')}
      </p>
      <table className="sortable">
        <caption>{t('caption')}</caption>
        <thead>
          <tr>
            {finderColumns.map((column) => (
              <ColumnHeader
                key={column}
                column={column}
                page={page}
                locale={locale}
                query={query}
                finder={finder}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {finder.rows.map((row) => (
            <CountryRow key={row.country.id} row={row} page={page} locale={locale} />
          ))}
        </tbody>
      </table>
      <p className="data-files">
        {t('data')}{' '}
        {['csv', 'json'].map((format, index) => (
          <span key={format}>
            {index > 0 && ' · '}
            <a
              href={`/${locale}/countries.${format}${suffix(query)}`}
              type={format === 'csv' ? 'text/csv' : 'application/json'}
            >
              {format.toUpperCase()}
            </a>
          </span>
        ))}
      </p>
    </country-finder>
  )
}

async function Filters({ page, locale, finder }: PartProps) {
  const t = await getTranslations({ locale, namespace: 'countries' })
  return (
    <form method="get" action={getPath(page, locale)} className="filters">
      <fieldset>
        <legend>{t('filter.legend')}</legend>
        {filterNames.map((name) => (
          <label key={name}>
            {t(`filter.${name}`)}
            <select name={name} defaultValue={finder.chosen[name]}>
              <option value="">{t('filter.any')}</option>
              {finder.options[name].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      <label>
        {t('sort')}
        <select name="sort" defaultValue={finder.sort}>
          {sortParameters.map((value) => {
            const { column, descending } = sortOf(value)
            const label = t(`columns.${column as FinderColumn}`)
            return (
              <option key={value} value={value}>
                {descending ? t('descending', { column: label }) : label}
              </option>
            )
          })}
        </select>
      </label>
      <p>
        <button type="submit" className="button">
          {t('filter.submit')}
        </button>{' '}
        <a href={getPath(page, locale)}>{t('filter.reset')}</a>
      </p>
    </form>
  )
}

async function ColumnHeader({
  column,
  page,
  locale,
  query,
  finder: { sort },
}: PartProps & { column: FinderColumn }) {
  const t = await getTranslations({ locale, namespace: 'countries' })
  const { column: sorted, descending } = sortOf(sort)
  const next = new URLSearchParams(query)
  next.delete('sort')
  const asked = nextSort(column, sort)
  if (asked) next.set('sort', asked)
  const direction = descending ? 'descending' : 'ascending'
  return (
    <th scope="col" data-column={column} aria-sort={column === sorted ? direction : undefined}>
      <a href={getPath(page, locale) + suffix(next)}>{t(`columns.${column}`)}</a>
    </th>
  )
}

async function CountryRow({
  row: { country, cells, values, shown },
  page,
  locale,
}: {
  row: FinderRow
  page: Page
  locale: Locale
}) {
  const t = await getTranslations({ locale, namespace: 'countries.columns' })
  const data = Object.fromEntries(
    filterNames.map((name) => [`data-${name}`, values[name].join(' ')]),
  )
  return (
    <tr hidden={!shown} {...data}>
      {finderColumns.map((column) =>
        column === 'name' ? (
          <th key={column} scope="row">
            <ContentLink href={countryPageId(country.id)} page={page} locale={locale}>
              <Localized text={country.name} locale={locale} />
            </ContentLink>
          </th>
        ) : (
          <td key={column} data-label={t(column)}>
            {column === 'capital' ? (
              <Localized text={country.capital} locale={locale} />
            ) : (
              cells[column].join('; ') || null
            )}
          </td>
        ),
      )}
    </tr>
  )
}

function suffix(query: URLSearchParams): string {
  return query.size > 0 ? `?${query}` : ''
}
