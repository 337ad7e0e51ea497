import type { TextNumber } from './numbers'

/** A date, or several days of one month, as far as a text gives it. */
export interface DatePart {
  written: string
  start: number
  end: number
  /** 1 to 12. */
  month: number
  /** The days in their order: « du 17 au 19 octobre ». */
  days: number[]
  year: number | undefined
  /** A key of the date, the same for every way of writing it. */
  key: string
}

/** Between two days of one month. */
const betweenDays =
  /^(?:st|nd|rd|th|er|º)? ?(?:(?:to|and|or|through|au|et|ou|à|al|a|y|o|e|u|–|-)(?: (?:the|le|el|del|du))?)? ?$|^[–-]$/u
/** Between a day and its month, on either side. */
const besideMonth = /^(?:st|nd|rd|th|er|\.?º)? (?:(?:of|de)(?: the)? |the )?$/u
const beforeYear = /^(?:st|nd|rd|th|,)? ?(?:of |del? |de l’année |del año )?$/u

/** The dates of a text, of whose numbers each month is one. */
export function datesIn(text: string, numbers: readonly TextNumber[]): DatePart[] {
  const between = (a: TextNumber, b: TextNumber) => text.slice(a.end, b.start)
  return numbers.flatMap((month, index) => {
    if (month.kind !== 'month') return []
    const days: TextNumber[] = []
    let last = month
    for (let place = index - 1; isDay(numbers[place]); place -= 1) {
      const day = numbers[place] as TextNumber
      const gap = between(day, days[0] ?? month)
      if (!(days.length === 0 ? besideMonth : betweenDays).test(gap)) break
      days.unshift(day)
    }
    // “May 3 and 4, 2019”
    for (
      let place = index + 1;
      last === month ? days.length === 0 && isDay(numbers[place]) : isDay(numbers[place]);
      place += 1
    ) {
      const day = numbers[place] as TextNumber
      if (!(last === month ? /^ $/ : betweenDays).test(between(last, day))) break
      days.push(day)
      last = day
    }
    const next = numbers[numbers.indexOf(last) + 1]
    const isYear = next && /^\d{4}$/.test(next.written) && beforeYear.test(between(last, next))
    const parts = [...days, month, ...(isYear ? [next] : [])]
    const start = Math.min(...parts.map((part) => part.start))
    const end = Math.max(...parts.map((part) => part.end))
    const date = {
      month: -(month.values[0] as number),
      days: days.map(({ values }) => values[0] as number),
      year: isYear ? next.values[0] : undefined,
    }
    return { ...date, written: text.slice(start, end), start, end, key: JSON.stringify(date) }
  })
}

function isDay(number: TextNumber | undefined): boolean {
  return number !== undefined && /^\d\d?$/.test(number.written) && (number.values[0] ?? 0) <= 31
}
