import { describe, expect, it } from 'vitest'
import type { DataTable } from '../site/content'
import { barsOf, lanesOf, pointsOf } from './chart-geometry'

const label = { en: 'A', fr: 'B', es: 'C' }
const column = (id: string, type: 'text' | 'date' | 'number') => ({ id, type, label })

function table(columns: DataTable['columns'], rows: DataTable['rows']): DataTable {
  return { caption: label, rowHeader: columns[0]?.id ?? '', columns, rows }
}

describe('bars', () => {
  const columns = [column('name', 'text'), column('a', 'number'), column('b', 'number')]
  const { rows } = barsOf(table(columns, [{ name: 'x', a: 36027, b: 72054 }]), 'fr')
  const bars = rows[0]?.bars ?? []

  it('are as long as their numbers, from zero, with room for the longest number', () => {
    expect(bars.map(({ width }) => width)).toEqual([38, 76])
  })

  it('carry their numbers in the language', () => {
    expect(bars.map(({ text }) => text)).toEqual(['36\u00a0027', '72\u00a0054'])
  })

  it.each([
    ['beside others', 5],
    ['alone', 0],
  ])('have no length for zero, %s', (_, b) => {
    const { rows } = barsOf(table(columns, [{ name: 'x', a: 0, b }]), 'en')
    expect(rows[0]?.bars[0]).toMatchObject({ width: 0, text: '0' })
  })

  it('stand below one another', () => {
    const [first, second] = bars
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(1.05)
  })
})

describe('a line', () => {
  const { points, levels, ticks } = pointsOf(
    table(
      [column('date', 'date'), column('count', 'number')],
      [
        { date: '2021-01-01', count: 4 },
        { date: '2022/2023', count: 8 },
      ],
    ),
    'en',
  )

  it('stands on a scale that begins at zero', () => {
    expect(levels[0]).toEqual({ y: 13, text: '0' })
    const [four, eight] = points
    expect((13 - (eight?.y ?? 0)) / (13 - (four?.y ?? 0))).toBeCloseTo(2)
  })

  it('lies on the ground where every number is zero', () => {
    const columns = [column('date', 'date'), column('count', 'number')]
    const { points } = pointsOf(table(columns, [{ date: '2021', count: 0 }]), 'en')
    expect(points[0]?.y).toBe(13)
  })

  it('puts a day on its day, and is as long as an interval', () => {
    const at = (year: number) => ticks.find((tick) => tick.year === year)?.x
    expect(points[0]?.middle).toBeCloseTo(at(2021) ?? 0, 0)
    expect(points[1]?.start).toBeCloseTo(at(2022) ?? 0)
    expect(points[1]?.end).toBeCloseTo(at(2024) ?? 0)
  })
})

describe('a timeline', () => {
  const dates = ['2017-07-30', '2017-08-08', '2017-09-22', '2020-01', '2026-01-03/2026-01-04']
  const { lanes } = lanesOf(
    {
      ...table(
        [column('date', 'date'), column('who', 'text')],
        dates.map((date, index) => ({ date, who: index === 1 ? 'other' : 'one' })),
      ),
      groupBy: 'who',
    },
    'en',
  )

  it('gives each event the number of its row, in its lane', () => {
    expect(lanes.map(({ name, marks }) => [name, marks.map(({ number }) => number)])).toEqual([
      ['one', [1, 3, 4, 5]],
      ['other', [2]],
    ])
  })

  it('puts an event above those that it would cover', () => {
    expect(lanes[0]?.marks.map(({ level }) => level)).toEqual([0, 1, 0, 0])
  })
})
