import { expect, it } from 'vitest'
import { publicOrigin } from './origin'

it('takes a scheme, a host and a port', () => {
  expect(publicOrigin({ PUBLIC_ORIGIN: 'https://portal.example.org' })).toBe(
    'https://portal.example.org',
  )
  expect(publicOrigin({ PUBLIC_ORIGIN: 'http://localhost:8080' })).toBe('http://localhost:8080')
})

it('is this machine on the port that is served, when nothing is set', () => {
  expect(publicOrigin({})).toBe('http://localhost:3000')
  expect(publicOrigin({ PORT: '8080' })).toBe('http://localhost:8080')
})

it.each([
  ['portal.example.org', 'it is not a URL'],
  ['', 'it is not a URL'],
  ['ftp://example.org', 'its scheme is “ftp:”'],
  ['https://example.org/', 'more than a scheme'],
  ['https://example.org/portal', 'more than a scheme'],
  ['https://example.org?x=1', 'more than a scheme'],
  ['https://user@example.org', 'it holds a user name'],
])('refuses “%s” and says how to set it', (value, reason) => {
  expect(() => publicOrigin({ PUBLIC_ORIGIN: value })).toThrow(reason)
  expect(() => publicOrigin({ PUBLIC_ORIGIN: value })).toThrow('for example PUBLIC_ORIGIN=https://')
})
