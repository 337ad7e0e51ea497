import { expect, it } from 'vitest'
import { type Locale, locales } from '../i18n/locales'
import { countriesCsv, countriesJson } from './country-files'
import { countryFinder } from './country-finder'

async function find(query: string, locale: Locale = 'en') {
  const finder = countryFinder(locale, new URLSearchParams(query))
  const shown = finder.rows.filter((row) => row.shown)
  return { ...finder, ids: shown.map(({ country }) => country.id) }
}

it.each([
  ['membership=mercosur', ['argentina', 'brazil', 'paraguay', 'uruguay']],
  ['membership=pacific-alliance', ['chile', 'colombia', 'mexico', 'peru']],
  ['agreement=cptpp', ['chile', 'mexico', 'peru']],
  ['mission=costa-rica', ['costa-rica', 'honduras', 'nicaragua']],
  ['region=central-america&agreement=any', ['costa-rica', 'honduras', 'panama']],
  ['region=central-america&agreement=any&sort=-name', ['panama', 'honduras', 'costa-rica']],
  ['region=north-america&sort=oas', ['mexico', 'united-states', 'canada']],
  ['region=caribbean&membership=mercosur', []],
])('finds the countries of “%s”', async (query, ids) => {
  expect((await find(query)).ids).toEqual(ids)
})

it('ignores what it does not know', async () => {
  const { ids, chosen, sort } = await find('region=atlantis&sort=constructor&membership=')
  expect(ids.length).toBe(35)
  expect(Object.values(chosen).join('')).toBe('')
  expect(sort).toBe('')
})

it.each(locales)('offers in %s only what some country has', async (locale) => {
  const { options } = await find('', locale)
  for (const [name, values] of Object.entries(options)) {
    expect(values.length, name).toBeGreaterThan(2)
    for (const { value, label } of values) {
      expect(label).not.toBe('')
      expect(
        (await find(`${name}=${value}`, locale)).ids.length,
        `${name}=${value}`,
      ).toBeGreaterThan(0)
    }
  }
})

it('an agreement that is not in force counts as none', async () => {
  expect((await find('agreement=any')).ids).not.toContain('ecuador')
  expect((await find('agreement=canada-ecuador')).ids.length).toBe(35)
})

it('writes what is shown as CSV, with fields that hold commas in quotation marks', async () => {
  const csv = await countriesCsv('en', new URLSearchParams('region=north-america&sort=oas'))
  const lines = (await csv.text()).split('\r\n')
  expect(lines.length).toBe(5)
  expect(lines[0]).toMatch(/^Country,Capital,/)
  expect(lines[2]).toContain('"Washington, D.C."')
})

it('writes what is shown as JSON, in the language', async () => {
  const json = await countriesJson('fr', new URLSearchParams('membership=mercosur'))
  const { countries } = await json.json()
  expect(countries.map(({ id }: { id: string }) => id)).toEqual([
    'argentina',
    'brazil',
    'paraguay',
    'uruguay',
  ])
  expect(countries[1]).toMatchObject({ name: 'Brésil', groups: ['Mercosur'], agreements: [] })
  expect(countries[1].url).toMatch(/\/fr\/pays\/bresil$/)
})
