import { americasGeometry } from '@/countries/map/americas'
import { sheets } from '@/countries/map/sheets'
import type { Locale } from '@/i18n/locales'
import { getPath, getText, type Page } from '@/site/registry'

const { width, height } = sheets.overview

/** A small map of the Americas, which leads to the page that has the large one. */
export function MapLink({ page, locale }: { page: Page; locale: Locale }) {
  const outlines = [...americasGeometry().outlines.values()].flat()
  return (
    <a className="map-link" href={getPath(page, locale)}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path
          className="shape"
          d={outlines.map(({ sheet, path }) => (sheet === 'overview' ? path : '')).join('')}
        />
      </svg>
      {getText(page, locale).title}
    </a>
  )
}
