import { getTranslations } from 'next-intl/server'
import { readFilledTable } from '@/countries/country-tables'
import type { Locale } from '@/i18n/locales'
import { dataFilePath } from '@/site/data-file'
import { Table } from '../components/content/data-table'
import { Localized } from '../components/content/in-language'
import { MapPlot } from '../countries/components/map-plot'
import { BarPlot } from './bar-plot'
import { LinePlot } from './line-plot'
import { TimelinePlot } from './timeline-plot'

const plots = { bar: BarPlot, line: LinePlot, timeline: TimelinePlot, map: MapPlot }

/** A longer table is folded: on a phone it would be several screens. */
const mostRowsOpen = 12

interface ChartProps {
  name: string
  kind: keyof typeof plots
  locale: Locale
}

/** A chart of a data table, with the table below it and a link to it as a file. */
export async function Chart({ name, kind, locale }: ChartProps) {
  const t = await getTranslations({ locale, namespace: 'charts' })
  const countries = await getTranslations({ locale, namespace: 'countries' })
  const data = readFilledTable(name, locale, countries)
  const Plot = plots[kind]
  const table = <Table data={data} locale={locale} numbered={kind === 'timeline'} />
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
