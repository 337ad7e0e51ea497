import { ServerErrorPage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'

const { generateMetadata, Page } = errorRoute('errors.serverTitle', ServerErrorPage)

export { generateMetadata, Page as default }
