import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { comparisonLanguages } from '@/site/comparison'
import { comparisonUrl, pageUrl } from '@/site/metadata'
import { publicOrigin } from '@/site/origin'
import { neutralPath, type Page, pageLocales } from '@/site/registry'
import { LinkWithCopy } from './link-with-copy'
import { ToolsFrame } from './tools-frame'

/** The two addresses of a page, and the ways to read it beside its other languages. */
export async function PageTools({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale })
  const comparisons = pageLocales(page)
    .filter((other) => other !== locale)
    .map((other) => ({ page, locale, other }))
  return (
    <ToolsFrame locale={locale}>
      <li>
        <LinkWithCopy label={t('sharing.thisPage')} url={pageUrl(page, locale)} />
      </li>
      <li>
        <LinkWithCopy
          label={t('sharing.neutralPage')}
          url={`${publicOrigin()}${neutralPath(page)}`}
        />
      </li>
      {comparisons.map((comparison) => (
        <li key={comparison.other}>
          {/* In full like the addresses above: a mirror of the portal cannot render it. */}
          <a href={comparisonUrl(comparison)}>
            {t('comparison.link', comparisonLanguages(comparison))}
          </a>
        </li>
      ))}
    </ToolsFrame>
  )
}
