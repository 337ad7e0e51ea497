import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { americasGeometry } from '@/countries/map/americas'
import { inNameOrder, labelOf, lineHeight, type MapState } from '@/countries/map/labels'
import { type SheetName, sheets } from '@/countries/map/sheets'
import type { Locale } from '@/i18n/locales'
import { MapPatterns, patternOf } from './map-patterns'

interface AmericasMapProps {
  /** Begins the ids of its parts. */
  id: string
  title: string
  description: string
  states: MapState[]
  /** The names of the groups, for the legend. */
  groups: string[]
  locale: Locale
}

/**
 * A map on which each state that has an address is a link. It is one drawing, so that the keyboard
 * reaches the states by name, whatever sheet they are on; the style sheet arranges the sheets.
 */
export async function AmericasMap(props: AmericasMapProps) {
  const { id, title, description, states, groups, locale } = props
  const t = await getTranslations({ locale, namespace: 'map' })
  const { surroundings } = americasGeometry()
  return (
    <>
      <ul className="legend">
        {groups.map((group, index) => (
          <li key={group}>
            <svg className="swatch" aria-hidden="true">
              <rect className="shape" width="100%" height="100%" fill={patternOf(id, index)} />
            </svg>
            {group}
          </li>
        ))}
      </ul>
      <svg className="map" aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <MapPatterns id={id} />
        {(Object.keys(sheets) as SheetName[]).map((name) => (
          <g key={name} className={`sheet-${name}`}>
            <rect className="frame" width={sheets[name].width} height={sheets[name].height} />
            <path className="land" d={surroundings[name]} />
            {name !== 'overview' && (
              <text className="sheet-name" x="8" y="15">
                {t(name)}
              </text>
            )}
          </g>
        ))}
        {groups.map((label, group) => (
          <g
            key={label}
            className={group === 0 ? 'shape plain' : 'shape'}
            fill={patternOf(id, group)}
          >
            {states
              .filter((state) => state.group === group)
              .map(({ iso }) => (
                <g key={iso} id={`${id}-${iso}`}>
                  <Outlines iso={iso} />
                </g>
              ))}
          </g>
        ))}
        {inNameOrder(states, locale).map((state) => {
          const { iso, name, href } = state
          if (!href) return <StateName key={iso} state={state} />
          return (
            <a key={iso} className="state" href={href} aria-label={name}>
              {/* What is drawn later covers no name: areas of links are clear. */}
              <use href={`#${id}-${iso}`} className="area" />
              <StateName state={state} />
            </a>
          )
        })}
      </svg>
    </>
  )
}

/** A state on each of its sheets. */
function Outlines({ iso }: { iso: string }) {
  return americasGeometry()
    .outlines.get(iso)
    ?.map(({ sheet, path, point: [cx, cy] }) =>
      path ? (
        <path key={sheet} className={`sheet-${sheet}`} d={path} />
      ) : (
        <circle
          key={sheet}
          className={`sheet-${sheet}`}
          cx={Math.round(cx)}
          cy={Math.round(cy)}
          r="2.5"
        />
      ),
    )
}

function StateName({ state }: { state: MapState }) {
  const { sheet, lines, anchor, at, from, target } = labelOf(state)
  const [x, y] = at.map(Math.round) as [number, number]
  const box = Object.fromEntries(
    Object.entries(target).map(([name, size]) => [name, Math.round(size)]),
  )
  return (
    <g className={`sheet-${sheet}`}>
      {from && (
        <line
          className="leader"
          x1={anchor === 'middle' ? x : x + (anchor === 'start' ? -3 : 3)}
          y1={anchor === 'middle' ? y + Math.sign(from[1] - y) * 8 : y}
          x2={Math.round(from[0])}
          y2={Math.round(from[1])}
        />
      )}
      <rect className="target" {...box} />
      <text className="name" textAnchor={anchor}>
        {lines.map((line, index) => (
          <Fragment key={line}>
            {index > 0 && ' '}
            <tspan x={x} y={y + 4 + Math.round((index - (lines.length - 1) / 2) * lineHeight)}>
              {line}
            </tspan>
          </Fragment>
        ))}
      </text>
    </g>
  )
}
