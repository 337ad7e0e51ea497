import { NotFoundPage } from '@/components/layout/error-pages'
import { isLocale } from '@/i18n/locales'
import { findPage } from '@/site/registry'

export { generateMetadata } from '../../404/[[...section]]/page'

interface PageProps {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ section?: string; pages?: string }>
}

/** The 404 of an address with the pages that it may mean, named by delivery/request-listener.ts. */
export default async function Page({ params, searchParams }: PageProps) {
  const { locale } = await params
  const { section = '', pages = '' } = await searchParams
  if (!isLocale(locale)) return null
  const nearest = pages.split(' ').flatMap((id) => findPage(id) ?? [])
  return <NotFoundPage locale={locale} section={findPage(section)} nearest={nearest} />
}
