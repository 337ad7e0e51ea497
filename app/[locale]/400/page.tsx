import { BadRequestPage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'

const { generateMetadata, Page } = errorRoute('errors.requestTitle', BadRequestPage)

export { generateMetadata, Page as default }
