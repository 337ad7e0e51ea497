import { barsOf } from '@/charts/chart-geometry'
import { Localized } from '../components/content/in-language'
import { em, Plot, type PlotProps, percent } from './plot'

/** In lines of text. */
const barHeight = 1.05

/** Bars from left to right, two at the most in each row, one hatched and one plain. */
export function BarPlot({ data, locale, id }: PlotProps) {
  const { rows, columns, height } = barsOf(data, locale)
  return (
    <>
      {columns.length > 1 && (
        <ul className="legend">
          {columns.map((column, series) => (
            <li key={column.id}>
              <svg className="swatch" aria-hidden="true">
                <rect className={fillOf(series)} width="100%" height="100%" />
                {series === 0 && <rect width="100%" height="100%" fill={`url(#${id}-hatch)`} />}
              </svg>
              <Localized text={column.label} locale={locale} />
            </li>
          ))}
        </ul>
      )}
      <Plot data={data} locale={locale} id={id} height={height}>
        <pattern
          id={`${id}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="hatch" y2="6" />
        </pattern>
        {rows.map((row) => (
          <g key={row.y}>
            <text y={em(row.y)}>{row.name}</text>
            {row.bars.map(({ series, y, width, text }) => {
              const box = { y: em(y), width: percent(width), height: em(barHeight) }
              return (
                <g key={series}>
                  <rect className={fillOf(columns.length > 1 ? series : 1)} {...box} />
                  {columns.length > 1 && series === 0 && (
                    <rect {...box} fill={`url(#${id}-hatch)`} />
                  )}
                  <text className="value" x={percent(width)} y={em(y + 0.88)} dx="0.4em">
                    {text}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
      </Plot>
    </>
  )
}

function fillOf(series: number): string {
  return series === 0 ? 'bar bar-hatched' : 'bar'
}
