import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import type { PageHeading } from '@/site/content'

/** Links to the sections of a page that has more than one. */
export async function OnThisPage({
  headings,
  locale,
}: {
  headings: PageHeading[]
  locale: Locale
}) {
  const t = await getTranslations({ locale, namespace: 'navigation' })
  const top = headings.filter((heading) => heading.depth === 2)
  if (top.length < 2) return null
  return (
    <nav aria-labelledby="on-this-page" className="on-this-page">
      <h2 id="on-this-page">{t('onThisPage')}</h2>
      <ul>
        {top.map((heading) => (
          <li key={heading.id}>
            <a href={`#${heading.id}`}>{heading.text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
