import type { Nodes } from 'hast'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { countryPageId } from '@/countries/countries'
import { allFacts } from '@/countries/country-finder'
import type { Country } from '@/countries/read-countries'
import { type Locale, localeTable } from '@/i18n/locales'
import { readBody } from '@/site/content'
import { getPage, getPath, type Page, shownLocale } from '@/site/registry'
import { localizedText } from '@/text/localized-text'
import { ContentLink } from '../../components/content/content-link'

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
      {chosen && <Offices country={chosen} page={page} locale={locale} render={render} />}
    </>
  )
}

/** The heading that authors put above the form, where its answer is shown. */
const sectionId = 'which-office'

/** A country page’s section on its mission, in the reader’s language or the next that it has. */
async function Offices({
  country,
  page,
  locale,
  render,
}: Omit<OfficeFinderProps, 'query'> & { country: Country }) {
  const t = await getTranslations({ locale, namespace: 'countries' })
  const id = countryPageId(country.id)
  const language = shownLocale(getPage(id), locale)
  const name = localizedText(country.name, locale).text
  const { children } = readBody(id, language).tree
  const isHeading = (node: (typeof children)[number]) =>
    node.type === 'element' && node.tagName === 'h2'
  const start = children.findIndex(
    (node) => node.type === 'element' && node.properties.id === 'mission',
  )
  const end = children.findIndex((node, index) => index > start && isHeading(node))
  const section = children.slice(start + 1, end < 0 ? undefined : end)
  return (
    <div className="notice" role="status">
      <h3>{t('office.result', { country: name })}</h3>
      <div {...(language !== locale && { lang: language, dir: localeTable[language].direction })}>
        {render({ type: 'root', children: section })}
      </div>
      <p>
        <ContentLink href={id} page={page} locale={locale}>
          {t('office.page', { country: name })}
        </ContentLink>
      </p>
    </div>
  )
}
