import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import { formatDate } from '@/text/dates'

/** A date written out. An interval has no machine-readable form in HTML: its start is given. */
export function FormattedDate({ iso, locale }: { iso: string; locale: Locale }) {
  return <time dateTime={iso.split('/')[0]}>{formatDate(iso, locale)}</time>
}

interface EventProps {
  date: string
  locale: Locale
  children?: ReactNode
}

/** One entry of a timeline. */
export function Event({ date, locale, children }: EventProps) {
  return (
    <li>
      <p className="date">
        <FormattedDate iso={date} locale={locale} />
      </p>
      <div>{children}</div>
    </li>
  )
}

interface KeyFigureProps {
  value: string
  asOf: string
  locale: Locale
  children?: ReactNode
}

/** A figure with the date that it holds for. */
export async function KeyFigure({ value, asOf, locale, children }: KeyFigureProps) {
  const t = await getTranslations({ locale, namespace: 'content' })
  return (
    <li>
      <strong>{value}</strong>
      <div>{children}</div>
      <small>{t('figureAsOf', { date: formatDate(asOf, locale) })}</small>
    </li>
  )
}
