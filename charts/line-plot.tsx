import { Fragment } from 'react'
import { pointsOf } from '@/charts/chart-geometry'
import { em, Plot, type PlotProps, percent } from './plot'
import { TimeAxis } from './time-axis'

/** A line over time. A number that holds for an interval is drawn as long as that. */
export function LinePlot({ data, locale, id }: PlotProps) {
  const { ticks, levels, points, bottom } = pointsOf(data, locale)
  return (
    <Plot data={data} locale={locale} id={id} height={bottom + 1.6}>
      {levels.map(({ y, text }) => (
        <g key={text}>
          <line className="grid" x2="100%" y1={em(y)} y2={em(y)} />
          <text className="tick" y={em(y - 0.3)}>
            {text}
          </text>
        </g>
      ))}
      <TimeAxis ticks={ticks} top={bottom} bottom={bottom + 0.3} locale={locale} />
      {points.map(({ start, end, y }, index) => (
        <Fragment key={start}>
          <LineSegment from={points[index - 1]} to={{ end: start, y }} />
          <LineSegment from={{ end: start, y }} to={{ end, y }} />
        </Fragment>
      ))}
      {points.map(({ middle, y, text }) => (
        <Fragment key={middle}>
          <circle className="point" cx={percent(middle)} cy={em(y)} r="0.35em" />
          <text className="value" x={percent(middle)} y={em(y - 0.75)} textAnchor="middle">
            {text}
          </text>
        </Fragment>
      ))}
    </Plot>
  )
}

type Corner = { end: number; y: number }

function LineSegment({ from, to }: { from: Corner | undefined; to: Corner }) {
  if (!from) return null
  const ends = { x1: percent(from.end), y1: em(from.y), x2: percent(to.end), y2: em(to.y) }
  return <line className="line" {...ends} />
}
