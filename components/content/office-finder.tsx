import type { Nodes } from 'hast'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import { readBody } from '@/site/content'
import { countryPageId } from '@/site/countries'
import { allFacts } from '@/site/country-finder'
import { getPage, getPath, getText, type Page } from '@/site/registry'

interface OfficeFinderProps {
  page: Page
  locale: Locale
  query: URLSearchParams
  /** Renders what a page says. */
  render: (tree: Nodes) => ReactNode
}

/** A form that answers which Canadian offices serve a country. */
export async function OfficeFinder({ page, locale, query, render }: OfficeFinderProps) {
  const t = await getTranslations({ locale, namespace: 'countries' })
  const facts = allFacts(locale, t)
  const countries = facts.byName.filter(({ mission }) => mission)
  const chosen = countries.find(({ id }) => id === query.get('country'))
  return (
    <>
      <form method="get" action={`${getPath(page, locale)}#${sectionId}`} className="filters">
        <label>
          {t('office.label')}
          <select name="country" defaultValue={chosen?.id} required>
            <option value="">{t('office.choose')}</option>
            {countries.map((country) => (
              <option key={country.id} value={country.id}>
                {facts.name(country)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          {t('office.submit')}
        </button>
      </form>
      {chosen && (
        <Offices page={getPage(countryPageId(chosen.id))} locale={locale} render={render} />
      )}
    </>
  )
}

/** The heading that authors put above the form, where its answer is shown. */
const sectionId = 'which-office'

/** What a country’s page says of its mission. */
async function Offices({ page, locale, render }: Omit<OfficeFinderProps, 'query'>) {
  const t = await getTranslations({ locale, namespace: 'countries' })
  const { title } = getText(page, locale)
  const { children } = readBody(page.id, locale).tree
  const isHeading = (node: (typeof children)[number]) =>
    node.type === 'element' && node.tagName === 'h2'
  const start = children.findIndex(
    (node) => node.type === 'element' && node.properties.id === 'mission',
  )
  const end = children.findIndex((node, index) => index > start && isHeading(node))
  const section = children.slice(start + 1, end < 0 ? undefined : end)
  return (
    <div className="notice" role="status">
      <h3>{t('office.result', { country: title })}</h3>
      {render({ type: 'root', children: section })}
      <p>
        <a href={getPath(page, locale)}>{t('office.page', { country: title })}</a>
      </p>
    </div>
  )
}
