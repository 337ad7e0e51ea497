import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import type { Page } from '@/site/registry'

export async function DateModified({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'content' })
  return (
    <p className="date-modified">
      {t('dateModified')} <time dateTime={page.modified}>{page.modified}</time>
    </p>
  )
}
