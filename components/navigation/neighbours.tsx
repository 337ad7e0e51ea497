import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { neighbours, type Page } from '@/site/registry'
import { PageLink } from './page-link'

/** Links to the pages before and after, in the order of the section. */
export async function Neighbours({ page, locale }: { page: Page; locale: Locale }) {
  const { previous, next } = neighbours(page, locale)
  if (!previous && !next) return null
  const t = await getTranslations({ locale, namespace: 'navigation' })
  return (
    <nav aria-label={t('inThisSection')} className="neighbours">
      {previous && (
        <p>
          <span>{t('previous')}</span> <PageLink page={previous} locale={locale} full />
        </p>
      )}
      {next && (
        <p className="next">
          <span>{t('next')}</span> <PageLink page={next} locale={locale} full />
        </p>
      )}
    </nav>
  )
}
