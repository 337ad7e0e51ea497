import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { pageBody } from '@/site/page-body'
import { getPage, getText, type Page, recentlyChanged } from '@/site/registry'
import { formatDate } from '@/text/dates'
import { HomePicture } from '../../subject/components'
import { Body } from '../content/body'
import { AllTopics } from '../navigation/all-topics'
import { PageList } from '../navigation/page-list'
import { PageTools } from '../sharing/page-tools'
import { DateModified } from './date-modified'
import { PageShell } from './page-shell'

const recentCount = 6

/** The hub: what the portal is for, the topics, and the pages that readers want most. */
export async function HomePage({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale })
  return (
    <PageShell page={page} locale={locale}>
      <h1>{getText(page, locale).title}</h1>
      <div className="prose">
        <Body page={page} locale={locale} body={pageBody(page, locale)} />
      </div>
      <AllTopics title={t('layout.topics')} locale={locale} />
      <HomePicture locale={locale} />
      <div className="two-columns">
        <PageList
          id="most-requested"
          title={t('content.mostRequested')}
          pages={(page.mostRequested ?? []).map(getPage)}
          locale={locale}
        />
        <PageList
          id="recently-changed"
          title={t('content.recentlyChanged')}
          pages={recentlyChanged(locale, recentCount)}
          locale={locale}
          note={({ modified }) => (
            <small>{t('content.changedOn', { date: formatDate(modified, locale) })}</small>
          )}
        />
      </div>
      <DateModified page={page} locale={locale} />
      <PageTools page={page} locale={locale} />
    </PageShell>
  )
}
