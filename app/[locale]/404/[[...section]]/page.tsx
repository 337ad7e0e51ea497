import { NotFoundPage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'
import { locales } from '@/i18n/locales'
import { findPage, hasLocale, sections } from '@/site/registry'

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

const { generateMetadata, Page } = errorRoute(
  'errors.notFoundTitle',
  async ({ locale, params }) => {
    const { section: [id = ''] = [] } = await params
    return <NotFoundPage locale={locale} section={findPage(id)} />
  },
)

export { generateMetadata, Page as default }
