import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MovedPage } from '@/components/layout/error-pages'
import { HomePage } from '@/components/layout/home-page'
import { TopicPage } from '@/components/layout/topic-page'
import { resolveAddress } from '@/site/addresses'
import { movedMetadata, pageMetadata } from '@/site/metadata'
import { homeId } from '@/site/registry'

interface PageProps {
  params: Promise<{ locale: string; slug?: string[] }>
}

// Static, but rendered when asked for: the build asks for every address of the registry, and for those
// that pages had before.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page, locale, hasMoved } = await findPage(params)
  const t = await getTranslations({ locale })
  return hasMoved
    ? movedMetadata(page, locale, t('errors.movedTitle'), t('site.name'))
    : pageMetadata(page, locale, t('site.name'))
}

export default async function Page({ params }: PageProps) {
  const { page, locale, hasMoved } = await findPage(params)
  const Layout = hasMoved ? MovedPage : page.id === homeId ? HomePage : TopicPage
  return <Layout page={page} locale={locale} />
}

async function findPage(params: PageProps['params']) {
  const { locale, slug = [] } = await params
  const asked = resolveAddress(`/${[locale, ...slug].join('/')}`)
  const hasMoved = asked.kind === 'redirect'
  const resolution = hasMoved ? resolveAddress(asked.path) : asked
  return resolution.kind === 'page' ? { ...resolution, hasMoved } : notFound()
}
