import { getTranslations } from 'next-intl/server'
import { languageName } from '@/i18n/locales'
import { comparisonUrl, pageUrl } from '@/site/metadata'
import type { Comparison } from '@/site/registry'
import { LinkWithCopy } from './link-with-copy'
import { ToolsFrame } from './tools-frame'

/** The addresses of a comparison, and of the page in each of its languages. */
export async function ComparisonTools(comparison: Comparison) {
  const { page, locale, other } = comparison
  const t = await getTranslations({ locale })
  return (
    <ToolsFrame locale={locale}>
      <li>
        <LinkWithCopy label={t('sharing.thisPage')} url={comparisonUrl(comparison)} />
      </li>
      {[locale, other].map((single) => (
        <li key={single}>
          <LinkWithCopy
            label={t('comparison.single', { language: languageName(single, locale) })}
            url={pageUrl(page, single)}
          />
        </li>
      ))}
    </ToolsFrame>
  )
}
