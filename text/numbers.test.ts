import { expect, it } from 'vitest'
import { formatNumber } from './numbers'

it.each([
  [65607, 'en', '65,607'],
  [65607, 'fr', '65\u00a0607'],
  [65607, 'es', '65\u00a0607'],
  [3043, 'en', '3,043'],
  [3043, 'fr', '3\u00a0043'],
  [3043, 'es', '3043'],
  [7.13, 'en', '7.13'],
  [7.13, 'fr', '7,13'],
  [7.13, 'es', '7.13'],
] as const)('writes %d in %s', (value, locale, expected) => {
  expect(formatNumber(value, locale)).toBe(expected)
})
