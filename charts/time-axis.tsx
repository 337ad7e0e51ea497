import type { YearTick } from '@/charts/chart-geometry'
import type { Locale } from '@/i18n/locales'
import { formatDate } from '@/text/dates'
import { em, percent } from './plot'

interface TimeAxisProps {
  ticks: YearTick[]
  /** In lines, as in a plot. */
  top: number
  bottom: number
  locale: Locale
}

/** A line at the beginning of some years, with their number below it. */
export function TimeAxis({ ticks, top, bottom, locale }: TimeAxisProps) {
  return ticks.map(({ year, x }) => (
    <g key={year}>
      <line className="grid" x1={percent(x)} x2={percent(x)} y1={em(top)} y2={em(bottom)} />
      <text className="tick" x={percent(x)} y={em(bottom + 1.2)} textAnchor="middle">
        {formatDate(String(year), locale)}
      </text>
    </g>
  ))
}
