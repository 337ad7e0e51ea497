import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { inLocale, topics } from '@/site/registry'
import { PageLink } from './page-link'

/** The header's menu: the topics only, in a native popover (Escape and a click outside close it). */
export async function TopicMenu({ locale }: { locale: Locale }) {
  const present = inLocale(topics(), locale)
  if (present.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'layout' })
  return (
    <div className="topic-menu">
      <button type="button" className="button" popoverTarget="topic-menu">
        {t('topics')}
      </button>
      <nav id="topic-menu" popover="auto" aria-label={t('topics')}>
        <ul>
          {present.map((topic) => (
            <li key={topic.id}>
              <PageLink page={topic} locale={locale} full />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
