import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Document } from '@/components/layout/document'
import { isLocale, locales } from '@/i18n/locales'

interface LayoutProps {
  children: ReactNode
  params: Promise<{ locale: string }>
}

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

export default async function Layout({ children, params }: LayoutProps) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return <Document locale={locale}>{children}</Document>
}
