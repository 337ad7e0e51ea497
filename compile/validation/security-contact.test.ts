import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { securityContact } from '../../portal.config'
import { type Fault, formatFault } from './fault'
import { checkSecurityContact } from './security-contact'

function faultsOf(contact: Partial<typeof securityContact>): string[] {
  const faults: Fault[] = []
  checkSecurityContact({ ...securityContact, ...contact }, 'portal.config.ts', faults)
  return faults.map(formatFault)
}

it.each([
  'mailto:security@portal.example',
  'https://portal.example/report?form=1',
  'tel:+1-613-555-0123',
])('takes %s as whom to tell of a weakness', (address) => {
  expect(faultsOf({ address })).toEqual([])
})

it.each([
  ['security@portal.example', 'mailto:'],
  ['http://portal.example/report', 'https:'],
  ['https://', 'https:'],
  ['mailto:security', 'mailto:name@example.org'],
  ['mailto:security@portal.example\nContact: https://other.example', 'mailto:name@example.org'],
  ['https://portal.example/\nExpires: 2999-01-01T00:00:00Z', 'https:'],
  ['tel:911', 'with the country'],
  ['', 'https:'],
])('refuses “%s”, and says what to write', (address, advice) => {
  expect(faultsOf({ address })).toEqual([expect.stringContaining(advice)])
})

it.each([
  ['2026-11', 'write it as'],
  ['2026-02-30', 'calendar'],
])('refuses “%s” as the day on which somebody made sure of it', (confirmed, advice) => {
  expect(faultsOf({ confirmed })).toEqual([expect.stringContaining(advice)])
})

it('names the place of what is wrong', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'portal.config.ts')
  writeFileSync(file, "export const securityContact = {\n  address: 'nobody',\n}\n")
  const faults: Fault[] = []
  checkSecurityContact({ ...securityContact, address: 'nobody' }, file, faults)
  expect(faults.map(formatFault)).toEqual([
    expect.stringContaining(`${file}:2:13: securityContact: `),
  ])
  rmSync(dirname(file), { recursive: true })
})
