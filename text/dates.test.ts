import { expect, it } from 'vitest'
import { formatDate, periodOf } from './dates'

it.each([
  ['2020-07-01', 'en', 'July 1, 2020'],
  ['2020-07-01', 'fr', '1er juillet 2020'],
  ['2020-07-01', 'es', '1 de julio de 2020'],
  ['2020-07-11', 'fr', '11 juillet 2020'],
  ['2026-07', 'en', 'July 2026'],
  ['2026-07', 'fr', 'juillet 2026'],
  ['2026-07', 'es', 'julio de 2026'],
  ['2024', 'fr', '2024'],
  ['2006-03-30/2006-03-31', 'en', 'March 30–31, 2006'],
  ['2006-03-30/2006-03-31', 'fr', '30–31 mars 2006'],
  ['2006-03-30/2006-03-31', 'es', '30–31 de marzo de 2006'],
] as const)('writes %s in %s', (iso, locale, expected) => {
  // The dash of an interval differs between versions of the locale data.
  expect(formatDate(iso, locale).replace(/\s*[-–]\s*/, '–')).toBe(expected)
})

it.each([
  ['2017', '2017-01-01', '2018-01-01'],
  ['2017-12', '2017-12-01', '2018-01-01'],
  ['2017-12-31', '2017-12-31', '2018-01-01'],
  ['2006-03-30/2006-03-31', '2006-03-30', '2006-04-01'],
  ['2022/2023', '2022-01-01', '2024-01-01'],
])('%s lasts from %s until %s', (iso, start, end) => {
  expect(periodOf(iso)).toEqual([Date.parse(start), Date.parse(end)])
})
