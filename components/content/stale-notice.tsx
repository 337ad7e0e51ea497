import { getTranslations } from 'next-intl/server'
import { type Locale, languageName } from '@/i18n/locales'
import { getPath, type Page } from '@/site/registry'
import { formatDate } from '@/text/dates'

interface StaleNoticeProps {
  page: Page
  locale: Locale
  /** The id of the section’s heading; left out for the title and the text before the first heading. */
  section?: string
}

/** Tells readers that the original of a section says something that its translation does not yet. */
export async function StaleNotice({ page, locale, section }: StaleNoticeProps) {
  const t = await getTranslations({ locale, namespace: 'content' })
  const source = page.sourceLanguage
  const language = languageName(source, locale)
  const date = formatDate(page.modified, locale)
  return (
    <div className="notice">
      <p>
        {section ? t('staleSection', { language, date }) : t('staleBeginning', { language, date })}{' '}
        <a href={getPath(page, source) + (section ? `#${section}` : '')} hrefLang={source}>
          {t('readOriginal', { language })}
        </a>
      </p>
    </div>
  )
}
