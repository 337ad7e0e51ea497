import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { locales, localeTable } from '@/i18n/locales'
import { icons } from '@/site/metadata'
import { LanguageTitles } from './language-choice'

type Title = 'errors.notFoundTitle' | 'errors.goneTitle'

interface ErrorInEveryLanguageProps {
  title: Title
  intro: 'errors.notFoundIntro' | 'errors.goneIntro'
}

export async function everyLanguageMetadata(title: Title): Promise<Metadata> {
  const titles = await Promise.all(
    locales.map(async (locale) => (await getTranslations({ locale }))(title)),
  )
  return { title: titles.join(' / '), robots: { index: false }, icons }
}

/** The error of an address without a language: in every language, each in a block of its own. */
export async function ErrorInEveryLanguage({ title, intro }: ErrorInEveryLanguageProps) {
  const blocks = await Promise.all(
    locales.map(async (locale) => {
      const t = await getTranslations({ locale })
      return (
        <section key={locale} lang={locale} dir={localeTable[locale].direction}>
          <h2>{t('site.name')}</h2>
          <p>{t(intro)}</p>
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
    <main id="main" className="container choice">
      <LanguageTitles locales={locales} message={title} />
      {blocks}
    </main>
  )
}
