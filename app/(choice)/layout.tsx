import type { ReactNode } from 'react'
import { Document } from '@/components/layout/document'
import { defaultLocale } from '@/i18n/locales'

// Outside every language: each block of these documents names its own.
export default function Layout({ children }: { children: ReactNode }) {
  return <Document locale={defaultLocale}>{children}</Document>
}
