import { expect, it } from 'vitest'
import { kindHeaders, securityHeaders } from './headers'

it('asks for https always where the public origin has it, and never where it has not', () => {
  const secure = securityHeaders('https://portal.example')
  expect(secure['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains')
  const { 'Strict-Transport-Security': _, ...others } = secure
  expect(securityHeaders('http://localhost:3000')).toEqual(others)
})

it('lets no cache show what is no longer published while the server answers, but for five minutes', () => {
  for (const { 'Cache-Control': control } of Object.values(kindHeaders)) {
    if (control.includes('immutable')) continue
    expect(control).not.toMatch(/stale-while-revalidate|\bmax-age=[1-9]|s-maxage=(?!300\b)/)
  }
})
