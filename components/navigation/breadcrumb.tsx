import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { ancestors, getPage, homeId, type Page } from '@/site/registry'
import { PageLink } from './page-link'

interface BreadcrumbProps {
  page: Page
  locale: Locale
  /** Whether the page itself is a step, for a document below it. */
  inclusive?: boolean
}

/** The way down to a page, which is itself not shown. */
export async function Breadcrumb({ page, locale, inclusive = false }: BreadcrumbProps) {
  const t = await getTranslations({ locale, namespace: 'navigation' })
  const steps = new Set([getPage(homeId), ...ancestors(page), ...(inclusive ? [page] : [])])
  return (
    <nav aria-label={t('breadcrumb')} className="breadcrumb">
      <ol className="link-row">
        {[...steps].map((step) => (
          <li key={step.id}>
            <PageLink page={step} locale={locale} />
          </li>
        ))}
      </ol>
    </nav>
  )
}
