import { afterEach, expect, it, vi } from 'vitest'
import { isDrawable } from '../site/share-letters'
import { renderShareImage } from './share-image'

afterEach(() => {
  vi.restoreAllMocks()
})

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

it('draws every letter that it says it can, and asks no other host', {
  timeout: 180_000,
}, async () => {
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'))
  const letters = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code))
    .filter((letter) => isDrawable(letter) && /\S/.test(letter))
    .join('')
  expect(letters.length).toBeGreaterThan(2000)
  for (let at = 0; at < letters.length; at += 150) {
    const title = letters.slice(at, at + 150)
    await renderShareImage({ ...task, title, section: title.slice(0, 20) })
  }
  for (const title of ['Łódź, Kraków, Győr, İzmir', 'Việt Nam', 'Ελλάδα – Україна']) {
    await renderShareImage({ ...task, title, signature: title })
  }
  expect(asked).not.toHaveBeenCalled()
})

it.each(['North → South', 'Earth 🌎', 'ᐃᓄᒃᑎᑐᑦ', 'k̓', 'العربية', '日本'])(
  'refuses “%s” at once, without asking other hosts',
  async (title) => {
    const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'))
    await expect(renderShareImage({ ...task, title })).rejects.toThrow(`“${title}”`)
    expect(asked).not.toHaveBeenCalled()
  },
)

it('makes the general picture of the portal’s name', { timeout: 60_000 }, async () => {
  const general = await renderShareImage({ ...task, title: '', section: undefined })
  expect(general.subarray(1, 4).toString()).toBe('PNG')
  expect(general.equals(await renderShareImage({ ...task, title: ' ', section: undefined }))).toBe(
    false,
  )
})
