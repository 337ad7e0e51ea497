import { expect, it } from 'vitest'
import type { Locale } from '../i18n/locales'
import { csvResponse } from '../text/csv'
import type { DataTable } from './content'
import { csvLines, shownCell, sortedRows } from './data-file'

const name = { en: 'Name', fr: 'Nom', es: 'Nombre' }

const table: DataTable = {
  caption: name,
  rowHeader: 'name',
  sort: 'name',
  columns: [
    { id: 'name', type: 'text', label: name },
    { id: 'date', type: 'date', hidden: true, label: { en: 'Date', fr: 'Date', es: 'Fecha' } },
    { id: 'count', type: 'number', label: { en: 'Count', fr: 'Nombre', es: 'Número' } },
  ],
  rows: [
    { name: { en: 'Peru', fr: 'Pérou', es: 'Perú' }, date: '2009-08', count: 65607 },
    { name: { en: 'Waco, "Texas"', fr: 'Équateur', es: 'Ñuble' }, count: 7.89 },
  ],
}

it('writes a file in each language, in its order, with values that a program reads', async () => {
  const fileIn = (locale: Locale) => csvResponse(csvLines(table, locale)).text()
  expect(await fileIn('en')).toBe(
    'Name,Date,Count\r\nPeru,2009-08,65607\r\n"Waco, ""Texas""",,7.89\r\n',
  )
  expect(await fileIn('fr')).toBe('Nom,Date,Nombre\r\nÉquateur,,7.89\r\nPérou,2009-08,65607\r\n')
})

it('sorts names as the language files them, numbers by their value, and what is empty last', () => {
  const column = { type: 'text' as const }
  const rows = [
    { name: { en: 'Canada', es: 'Canadá' }, count: 10.5 },
    { name: { en: 'Estonia', es: 'Estonia' } },
    { name: { en: 'The Bahamas', es: 'Bahamas' }, count: -3 },
    { name: 'El Salvador', count: 9.25 },
  ]
  const sorted = (sort: string, locale: Locale) =>
    sortedRows({ rows, sort }, locale).map((row) => shownCell(row.name ?? '', column, locale))
  for (const locale of ['en', 'es'] as const) {
    const [first, second, ...rest] = sorted('name', locale)
    expect([first, second].join()).toMatch(/Bahamas,Canad/)
    expect(rest).toEqual(['El Salvador', 'Estonia'])
  }
  expect(sorted('count', 'en')).toEqual(['The Bahamas', 'El Salvador', 'Canada', 'Estonia'])
})
