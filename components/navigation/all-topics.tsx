import type { Locale } from '@/i18n/locales'
import { inLocale, topics } from '@/site/registry'
import { Doormats } from './doormats'

/** The topics with their descriptions; nothing in a language that has none of them yet. */
export function AllTopics({ title, locale }: { title: string; locale: Locale }) {
  const present = inLocale(topics(), locale)
  if (present.length === 0) return null
  return (
    <section aria-labelledby="all-topics">
      <h2 id="all-topics">{title}</h2>
      <Doormats pages={present} locale={locale} heading={3} />
    </section>
  )
}
