import { getTranslations } from 'next-intl/server'
import { type Locale, locales, localeTable } from '@/i18n/locales'

interface LanguageOfferProps {
  locale: Locale
  alternates: Partial<Record<Locale, string>>
}

/**
 * One quiet line in each other language of the document. The enhancement module shows the one that
 * the reader's browser prefers, at the foot of the window, where it moves nothing.
 */
export async function LanguageOffer({ locale, alternates }: LanguageOfferProps) {
  const others = locales.filter((other) => other !== locale && alternates[other])
  const lines = await Promise.all(
    others.map(async (other) => {
      const t = await getTranslations({ locale: other, namespace: 'navigation' })
      return (
        <section
          key={other}
          lang={other}
          dir={localeTable[other].direction}
          aria-label={t('language')}
          hidden
        >
          <p>{t('offer')}</p>
          <a href={alternates[other]} hrefLang={other}>
            {t('offerLink')}
          </a>
          <button type="button">{t('offerDismiss')}</button>
        </section>
      )
    }),
  )
  return <language-offer>{lines}</language-offer>
}
