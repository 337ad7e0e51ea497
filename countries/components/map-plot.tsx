import { countryPageId } from '@/countries/countries'
import { readCountries } from '@/countries/read-countries'
import type { Locale } from '@/i18n/locales'
import { shownCell } from '@/site/data-file'
import { findPage, pathOf } from '@/site/registry'
import { localizedText } from '@/text/localized-text'
import type { PlotProps } from '../../charts/plot'
import { AmericasMap } from './americas-map'

/** The map of a table that has a row for each state and a column that groups them. */
export function MapPlot({ data, locale, id }: PlotProps) {
  const [name, group] = [data.rowHeader, data.groupBy].map((column) =>
    data.columns.find(({ id }) => id === column),
  )
  if (!name || !group) throw new Error('A map needs a column of names and one of groups')
  const groups = [...new Set(data.rows.map((row) => shownCell(row[group.id] ?? '', group, locale)))]
  const states = data.rows.map((row) => ({
    iso: String(row.iso),
    name: shownCell(row[name.id] ?? '', name, locale),
    href: countryPath(String(row.iso), locale),
    group: groups.indexOf(shownCell(row[group.id] ?? '', group, locale)),
  }))
  return (
    <AmericasMap
      id={id}
      title={localizedText(data.caption, locale).text}
      description={localizedText(data.description ?? '', locale).text}
      states={states}
      groups={groups}
      locale={locale}
    />
  )
}

/** The address of a state’s page; undefined in a language that lacks it. */
function countryPath(iso: string, locale: Locale): string | undefined {
  const country = readCountries().find((one) => one.iso === iso)
  const page = country && findPage(countryPageId(country.id))
  return page && pathOf(page, locale)
}
