import { NotFoundPage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'
import { findPage } from '@/site/registry'

// One document for each section, so that a reader who misses a page is offered its neighbours; the
// build asks for them (site/published-paths.ts).
export function generateStaticParams() {
  return []
}

const { generateMetadata, Page } = errorRoute(
  'errors.notFoundTitle',
  async ({ locale, params }) => {
    const { section: [id = ''] = [] } = await params
    return <NotFoundPage locale={locale} section={findPage(id)} />
  },
)

export { generateMetadata, Page as default }
