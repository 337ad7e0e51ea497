import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { pageUrl } from '@/site/metadata'
import { publicOrigin } from '@/site/origin'
import { neutralPath, type Page } from '@/site/registry'
import { LinkWithCopy } from './link-with-copy'

/**
 * The two addresses of a page, the device's share sheet and print. No third party is contacted.
 * Buttons need the enhancement module, which shows those that the device supports.
 */
export async function PageTools({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'sharing' })
  return (
    <section aria-labelledby="share" className="page-tools">
      <h2 id="share">{t('title')}</h2>
      <ul>
        <li>
          <LinkWithCopy label={t('thisPage')} url={pageUrl(page, locale)} />
        </li>
        <li>
          <LinkWithCopy label={t('neutralPage')} url={`${publicOrigin()}${neutralPath(page)}`} />
        </li>
      </ul>
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
