import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'

interface NoticeProps {
  kind: 'information' | 'warning'
  locale: Locale
  children?: ReactNode
}

/** A notice not to be missed; its kind is said in words, not by colour alone (WCAG 1.4.1). */
export async function Notice({ kind, locale, children }: NoticeProps) {
  const t = await getTranslations({ locale, namespace: 'content' })
  return (
    <div className={`notice notice-${kind}`}>
      <p className="kind">{t(kind)}</p>
      {children}
    </div>
  )
}
