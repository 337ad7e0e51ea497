import { GonePage } from '@/components/layout/error-pages'
import { errorRoute } from '@/components/layout/error-route'

const { generateMetadata, Page } = errorRoute('errors.goneTitle', GonePage)

export { generateMetadata, Page as default }
