import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { isLocale, type Locale } from '@/i18n/locales'
import { errorMetadata } from '@/site/metadata'

interface ErrorRouteProps {
  params: Promise<{ locale: string; section?: string[] }>
  /** Only for routes that are rendered per request: who reads it makes a route one of them. */
  searchParams: Promise<{ section?: string; pages?: string }>
}

type Title = `errors.${'request' | 'notFound' | 'gone' | 'server' | 'search'}Title`

/** Makes the exports of a route whose document is the answer of an error, in each language. */
export function errorRoute(
  title: Title,
  ErrorPage: (props: ErrorRouteProps & { locale: Locale }) => ReactNode | Promise<ReactNode>,
) {
  return {
    async generateMetadata({ params }: ErrorRouteProps): Promise<Metadata> {
      const { locale } = await params
      if (!isLocale(locale)) return {}
      const t = await getTranslations({ locale })
      return errorMetadata(t(title), t('site.name'))
    },
    async Page(props: ErrorRouteProps) {
      const { locale } = await props.params
      return isLocale(locale) ? <ErrorPage {...props} locale={locale} /> : null
    },
  }
}
