import * as rootParams from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, isLocale, type Locale, localeTable } from '../i18n/locales'
import { readMessages } from './messages'

// Documents outside every language (the language choice, the 404 without a locale) name the
// language of each block themselves and only fall back to the default here.
export default getRequestConfig(async ({ locale: requested }) => {
  const candidate = requested ?? (await rootParams.locale())
  const locale = isLocale(candidate) ? candidate : defaultLocale
  return {
    // Plural forms and numbers in messages, too, need a tag that `Intl` knows; next-intl takes any.
    locale: localeTable[locale].formatting as Locale,
    messages: readMessages(locale),
    timeZone: 'UTC',
    formats: { number: {} },
    // next-intl would publish a missing message as its key and go on.
    onError(error) {
      throw new Error(`messages/${locale}.json (${localeTable[locale].name}): ${error.message}`)
    },
  }
})
