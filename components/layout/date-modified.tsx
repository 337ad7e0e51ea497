import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { modifiedIn, type Page } from '@/site/registry'

/**
 * The date of a page’s last change; left out of a translation that lags behind, which has not
 * changed when its original did.
 */
export async function DateModified({ page, locale }: { page: Page; locale: Locale }) {
  const modified = modifiedIn(page, locale)
  if (!modified) return null
  const t = await getTranslations({ locale, namespace: 'content' })
  return (
    <p className="date-modified">
      {t('dateModified')} <time dateTime={modified}>{modified}</time>
    </p>
  )
}
