import { expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { publicOrigin } from './origin'
import { securityText, securityTextPath } from './security-text'

const day = 24 * 60 * 60 * 1000

function fieldsOf(text: string): Record<string, string> {
  const lines = text.trimEnd().split('\n')
  return Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)))
}

it('says whom to tell of a weakness, in which languages, and where this is said', () => {
  const address = 'https://other.example/report'
  expect(fieldsOf(securityText({ address, confirmed: '2027-03-01' }))).toEqual({
    Contact: address,
    Expires: '2028-02-28T00:00:00Z',
    'Preferred-Languages': locales.join(', '),
    Canonical: `${publicOrigin()}${securityTextPath}`,
  })
})

it('was made sure of in the past, and does not expire within a month', () => {
  const { Expires = '' } = fieldsOf(securityText())
  const left = Math.floor((Date.parse(Expires) - Date.now()) / day)
  const advice = `${securityTextPath} expires in ${left} days. Write to the address of securityContact in portal.config.ts; when somebody has answered, set “confirmed” to that day and publish the portal`
  expect(left, advice).toBeGreaterThan(30)
  expect(left, advice).toBeLessThan(365)
})
