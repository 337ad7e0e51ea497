import { scaleLinear, scaleUtc } from 'd3-scale'
import type { Locale } from '../i18n/locales'
import type { DataColumn, DataTable } from '../site/content'
import { shownCell } from '../site/data-file'
import { periodOf } from '../text/dates'
import { formatNumber } from '../text/numbers'

// Where the parts of a chart stand. Measures across are per cent of its width, those up and down
// lines of its text.

/** Per cent of the width that the longest bar takes; the rest is for its number. */
const longest = 76
/** In lines of text. */
const rowGap = 0.9
const barStep = 1.4

/** The bars of each row below its name, in the units of a plot; all begin at zero. */
export function barsOf(data: DataTable, locale: Locale) {
  const columns = data.columns.filter(({ type }) => type === 'number')
  const values = data.rows.flatMap((row) => columns.map(({ id }) => Number(row[id])))
  const width = scaleLinear([0, highest(values)], [0, longest])
  const name = data.columns.find(({ id }) => id === data.rowHeader)
  let y = 0
  const rows = data.rows.map((row) => {
    const top = y
    y += 1.4 + columns.length * barStep + rowGap
    const bars = columns.map((column, series) => ({
      series,
      y: top + 1.4 + series * barStep,
      width: width(Number(row[column.id])),
      text: shownCell(row[column.id] ?? '', column, locale),
    }))
    return { name: name ? shownCell(row[name.id] ?? '', name, locale) : '', y: top + 1, bars }
  })
  return { rows, columns, height: y - rowGap }
}

/**
 * Returns the end of a scale that begins at zero; never zero, since d3 places everything in the
 * middle of a scale without length.
 */
function highest(values: number[]): number {
  return Math.max(0, ...values) || 1
}

/** In lines of text, from the top of the drawing. */
const lineTop = 1.6
const lineBottom = 13

/** The points of a line over time, in the units of a plot; the scale begins at zero. */
export function pointsOf(data: DataTable, locale: Locale) {
  const number = columnOf(data, 'number')
  const date = columnOf(data, 'date')
  const values = data.rows.map((row) => Number(row[number.id]))
  const height = scaleLinear([0, highest(values)], [lineBottom, lineTop]).nice(4)
  const { ticks, place } = timeScale(data.rows.map((row) => String(row[date.id])))
  return {
    ticks,
    bottom: lineBottom,
    levels: height.ticks(4).map((value) => ({
      y: height(value),
      text: formatNumber(value, locale),
    })),
    points: data.rows.map((row) => {
      const iso = String(row[date.id])
      const { start, middle, end } = place(iso)
      return {
        // Only an interval is as long as it is: a year is no more than how precisely a date is known.
        ...(iso.includes('/') ? { start, middle, end } : { start: middle, middle, end: middle }),
        y: height(Number(row[number.id])),
        text: shownCell(row[number.id] ?? '', number, locale),
      }
    }),
  }
}

/** In lines of text. */
const laneName = 1.4
const markStep = 1.75
const laneGap = 0.5

/** Per cent of the width: a mark is as wide as that on the narrowest screen. */
const markWidth = 9

/**
 * Events by lane, each with its number among all, where it stands in time, and how many others it
 * stands above so that no two cover each other; in the units of a plot.
 */
export function lanesOf(data: DataTable, locale: Locale) {
  const date = columnOf(data, 'date')
  const lane = data.columns.find(({ id }) => id === data.groupBy)
  const { ticks, place } = timeScale(data.rows.map((row) => String(row[date.id])))
  const events = data.rows.map((row, index) => ({
    number: index + 1,
    x: place(String(row[date.id])).middle,
    lane: lane ? shownCell(row[lane.id] ?? '', lane, locale) : '',
  }))
  let y = 0
  const lanes = [...new Set(events.map(({ lane }) => lane))].map((name) => {
    const levels: number[] = []
    const marks = events
      .filter((event) => event.lane === name)
      .sort((a, b) => a.x - b.x)
      .map(({ number, x }) => {
        const free = levels.findIndex((last) => x - last >= markWidth)
        const level = free < 0 ? levels.length : free
        levels[level] = x
        return { number, x, level }
      })
    const top = y
    const base = top + laneName + levels.length * markStep
    y = base + laneGap
    return {
      name,
      top: top + 1,
      base,
      marks: marks.map((mark) => ({ ...mark, y: base - (mark.level + 0.5) * markStep })),
    }
  })
  return { ticks, lanes, height: y }
}

/** The most ticks: as many years as have room for their number on the narrowest screen. */
const mostTicks = 6

/** Per cent of the width, for what stands around the first and the last point. */
const edges = [7, 93]

/** The beginning of a year. */
export interface YearTick {
  year: number
  x: number
}

/** Makes a scale from dates to per cent of the width, from the first day of the first year on. */
function timeScale(dates: string[]) {
  const periods = dates.map(periodOf)
  const first = new Date(Math.min(...periods.map(([start]) => start))).getUTCFullYear()
  const last = new Date(Math.max(...periods.map(([, end]) => end - 1))).getUTCFullYear()
  const years = Array.from({ length: last - first + 2 }, (_, index) => first + index)
  const scale = scaleUtc([Date.UTC(first, 0), Date.UTC(last + 1, 0)], edges)
  const step = Math.ceil(years.length / mostTicks)
  return {
    ticks: years
      .filter((_, index) => index % step === 0)
      .map((year): YearTick => ({ year, x: scale(Date.UTC(year, 0)) })),
    /** Where the period of a date begins, has its middle, and ends. */
    place(iso: string) {
      const [start, end] = periodOf(iso)
      return { start: scale(start), middle: scale((start + end) / 2), end: scale(end) }
    },
  }
}

/** @throws when there is none, which validation rules out for a table that is drawn */
function columnOf(data: DataTable, type: DataColumn['type']): DataColumn {
  const column = data.columns.find((candidate) => candidate.type === type)
  if (!column) throw new Error(`A chart needs a column of the type ${type}`)
  return column
}
