import { getTranslations } from 'next-intl/server'
import { type Locale, locales, localeTable } from '@/i18n/locales'

interface LanguageLinksProps {
  locale: Locale
  alternates: Partial<Record<Locale, string>>
}

/** Links to the same document in its other languages; a language that it lacks is not offered. */
export async function LanguageLinks({ locale, alternates }: LanguageLinksProps) {
  const t = await getTranslations({ locale, namespace: 'navigation' })
  return (
    <nav aria-label={t('language')} className="language-links">
      <language-links>
        <ul className="link-row">
          {locales.map((other) => {
            const path = alternates[other]
            const { name, direction } = localeTable[other]
            if (other === locale)
              return (
                <li key={other} aria-current="true">
                  {name}
                </li>
              )
            if (!path) return null
            return (
              <li key={other}>
                <a href={path} lang={other} hrefLang={other} dir={direction} rel="alternate">
                  {name}
                </a>
              </li>
            )
          })}
        </ul>
      </language-links>
    </nav>
  )
}
