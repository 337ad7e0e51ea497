import { Fragment } from 'react'
import { lanesOf } from '@/charts/chart-geometry'
import { em, Plot, type PlotProps, percent } from './plot'
import { TimeAxis } from './time-axis'

/** Events on a scale of time, each with the number that it has in the table. */
export function TimelinePlot({ data, locale, id }: PlotProps) {
  const { ticks, lanes, height } = lanesOf(data, locale)
  return (
    <Plot data={data} locale={locale} id={id} height={height + 1.6}>
      <TimeAxis ticks={ticks} top={0} bottom={height} locale={locale} />
      {lanes.map(({ name, top, base, marks }) => (
        <g key={name}>
          <text className="lane" y={em(top)}>
            {name}
          </text>
          <line className="base" x2="100%" y1={em(base)} y2={em(base)} />
          {marks.map(({ number, x, y }) => (
            <line
              key={number}
              className="stem"
              x1={percent(x)}
              x2={percent(x)}
              y1={em(y)}
              y2={em(base)}
            />
          ))}
          {marks.map(({ number, x, y }) => (
            <Fragment key={number}>
              <circle className="mark" cx={percent(x)} cy={em(y)} r="0.8em" />
              <text className="number" x={percent(x)} y={em(y + 0.36)} textAnchor="middle">
                {number}
              </text>
            </Fragment>
          ))}
        </g>
      ))}
    </Plot>
  )
}
