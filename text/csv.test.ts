import { expect, it } from 'vitest'
import { csvResponse } from './csv'

const cellsOf = async (...cells: string[]) => {
  const bytes = Buffer.from(await csvResponse([cells]).arrayBuffer())
  return bytes.toString('utf8')
}

it('begins with the byte order mark by which a spreadsheet knows UTF-8', async () => {
  expect(await cellsOf('Pérou')).toBe('\ufeffPérou\r\n')
})

it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '-Ontario'])(
  'leaves no cell that a spreadsheet would run: %j',
  async (cell) => {
    const [written = ''] = (await cellsOf(cell)).slice(1).split('\r\n', 1)
    expect(written.replace(/^"/, '')).toMatch(/^'/)
  },
)

it.each(['-5', '-7.89', '0', 'a=b', 'São Paulo – Brazil', ''])(
  'leaves as it is: %j',
  async (cell) => {
    expect(await cellsOf(cell)).toBe(`\ufeff${cell}\r\n`)
  },
)
