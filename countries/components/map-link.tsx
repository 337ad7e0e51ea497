import { americasGeometry } from '@/countries/map/americas'
import { sheets } from '@/countries/map/sheets'
import { countriesId } from '@/countries/read-countries'
import type { Locale } from '@/i18n/locales'
import { findPage, getPath, getText, hasLocale } from '@/site/registry'

const { width, height } = sheets.overview

/** A small map of the Americas, which leads to the page of all countries where a language has it. */
export function MapLink({ locale }: { locale: Locale }) {
  const page = findPage(countriesId)
  if (!page || !hasLocale(page, locale)) return null
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
