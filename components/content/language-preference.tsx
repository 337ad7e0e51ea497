import { getTranslations } from 'next-intl/server'
import { type Locale, locales, localeTable } from '@/i18n/locales'
import type { Page } from '@/site/registry'

/** A form that remembers a language without script: see app/language/route.ts. */
export async function LanguagePreference({ page, locale }: { page: Page; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'choice' })
  return (
    <form method="post" action="/language" className="language-preference">
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="from" value={locale} />
      <fieldset>
        <legend>{t('rememberLegend')}</legend>
        {locales.map((choice) => (
          <button
            key={choice}
            type="submit"
            className="button"
            name="choice"
            value={choice}
            lang={choice}
            dir={localeTable[choice].direction}
          >
            {localeTable[choice].name}
          </button>
        ))}
      </fieldset>
      <button type="submit" className="button" name="choice" value="">
        {t('forget')}
      </button>
    </form>
  )
}
