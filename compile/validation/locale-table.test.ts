import { expect, it } from 'vitest'
import { localeTable } from '../../i18n/locales'
import type { Fault } from './fault'
import { checkLocaleTable } from './locale-table'

function faultsOf(formatting: string): Fault[] {
  const faults: Fault[] = []
  checkLocaleTable({ xx: { formatting } }, 'portal.config.ts', faults)
  return faults
}

it('knows the formatting of every language of the table', () => {
  const faults: Fault[] = []
  checkLocaleTable(localeTable, 'portal.config.ts', faults)
  expect(faults).toEqual([])
})

it.each(['ht', 'ht-HT', 'gn', 'xx', 'not a tag', ''])(
  'refuses the formatting “%s”, which would be that of the machine',
  (formatting) => {
    const [fault] = faultsOf(formatting)
    expect(fault?.message).toContain(`“${formatting}” of xx is not known`)
    expect(fault?.message).toMatch(/such as “(?:fr-HT|es-PY|en-CA)”/)
  },
)

it.each(['he', 'pt-BR', 'fr-HT', 'ar'])('takes the formatting “%s”', (formatting) => {
  expect(faultsOf(formatting)).toEqual([])
})
