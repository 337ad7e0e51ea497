import { getTranslations } from 'next-intl/server'
import { type Locale, localeTable } from '@/i18n/locales'
import { type DataTable as Data, type LocalizedText, readDataTable } from '@/site/content'
import { typeset } from '@/site/typography'
import { FormattedDate } from './dated'

type Column = Data['columns'][number]

/** A table whose rows come from one data file for all languages. */
export async function DataTable({ name, locale }: { name: string; locale: Locale }) {
  const data = readDataTable(name)
  const t = await getTranslations({ locale, namespace: 'content' })
  const cell = (row: Data['rows'][number], column: Column) => {
    const value = row[column.id]
    if (value === undefined && column.optional) return null
    if (value === undefined) return t('notStated')
    const text = inLanguage(value, locale)
    return column.type === 'date' ? <FormattedDate iso={text} locale={locale} /> : text
  }
  return (
    <table>
      <caption>{typeset(data.caption[locale], locale)}</caption>
      <thead>
        <tr>
          {data.columns.map((column) => (
            <th key={column.id} scope="col">
              {column.label[locale]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortRows(data, locale).map((row) => (
          <tr key={JSON.stringify(row)}>
            {data.columns.map((column) =>
              column.id === data.rowHeader ? (
                <th key={column.id} scope="row">
                  {cell(row, column)}
                </th>
              ) : (
                <td key={column.id} data-label={column.label[locale]}>
                  {cell(row, column)}
                </td>
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
  const key = (row: Data['rows'][number]) => inLanguage(row[sort] ?? '', locale)
  return [...rows].sort((a, b) => collator.compare(key(a), key(b)))
}

function inLanguage(text: LocalizedText, locale: Locale): string {
  return typeset(typeof text === 'string' ? text : text[locale], locale)
}
