import { SearchUnavailablePage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'

const { generateMetadata, Page } = errorRoute('errors.searchTitle', SearchUnavailablePage)

export { generateMetadata, Page as default }
