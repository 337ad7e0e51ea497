import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Locale, locales } from '@/i18n/locales'
import { type Page, pathOf } from '@/site/registry'
import { structuredData } from '@/site/structured-data'
import { StructuredData } from '../sharing/structured-data'
import { Shell } from './shell'

interface PageShellProps {
  page: Page
  locale: Locale
  breadcrumb?: ReactNode
  children: ReactNode
}

/** The shell of a page from the content, with its alternates and structured data. */
export async function PageShell({ page, locale, breadcrumb, children }: PageShellProps) {
  const t = await getTranslations({ locale, namespace: 'site' })
  const paths = locales.map((other) => [other, pathOf(page, other)])
  const alternates = Object.fromEntries(paths.filter(([, path]) => path !== undefined))
  return (
    <Shell locale={locale} alternates={alternates} breadcrumb={breadcrumb}>
      {children}
      <StructuredData graph={structuredData(page, locale, t('name'))} />
    </Shell>
  )
}
