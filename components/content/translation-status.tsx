import { getTranslations } from 'next-intl/server'
import { type Locale, languageName, locales } from '@/i18n/locales'
import { shownLocale } from '@/site/registry'
import { type PageStatus, translationStatus } from '@/site/translation-status'
import { formatDate } from '@/text/dates'
import { PageLink } from '../navigation/page-link'
import { InLanguage } from './in-language'

/** A table of every page with its state in every language, and links to the same as data files. */
export async function TranslationStatus({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'translation' })
  const files = ['json', 'csv'].map((format) => ({
    format: format.toUpperCase(),
    address: `/${locale}/translation-status.${format}`,
  }))
  return (
    <>
      <table>
        <caption>{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page')}</th>
            {locales.map((other) => (
              <th key={other} scope="col">
                {languageName(other, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {translationStatus().map(({ page, statuses }) => {
            const shown = shownLocale(page, locale)
            const other = shown === locale ? undefined : shown
            return (
              <tr key={page.id}>
                <th scope="row">
                  <InLanguage language={other} locale={locale}>
                    <PageLink page={page} locale={shown} hrefLang={other} />
                  </InLanguage>
                </th>
                {statuses.map((status) => (
                  <td key={status.locale} data-label={languageName(status.locale, locale)}>
                    <StatusText status={status} locale={locale} />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p>
        {t('data')}{' '}
        {files.map(({ format, address }, index) => (
          <span key={format}>
            {index > 0 && ' · '}
            <a href={address} type={format === 'CSV' ? 'text/csv' : 'application/json'}>
              {format}
            </a>
          </span>
        ))}
      </p>
    </>
  )
}

async function StatusText({ status, locale }: { status: PageStatus; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'translation' })
  const { state, sections, since } = status
  if (state !== 'stale') return t(state)
  return t('stale', { count: sections.length, date: formatDate(since ?? '', locale) })
}
