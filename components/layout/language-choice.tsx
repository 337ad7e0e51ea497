import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type Locale, localeTable } from '@/i18n/locales'
import { alternateUrls, icons } from '@/site/metadata'
import { publicOrigin } from '@/site/origin'
import { getPath, getText, homeId, neutralPath, type Page, pageLocales } from '@/site/registry'

/**
 * The languages of a page, for a reader whose language is not known. Every block is in one
 * language and says so; none is mixed.
 */
export async function LanguageChoice({ page }: { page: Page }) {
  const blocks = await Promise.all(
    pageLocales(page).map(async (locale) => {
      const t = await getTranslations({ locale })
      return (
        <section key={locale} lang={locale} dir={localeTable[locale].direction}>
          <h2>{getText(page, locale).title}</h2>
          <p>{page.id === homeId ? t('choice.intro') : t('choice.pageIntro')}</p>
          <p>
            <small>{t('layout.notOfficial')}</small>
          </p>
          <p>
            <a className="button" href={getPath(page, locale)} hrefLang={locale} rel="alternate">
              {localeTable[locale].name}
            </a>
          </p>
        </section>
      )
    }),
  )
  return (
    <main id="main" className="container choice">
      <LanguageTitles locales={pageLocales(page)} message="choice.title" />
      <language-links>{blocks}</language-links>
    </main>
  )
}

/** One h1 that says the same in several languages, each marked. */
export async function LanguageTitles({
  locales,
  message,
}: {
  locales: Locale[]
  message: 'choice.title' | 'errors.notFoundTitle' | 'errors.goneTitle'
}) {
  const titles = await Promise.all(
    locales.map(async (locale) => {
      const t = await getTranslations({ locale })
      return (
        <span key={locale} lang={locale} dir={localeTable[locale].direction}>
          {t(message)}
        </span>
      )
    }),
  )
  return <h1>{titles}</h1>
}

export async function languageChoiceMetadata(page: Page): Promise<Metadata> {
  const locales = pageLocales(page)
  const titles = await Promise.all(
    locales.map(async (locale) =>
      (await getTranslations({ locale, namespace: 'choice' }))('title'),
    ),
  )
  const home = page.id === homeId
  return {
    title: `${titles.join(' / ')}: ${locales.map((locale) => getText(page, locale).shortTitle).join(' / ')}`,
    // A neutral link is a way to a page, not a page of its own.
    robots: { index: home },
    alternates: {
      canonical: `${publicOrigin()}${home ? '/' : neutralPath(page)}`,
      ...(home && { languages: alternateUrls(page) }),
    },
    icons,
  }
}
