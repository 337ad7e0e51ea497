import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'

interface LinkWithCopyProps {
  label: string
  url: string
  locale: Locale
}

/** An address in full, to select and copy, with a button that the enhancement module shows. */
export async function LinkWithCopy({ label, url, locale }: LinkWithCopyProps) {
  const t = await getTranslations({ locale, namespace: 'sharing' })
  return (
    <copy-link data-copied={t('copied')} data-failed={t('copyFailed')}>
      <span className="label">{label}</span> <a href={url}>{url}</a>
      <button type="button" className="button" aria-label={t('copyLabel', { what: label })} hidden>
        {t('copy')}
      </button>
      <span role="status" />
    </copy-link>
  )
}
