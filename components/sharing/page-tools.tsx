import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { comparisonLanguages } from '@/site/comparison'
import { comparisonUrl, neutralUrl, pageUrl } from '@/site/metadata'
import { queryInOtherLanguages } from '@/site/queried-pages'
import { type Page, pageLocales } from '@/site/registry'
import { LinkWithCopy } from './link-with-copy'
import { ToolsFrame } from './tools-frame'

interface PageToolsProps {
  page: Page
  locale: Locale
  /** The query that the page answers: who follows a shared address should see the same. */
  query?: URLSearchParams | undefined
}

/** The two addresses of a page, and the ways to read it beside its other languages. */
export async function PageTools({ page, locale, query }: PageToolsProps) {
  const t = await getTranslations({ locale })
  const comparisons = pageLocales(page)
    .filter((other) => other !== locale)
    .map((other) => ({ page, locale, other }))
  return (
    <ToolsFrame locale={locale}>
      <li>
        <LinkWithCopy
          label={t('sharing.thisPage')}
          url={pageUrl(page, locale) + (query ? `?${query}` : '')}
        />
      </li>
      <li>
        <LinkWithCopy
          label={t('sharing.neutralPage')}
          url={neutralUrl(page) + queryInOtherLanguages(query)}
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
