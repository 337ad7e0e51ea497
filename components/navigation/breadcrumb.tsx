import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { ancestors, getPage, homeId, type Page } from '@/site/registry'
import { PageLink } from './page-link'

/** The way down to a page, which is itself not shown. */
export async function Breadcrumb({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'navigation' })
  return (
    <nav aria-label={t('breadcrumb')} className="breadcrumb">
      <ol className="link-row">
        {[getPage(homeId), ...ancestors(page)].map((step) => (
          <li key={step.id}>
            <PageLink page={step} locale={locale} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
