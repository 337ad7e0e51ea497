import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GonePage } from '@/components/layout/error-pages'
import { isLocale } from '@/i18n/locales'
import { errorMetadata } from '@/site/metadata'

interface PageProps {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale })
  return errorMetadata(t('errors.goneTitle'), t('site.name'))
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params
  return isLocale(locale) ? <GonePage locale={locale} /> : null
}
