import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'

/**
 * Addresses to share, the device's share sheet, which gets the first of them, and print. No third
 * party is contacted. Buttons need the enhancement module, which shows those that the device supports.
 */
export async function ToolsFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: 'sharing' })
  return (
    <section aria-labelledby="share" className="page-tools">
      <h2 id="share">{t('title')}</h2>
      <ul>{children}</ul>
      {/* Once for every address on the page: in each of them it would be a fifth of the document. */}
      <template id="copy-button" data-copied={t('copied')} data-failed={t('copyFailed')}>
        <button type="button" className="button" aria-label={t('copyLabel', { what: '{what}' })}>
          {t('copy')}
        </button>
        <span role="status" />
      </template>
      <page-actions>
        <button type="button" className="button" data-action="share" hidden>
          {t('share')}
        </button>
        <button type="button" className="button" data-action="print" hidden>
          {t('print')}
        </button>
      </page-actions>
    </section>
  )
}
