import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import { LanguageOffer } from '../navigation/language-offer'
import { Footer } from './footer'
import { Header } from './header'

interface ShellProps {
  locale: Locale
  /** Paths of this document in each language that it has, its own included. */
  alternates: Partial<Record<Locale, string>>
  breadcrumb?: ReactNode
  /** The query that this document answers. */
  searched?: string
  children: ReactNode
}

/** Everything around a document's main landmark. */
export async function Shell({
  locale,
  alternates,
  breadcrumb,
  searched = '',
  children,
}: ShellProps) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <Header locale={locale} alternates={alternates} searched={searched} />
      <div className="container">
        {breadcrumb}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer locale={locale} />
      <LanguageOffer locale={locale} alternates={alternates} />
    </>
  )
}
