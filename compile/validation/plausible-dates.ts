import { periodOf } from '../../text/dates'

/** Where the day has begun first: 14 hours before UTC (Kiribati), so that no author is told a day too early. */
const earliestZone = 14 * 60 * 60 * 1000

function lastDayBegun(): string {
  return new Date(Date.now() + earliestZone).toISOString().slice(0, 10)
}

/**
 * Why a date cannot be true: a day that the calendar does not have, or a period that ends before it
 * begins. Formatting would take the one for another day and print the other as it is.
 *
 * @param iso a year, month or day (ISO 8601), or a period of two of them
 */
export function impossible(iso: string): string | undefined {
  const parts = iso.split('/')
  const wrong = parts.find((part) => new Date(part).toJSON()?.startsWith(part) !== true)
  if (wrong) return `there is no ${wrong} in the calendar`
  const [start = '', end] = parts
  if (end === undefined || periodOf(end)[1] > periodOf(start)[0]) return undefined
  return `the period ends (${end}) before it begins (${start}); write the earlier date first`
}

/**
 * Why something that has happened, or has been read in a source, cannot have this date; undefined
 * for a day that has begun anywhere.
 */
export function notYet(iso: string): string | undefined {
  const day = iso.split('/').at(-1) ?? iso
  const today = lastDayBegun()
  return day > today ? `${day} is in the future (today is ${today})` : undefined
}

/** The first date that stands on the wrong side of the one before; dates may go up or down. */
export function outOfOrder(dates: readonly string[]): number | undefined {
  const periods = dates.map(periodOf)
  const isBefore = (a: number, b: number) => (periods[a]?.[1] ?? 0) <= (periods[b]?.[0] ?? 0)
  const indexes = [...periods.keys()].slice(1)
  const rises = indexes.filter((index) => isBefore(index - 1, index)).length
  const falls = indexes.filter((index) => isBefore(index, index - 1))
  if (falls.length === 0 || rises === 0) return undefined
  return falls.length <= rises ? falls[0] : indexes.find((index) => isBefore(index - 1, index))
}
