import type { CheckedContent } from '../compile/validation/checked-content'
import type { Fault } from '../compile/validation/fault'
import type { YamlSource } from '../compile/validation/yaml-source'
import { agreementsTable, countryPageId } from './countries'
import type { CountrySource } from './country-schema'
import type { Country } from './read-countries'

type CountryFile = { id: string; file: string; source: YamlSource<CountrySource> }

/** The files of countries that have no faults of their own. */
function soundFiles({ dataPages }: CheckedContent): CountryFile[] {
  const prefix = countryPageId('')
  return [...dataPages].flatMap(([id, { file, source }]) =>
    id.startsWith(prefix) && source
      ? [{ id: id.slice(prefix.length), file, source: source as CountryFile['source'] }]
      : [],
  )
}

/** The countries whose files have no faults of their own. */
export function soundCountries(content: CheckedContent): Country[] {
  return soundFiles(content).map(({ id, source }) => ({ id, ...source.value }))
}

/** Checks what country files say of each other and of agreements. */
export function checkCountries(content: CheckedContent, faults: Fault[]): void {
  const { dataPages, dataTables } = content
  // A table that is faulty is reported as such; nothing is compared with it.
  const rows = dataTables.has(agreementsTable) ? dataTables.get(agreementsTable)?.rows : []
  const agreements = rows?.map(({ id }) => id)
  for (const { file, source } of soundFiles(content)) {
    const { mission, agreements: own = [], tradeOffices = [] } = source.value
    const report = (path: PropertyKey[], message: string) =>
      faults.push({ file, ...source.place(...path), message })
    const checkId = (id: string | undefined, ...path: PropertyKey[]) => {
      if (id !== undefined && !dataPages.has(countryPageId(id))) {
        report(path, `there is no content/countries/${id}.yml`)
      }
    }
    checkId(mission?.in, 'mission', 'in')
    for (const [index, { serves = [] }] of tradeOffices.entries()) {
      for (const [at, id] of serves.entries()) checkId(id, 'tradeOffices', index, 'serves', at)
    }
    for (const [index, { agreement }] of own.entries()) {
      if (!agreements || agreements.includes(agreement)) continue
      const message = `content/data/${agreementsTable}.yml has no row with the id “${agreement}”`
      report(['agreements', index, 'agreement'], message)
    }
  }
}
