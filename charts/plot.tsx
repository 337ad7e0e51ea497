import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import type { DataTable } from '@/site/content'
import { localizedText } from '@/text/localized-text'

/** The properties of every kind of chart. */
export interface PlotProps {
  data: DataTable
  locale: Locale
  id: string
}

interface DrawingProps extends PlotProps {
  /** In lines of the drawing’s text. */
  height: number
  children: ReactNode
}

/**
 * The drawing of a chart. Measures across are per cent of its width, those up and down multiples of
 * its text size: so it fits any screen, and its text is as large as the reader wants.
 */
export function Plot({ data, locale, id, height, children }: DrawingProps) {
  const title = localizedText(data.caption, locale)
  const description = localizedText(data.description ?? '', locale)
  return (
    <svg
      className="plot"
      width="100%"
      height={em(height)}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
    >
      <title id={`${id}-title`} lang={title.lang}>
        {title.text}
      </title>
      <desc id={`${id}-description`} lang={description.lang}>
        {description.text}
      </desc>
      {children}
    </svg>
  )
}

export const em = (size: number) => `${round(size)}em`
export const percent = (share: number) => `${round(share)}%`

function round(value: number): number {
  return Math.round(value * 100) / 100
}
