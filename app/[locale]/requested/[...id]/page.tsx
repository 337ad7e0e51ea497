import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TopicPage } from '@/components/layout/topic-page'
import { isLocale } from '@/i18n/locales'
import { parseQuery } from '@/search/query'
import { pageMetadata } from '@/site/metadata'
import { readQuery } from '@/site/queried-pages'
import { findPage, hasLocale } from '@/site/registry'

interface PageProps {
  params: Promise<{ locale: string; id: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, locale, query } = await queriedPageOf(props)
  const t = await getTranslations({ locale, namespace: 'site' })
  const metadata = pageMetadata(page, locale, t('name'))
  const asked = parseQuery(query.get('q') ?? '').text
  return {
    ...metadata,
    ...(asked && { title: `${asked} – ${metadata.title}` }),
    // One answer of many; the page itself is what others should find.
    robots: { index: false },
  }
}

/** A page as it answers a query: the server leads such requests here (site/queried-pages.ts). */
export default async function Page(props: PageProps) {
  return <TopicPage {...(await queriedPageOf(props))} />
}

async function queriedPageOf({ params, searchParams }: PageProps) {
  const { locale, id } = await params
  const page = findPage(id.join('/'))
  if (!isLocale(locale) || !page || !hasLocale(page, locale)) notFound()
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { page, locale, query: readQuery(page, new URLSearchParams(given)) ?? notFound() }
}
