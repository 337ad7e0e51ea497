import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Document } from '@/components/layout/document'
import { LanguageTitles } from '@/components/layout/language-choice'
import { defaultLocale, locales, localeTable } from '@/i18n/locales'
import { icons } from '@/site/metadata'

export async function generateMetadata(): Promise<Metadata> {
  const titles = await Promise.all(
    locales.map(async (locale) => (await getTranslations({ locale }))('errors.notFoundTitle')),
  )
  return { title: titles.join(' / '), robots: { index: false }, icons }
}

/** The 404 of an address that names no language: every language, each in a block of its own. */
export default async function GlobalNotFound() {
  const blocks = await Promise.all(
    locales.map(async (locale) => {
      const t = await getTranslations({ locale })
      return (
        <section key={locale} lang={locale} dir={localeTable[locale].direction}>
          <h2>{t('site.name')}</h2>
          <p>{t('errors.notFoundIntro')}</p>
          <p>
            <a className="button" href={`/${locale}`} hrefLang={locale}>
              {t('errors.notFoundHome')}
            </a>
          </p>
        </section>
      )
    }),
  )
  return (
    <Document locale={defaultLocale}>
      <main id="main" className="container choice">
        <LanguageTitles locales={locales} message="errors.notFoundTitle" />
        {blocks}
      </main>
    </Document>
  )
}
