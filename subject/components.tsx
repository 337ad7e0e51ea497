import type { Nodes } from 'hast'
import type { ReactNode } from 'react'
import { Chart } from '../charts/chart'
import { CountryFinder } from '../countries/components/country-finder'
import { MapPlot } from '../countries/components/map-plot'
import { OfficeFinder } from '../countries/components/office-finder'
import type { Locale } from '../i18n/locales'
import type { Page } from '../site/registry'

/** The picture of the home page, which leads on. */
export { MapLink as HomePicture } from '../countries/components/map-link'

interface BlockContext {
  page: Page
  locale: Locale
  /** What the reader asked the page for. */
  query: URLSearchParams
  /** Renders what a page says. */
  render: (tree: Nodes) => ReactNode
}

/** Renders the components of subject/author-components.ts. */
export function subjectBlocks({ page, locale, query, render }: BlockContext) {
  return {
    AmericasMap: ({ data }: { data: string }) => (
      <Chart name={data} Plot={MapPlot} locale={locale} />
    ),
    CountryFinder: () => <CountryFinder page={page} locale={locale} query={query} />,
    OfficeFinder: () => <OfficeFinder page={page} locale={locale} query={query} render={render} />,
  }
}
