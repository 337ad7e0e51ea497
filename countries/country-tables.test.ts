import { expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { readMessages } from '../site/messages'
import { countryTables } from './country-tables'
import { readCountries } from './read-countries'

it.each(locales)(
  'groups every state by its agreement with Canada, best first, in %s',
  async (locale) => {
    const messages = readMessages(locale)
    const rows = await countryTables.agreements(locale)
    const groups = [...new Set(rows.map(({ agreement }) => agreement))]
    const sizes = groups.map((group) => rows.filter(({ agreement }) => agreement === group).length)
    expect(sizes).toEqual([8, 1, 4, 21, 1])
    expect(groups[0]).toBe(messages.countries.agreementGroups.inForce)
    expect(rows.map(({ iso }) => iso).sort()).toEqual(
      readCountries()
        .map(({ iso }) => iso)
        .sort(),
    )
  },
)
