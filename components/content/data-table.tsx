import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import type { DataTable as Data, DataColumn } from '@/site/content'
import { shownCell, sortedRows } from '@/site/data-file'
import { filledTable } from '@/subject/tables'
import { localizedText } from '@/text/localized-text'
import { FormattedDate } from './dated'
import { Localized } from './in-language'

/** A table whose rows come from one data file for all languages. */
export async function DataTable({ name, locale }: { name: string; locale: Locale }) {
  return <Table data={await filledTable(name, locale)} locale={locale} />
}

interface TableProps {
  data: Data
  locale: Locale
  /** Whether each row begins with its number, which a chart shows too. */
  numbered?: boolean
}

export async function Table({ data, locale, numbered = false }: TableProps) {
  const t = await getTranslations({ locale, namespace: 'content' })
  const cell = (
    row: Data['rows'][number],
    column: Pick<DataColumn, 'id' | 'type' | 'optional'>,
  ) => {
    const value = row[column.id]
    if (value === undefined) return { children: column.optional ? null : t('notStated') }
    if (column.type === 'date') {
      return { children: <FormattedDate iso={String(value)} locale={locale} /> }
    }
    if (typeof value === 'number') return { children: shownCell(value, column, locale) }
    return { children: <Localized text={value} locale={locale} /> }
  }
  const columns = data.columns.filter(({ hidden }) => !hidden)
  return (
    <table>
      <caption>
        <Localized text={data.caption} locale={locale} />
      </caption>
      <thead>
        <tr>
          {columns.map(({ id, type, label }) => (
            <th key={id} scope="col" className={type}>
              <Localized text={label} locale={locale} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sortedRows(data, locale).map((row, index) => (
          <tr key={JSON.stringify(row)}>
            {columns.map((column) =>
              column.id === data.rowHeader ? (
                <RowHeader
                  key={column.id}
                  {...cell(row, column)}
                  number={numbered ? index + 1 : undefined}
                />
              ) : (
                <td
                  key={column.id}
                  className={column.type}
                  data-label={localizedText(column.label, locale).text}
                  {...cell(row, column)}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface RowHeaderProps {
  children: ReactNode
  number: number | undefined
}

function RowHeader({ children, number }: RowHeaderProps) {
  return (
    <th scope="row">
      {number && `${number}. `}
      {children}
    </th>
  )
}
