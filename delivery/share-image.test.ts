import { expect, it } from 'vitest'
import { renderShareImage } from './share-image'

const task = {
  title:
    'Estados Asociados y candidatos de la Alianza del Pacífico, con todas las fechas y los países',
  section: 'Alianza del Pacífico',
  language: 'Español',
  signature: 'Canadá y las Américas',
}

it('makes a picture of 1200 × 630 pixels in 60 kB at the most', { timeout: 60_000 }, async () => {
  const png = await renderShareImage(task)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // The header of a PNG (ISO/IEC 15948, 11.2.2).
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect(png.length).toBeLessThanOrEqual(60_000)
})

it('makes the same of the same texts, and another of others', { timeout: 60_000 }, async () => {
  const [first, second] = [await renderShareImage(task), await renderShareImage(task)]
  expect(first.equals(second)).toBe(true)
  for (const other of [{ title: 'A' }, { section: 'A' }, { language: 'A' }, { signature: 'A' }]) {
    expect(first.equals(await renderShareImage({ ...task, ...other }))).toBe(false)
  }
})
