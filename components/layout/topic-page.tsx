import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { pageBody } from '@/site/page-body'
import { getPage, getText, type Page } from '@/site/registry'
import { formatDate } from '@/text/dates'
import { Body } from '../content/body'
import { Breadcrumb } from '../navigation/breadcrumb'
import { Neighbours } from '../navigation/neighbours'
import { OnThisPage } from '../navigation/on-this-page'
import { PageList } from '../navigation/page-list'
import { SectionMenu } from '../navigation/section-menu'
import { PageTools } from '../sharing/page-tools'
import { DateModified } from './date-modified'
import { PageShell } from './page-shell'

interface TopicPageProps {
  page: Page
  locale: Locale
  /** The query with which the reader asked for the page, where it answers queries. */
  query?: URLSearchParams
}

/** A page of a section: its text, the menu of its branch, and the ways on. */
export async function TopicPage({ page, locale, query }: TopicPageProps) {
  const t = await getTranslations({ locale })
  const body = pageBody(page, locale)
  return (
    <PageShell
      page={page}
      locale={locale}
      breadcrumb={<Breadcrumb page={page} locale={locale} />}
      {...(query && { query })}
    >
      <div className="page-grid">
        <div className="page-head">
          <h1>{getText(page, locale).title}</h1>
          {page.asOf && (
            <p className="as-of">{t('content.asOf', { date: formatDate(page.asOf, locale) })}</p>
          )}
          {!query && <OnThisPage headings={body.headings} locale={locale} />}
        </div>
        <SectionMenu page={page} locale={locale} />
        <div className="page-body">
          <article className="prose">
            <Body page={page} locale={locale} body={body} query={query} />
          </article>
          <PageList
            id="related"
            title={t('navigation.related')}
            pages={(page.related ?? []).map(getPage)}
            locale={locale}
          />
          <Neighbours page={page} locale={locale} />
          <DateModified page={page} locale={locale} />
          <PageTools page={page} locale={locale} query={query} />
        </div>
      </div>
    </PageShell>
  )
}
