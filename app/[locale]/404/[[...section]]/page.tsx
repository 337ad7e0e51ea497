import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotFoundPage } from '@/components/layout/error-pages'
import { isLocale, locales } from '@/i18n/locales'
import { errorMetadata } from '@/site/metadata'
import { findPage, hasLocale, sections } from '@/site/registry'

interface PageProps {
  params: Promise<{ locale: string; section?: string[] }>
}

export const dynamicParams = false

// One document for each section, so that a reader who misses a page is offered its neighbours.
export function generateStaticParams() {
  return locales.flatMap((locale) => [
    { locale, section: [] },
    ...sections()
      .filter((section) => hasLocale(section, locale))
      .map((section) => ({ locale, section: [section.id] })),
  ])
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale })
  return errorMetadata(t('errors.notFoundTitle'), t('site.name'))
}

export default async function Page({ params }: PageProps) {
  const { locale, section } = await params
  if (!isLocale(locale)) return null
  return <NotFoundPage locale={locale} section={findPage(section?.[0] ?? '')} />
}
