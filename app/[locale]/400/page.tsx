import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BadRequestPage } from '@/components/layout/error-pages'
import { isLocale } from '@/i18n/locales'
import { errorMetadata } from '@/site/metadata'

interface PageProps {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale })
  return errorMetadata(t('errors.requestTitle'), t('site.name'))
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params
  return isLocale(locale) ? <BadRequestPage locale={locale} /> : null
}
