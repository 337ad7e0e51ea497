import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Locale, locales } from '@/i18n/locales'
import { parseQuery } from '@/search/query'
import { queryInOtherLanguages, searchPageId } from '@/site/queried-pages'
import { type Page, pathOf } from '@/site/registry'
import { structuredData } from '@/site/structured-data'
import { StructuredData } from '../sharing/structured-data'
import { Shell } from './shell'

interface PageShellProps {
  page: Page
  locale: Locale
  /** The query of the address, in the same words in every language. */
  query?: URLSearchParams
  breadcrumb?: ReactNode
  children: ReactNode
}

/** The shell of a page from the content, with its alternates and structured data. */
export async function PageShell({ page, locale, breadcrumb, query, children }: PageShellProps) {
  const t = await getTranslations({ locale, namespace: 'site' })
  const paths = locales.map((other) => [other, pathOf(page, other)] as const)
  const alternates = Object.fromEntries(
    paths.flatMap(([other, path]) => (path ? [[other, path + queryInOtherLanguages(query)]] : [])),
  )
  return (
    <Shell
      locale={locale}
      alternates={alternates}
      breadcrumb={breadcrumb}
      searched={page.id === searchPageId ? parseQuery(query?.get('q') ?? '').text : ''}
    >
      {children}
      <StructuredData graph={structuredData(page, locale, t('name'))} />
    </Shell>
  )
}
