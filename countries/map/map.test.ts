import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Locale, locales } from '../../i18n/locales'
import { americasGeometry } from './americas'
import { drawAmericas } from './draw-americas'
import { inNameOrder, labelOf, type MapState } from './labels'
import { sheets } from './sheets'

const countries: { iso: string; name: { en: string } & Partial<Record<Locale, string>> }[] =
  readdirSync('content/countries').map((file) =>
    parse(readFileSync(`content/countries/${file}`, 'utf8')),
  )

const statesIn = (locale: Locale): MapState[] =>
  countries.map(({ iso, name }) => ({ iso, name: name[locale] ?? name.en, group: 0 }))

describe('the map', () => {
  it('is read by a server as a build has drawn it', () => {
    expect(americasGeometry()).toEqual(drawAmericas())
  })

  it('draws each of 35 states on the overview and where its name is', () => {
    const { outlines, labels } = americasGeometry()
    expect(outlines.size).toBe(35)
    expect(labels.size).toBe(35)
    for (const state of statesIn('en')) {
      const { sheet } = labelOf(state)
      const own = outlines.get(state.iso)?.map((outline) => outline.sheet)
      expect(own, state.name).toEqual(sheet === 'overview' ? ['overview'] : ['overview', sheet])
    }
  })

  it('draws the outline of every state on its own sheet, however small it is', () => {
    const { outlines } = americasGeometry()
    for (const state of statesIn('en')) {
      const { sheet } = labelOf(state)
      const own = outlines.get(state.iso)?.find((outline) => outline.sheet === sheet)
      expect(own?.path, state.name).toMatch(/^M[\d .mlhvz-]+$/)
    }
  })

  it('puts north above south and east beside west', () => {
    const at = (iso: string) => americasGeometry().labels.get(iso)?.at ?? [0, 0]
    const [canada, mexico] = [at('124'), at('484')]
    expect(canada[1]).toBeLessThan(mexico[1])
    const [peru, brazil] = [at('604'), at('076')]
    expect(peru[0]).toBeLessThan(brazil[0])
  })
})

describe.each(locales)('names in %s', (locale) => {
  const states = statesIn(locale)
  const labels = states.map((state) => ({ name: state.name, ...labelOf(state) }))

  it('lie on their sheet', () => {
    for (const { name, sheet, target } of labels) {
      const { width, height } = sheets[sheet]
      expect(target.x, name).toBeGreaterThanOrEqual(0)
      expect(target.y, name).toBeGreaterThanOrEqual(0)
      expect(target.x + target.width, name).toBeLessThanOrEqual(width)
      expect(target.y + target.height, name).toBeLessThanOrEqual(height)
    }
  })

  it('can each be hit with a finger, and none is under another', () => {
    for (const [index, { name, sheet, target }] of labels.entries()) {
      expect(target.width, name).toBeGreaterThanOrEqual(24)
      expect(target.height, name).toBeGreaterThanOrEqual(24)
      for (const other of labels.slice(index + 1)) {
        if (other.sheet !== sheet) continue
        const across = overlap(target.x, target.width, other.target.x, other.target.width)
        const down = overlap(target.y, target.height, other.target.y, other.target.height)
        expect(across > 2 && down > 2, `${name} / ${other.name}`).toBe(false)
      }
    }
  })
})

function overlap(start: number, size: number, otherStart: number, otherSize: number): number {
  return Math.min(start + size, otherStart + otherSize) - Math.max(start, otherStart)
}

it('is walked through in the order of each language', () => {
  const names = (locale: Locale) => inNameOrder(statesIn(locale), locale).map(({ name }) => name)
  expect(names('en').slice(0, 3)).toEqual(['Antigua and Barbuda', 'Argentina', 'The Bahamas'])
  // An accent makes no difference: Équateur stands before États-Unis, and both before Grenade.
  const french = names('fr')
  expect(french.indexOf('Équateur')).toBe(french.indexOf('El Salvador') + 1)
  expect(french.indexOf('États-Unis')).toBeLessThan(french.indexOf('Grenade'))
})
