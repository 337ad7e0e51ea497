import type { Locale } from '../../i18n/locales'
import { collationOf } from '../../text/collation'
import { americasGeometry } from './americas'
import { type Coordinates, labels, type SheetName } from './sheets'

/** A state as a map shows it. */
export interface MapState {
  /** ISO 3166-1 numeric code. */
  iso: string
  name: string
  /** The address of the state’s page; without it the state is no link. */
  href?: string | undefined
  /** The state’s group, from 0 on, in the order of the legend. */
  group: number
}

/** The name of a state on its sheet, in pixels. */
export interface MapLabel {
  sheet: SheetName
  lines: string[]
  anchor: 'start' | 'middle' | 'end'
  at: Coordinates
  /** Where a line from the name leads. */
  from?: Coordinates
  /** The area that a finger can hit besides the state itself. */
  target: { x: number; y: number; width: number; height: number }
}

/** The height of a line of a name, in pixels. */
export const lineHeight = 13
/** About the width of a letter of a name, in pixels. */
const letterWidth = 6.2

/** In pixels; WCAG 2.2, 2.5.8, asks for 24. */
const smallestTarget = 26

/** In letters: a longer name is broken. */
const longestLine = 17

/** States in the order in which a language sorts their names: that in which the keyboard reaches them. */
export function inNameOrder(states: MapState[], locale: Locale): MapState[] {
  const { compareNames } = collationOf(locale)
  return [...states].sort((a, b) => compareNames(a.name, b.name))
}

/** @throws for what is no state of the Americas, which validation rules out */
export function labelOf({ iso, name }: MapState): MapLabel {
  const label = labels[iso]
  const place = americasGeometry().labels.get(iso)
  if (!label || !place) throw new Error(`The map has no state with the code “${iso}”`)
  const { at, from } = place
  const anchor = label.anchor ?? 'middle'
  const lines = brokenName(name)
  const letters = Math.max(...lines.map(({ length }) => length))
  const width = Math.max(smallestTarget, letters * letterWidth + 4)
  const height = Math.max(smallestTarget, lines.length * lineHeight)
  const before = { start: 2, middle: width / 2, end: width - 2 }[anchor]
  return {
    sheet: label.sheet,
    lines,
    anchor,
    at,
    ...(from && { from }),
    target: { x: at[0] - before, y: at[1] - height / 2, width, height },
  }
}

/** Breaks a long name into two lines of about one length, at a space or after a hyphen. */
function brokenName(name: string): string[] {
  if (name.length <= longestLine) return [name]
  const breaks = [...name.matchAll(/[ -]/g)].map(({ index }) => index + 1)
  const middle = breaks.reduce((best, at) =>
    Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best,
  )
  return [name.slice(0, middle).trim(), name.slice(middle)]
}
