import { getTranslations } from 'next-intl/server'
import { type Locale, localeTable } from '@/i18n/locales'
import { type DataTable as Data, readDataTable } from '@/site/content'
import { tableRows } from '@/site/country-tables'
import { localizedText } from '@/site/localized-text'
import { FormattedDate } from './dated'

type Column = Data['columns'][number]

/** A table whose rows come from one data file for all languages. */
export async function DataTable({ name, locale }: { name: string; locale: Locale }) {
  const stored = readDataTable(name)
  const countries = await getTranslations({ locale, namespace: 'countries' })
  const data = { ...stored, rows: tableRows(stored, locale, countries) }
  const t = await getTranslations({ locale, namespace: 'content' })
  const cell = (row: Data['rows'][number], column: Pick<Column, 'id' | 'type' | 'optional'>) => {
    const value = row[column.id]
    if (value === undefined) return { children: column.optional ? null : t('notStated') }
    const { text, lang } = localizedText(value, locale)
    if (column.type === 'text') return { children: text, lang }
    return { children: <FormattedDate iso={text} locale={locale} /> }
  }
  const caption = localizedText(data.caption, locale)
  const columns = data.columns.map((column) => ({
    ...column,
    label: localizedText(column.label, locale),
  }))
  return (
    <table>
      <caption lang={caption.lang}>{caption.text}</caption>
      <thead>
        <tr>
          {columns.map(({ id, label }) => (
            <th key={id} scope="col" lang={label.lang}>
              {label.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortRows(data, locale).map((row) => (
          <tr key={JSON.stringify(row)}>
            {columns.map((column) =>
              column.id === data.rowHeader ? (
                <th key={column.id} scope="row" {...cell(row, column)} />
              ) : (
                <td key={column.id} data-label={column.label.text} {...cell(row, column)} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sortRows({ rows, sort }: Data, locale: Locale): Data['rows'] {
  if (!sort) return rows
  const collator = new Intl.Collator(localeTable[locale].formatting)
  const key = (row: Data['rows'][number]) => localizedText(row[sort] ?? '', locale).text
  return [...rows].sort((a, b) => collator.compare(key(a), key(b)))
}
