import { expect, it } from 'vitest'
import { securityHeaders } from './headers'

it('asks for https always where the public origin has it, and never where it has not', () => {
  const secure = securityHeaders('https://portal.example')
  expect(secure['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains')
  const { 'Strict-Transport-Security': _, ...others } = secure
  expect(securityHeaders('http://localhost:3000')).toEqual(others)
})
