import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/i18n/locales'
import { longestQuery } from '@/search/query'
import { searchPageId } from '@/site/queried-pages'
import { pathOfId } from '@/site/registry'

/** The header’s search, in languages that have its page. enhance/search-box.ts adds suggestions; without it the form is whole. */
export async function SearchForm({ locale, query }: { locale: Locale; query: string }) {
  const path = pathOfId(searchPageId, locale)
  if (!path) return null
  const t = await getTranslations({ locale, namespace: 'search' })
  return (
    <search className="search-form">
      <form action={path}>
        <label htmlFor="search" className="sr-only">
          {t('label')}
        </label>
        <search-box>
          <input
            id="search"
            name="q"
            defaultValue={query}
            maxLength={longestQuery}
            autoComplete="off"
            enterKeyHint="search"
          />
        </search-box>
        <button type="submit" className="button">
          {t('submit')}
        </button>
      </form>
    </search>
  )
}
