import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ComparisonPage } from '@/components/layout/comparison-page'
import { comparisonLanguages } from '@/site/comparison'
import { comparisonMetadata } from '@/site/metadata'
import { findComparison, getText } from '@/site/registry'

interface PageProps {
  params: Promise<{ locale: string; other: string; id: string[] }>
}

// There are more pairs of languages than pages: each is rendered when a reader asks for it.
export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const comparison = await comparisonOf(params)
  const { page, locale } = comparison
  const t = await getTranslations({ locale })
  const title = t('comparison.title', {
    title: getText(page, locale).title,
    ...comparisonLanguages(comparison),
  })
  return comparisonMetadata(comparison, `${title} – ${t('site.name')}`)
}

export default async function Page({ params }: PageProps) {
  return <ComparisonPage {...(await comparisonOf(params))} />
}

async function comparisonOf(params: PageProps['params']) {
  const { locale, other, id } = await params
  return findComparison(locale, other, id.join('/')) ?? notFound()
}
