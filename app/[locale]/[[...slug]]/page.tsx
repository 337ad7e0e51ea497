import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HomePage } from '@/components/layout/home-page'
import { TopicPage } from '@/components/layout/topic-page'
import { locales } from '@/i18n/locales'
import { resolveAddress } from '@/site/addresses'
import { pageMetadata } from '@/site/metadata'
import { allPages, hasLocale, homeId, pathOf } from '@/site/registry'

interface PageProps {
  params: Promise<{ locale: string; slug?: string[] }>
}

export const dynamicParams = false

export function generateStaticParams() {
  return locales.flatMap((locale) =>
    allPages()
      .filter((page) => hasLocale(page, locale))
      .map((page) => ({ locale, slug: pathOf(page, locale)?.split('/').slice(2) ?? [] })),
  )
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page, locale } = await findPage(params)
  const t = await getTranslations({ locale, namespace: 'site' })
  return pageMetadata(page, locale, t('name'))
}

export default async function Page({ params }: PageProps) {
  const { page, locale } = await findPage(params)
  const Layout = page.id === homeId ? HomePage : TopicPage
  return <Layout page={page} locale={locale} />
}

async function findPage(params: PageProps['params']) {
  const { locale, slug = [] } = await params
  const resolution = resolveAddress(`/${[locale, ...slug].join('/')}`)
  if (resolution.kind !== 'page') notFound()
  return resolution
}
