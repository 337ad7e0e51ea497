import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HomePage } from '@/components/layout/home-page'
import { TopicPage } from '@/components/layout/topic-page'
import { resolveAddress } from '@/site/addresses'
import { pageMetadata } from '@/site/metadata'
import { homeId } from '@/site/registry'

interface PageProps {
  params: Promise<{ locale: string; slug?: string[] }>
}

// Static, but rendered when asked for: the build asks for every address of the registry.
export function generateStaticParams() {
  return []
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
