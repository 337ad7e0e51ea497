import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/locales'
import { dataFilePath } from '@/site/data-file'
import { filledTable } from '@/subject/tables'
import { Table } from '../components/content/data-table'
import { Localized } from '../components/content/in-language'
import type { PlotProps } from './plot'

/** A longer table is folded: on a phone it would be several screens. */
const mostRowsOpen = 12

interface ChartProps {
  name: string
  Plot: (props: PlotProps) => ReactNode
  /** Whether the plot tells rows by their numbers. */
  numbered?: boolean
  locale: Locale
}

/** A chart of a data table, with the table below it and a link to it as a file. */
export async function Chart({ name, Plot, numbered = false, locale }: ChartProps) {
  const t = await getTranslations({ locale, namespace: 'charts' })
  const data = await filledTable(name, locale)
  const table = <Table data={data} locale={locale} numbered={numbered} />
  return (
    <figure className="chart">
      <figcaption>
        <Localized text={data.caption} locale={locale} />
      </figcaption>
      <Plot data={data} locale={locale} id={`chart-${name}-${locale}`} />
      {data.rows.length > mostRowsOpen ? (
        <details>
          <summary>{t('table', { count: data.rows.length })}</summary>
          {table}
        </details>
      ) : (
        table
      )}
      <p>
        <a href={dataFilePath(name, locale)} type="text/csv" download>
          {t('file')}
        </a>
      </p>
    </figure>
  )
}
