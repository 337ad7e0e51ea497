import { NotFoundPage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'
import { findPage } from '@/site/registry'

// The 404 of an address with the pages that it may mean, named by delivery/request-listener.ts.
const { generateMetadata, Page } = errorRoute(
  'errors.notFoundTitle',
  async ({ locale, searchParams }) => {
    const { section = '', pages = '' } = await searchParams
    const nearest = pages.split(' ').flatMap((id) => findPage(id) ?? [])
    return <NotFoundPage locale={locale} section={findPage(section)} nearest={nearest} />
  },
)

export { generateMetadata, Page as default }
