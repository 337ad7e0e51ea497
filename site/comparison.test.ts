import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import { alignBodies } from './comparison'
import { readBody } from './content'
import { allPages, hasLocale, pageLocales } from './registry'

/** The languages that have every page. */
const translated = locales.filter((locale) => allPages().every((page) => hasLocale(page, locale)))

/** A body from its blocks: `#id` is a heading, anything else a paragraph with this text. */
function body(...blocks: string[]) {
  const children = blocks.map((block) =>
    block.startsWith('#') ? h('h2', { id: block.slice(1) }) : h('p', block),
  )
  return { headings: [], tree: h(null, children) }
}

/** What stands beside what, a row each. */
const rows = (first: string[], second: string[]) =>
  alignBodies(body(...first), body(...second)).map((pair) =>
    [pair.first, pair.second].map((block) => {
      if (!block) return ''
      const [text] = block.children
      return text?.type === 'text' ? text.value : `#${block.properties.id}`
    }),
  )

describe('alignBodies', () => {
  it('pairs blocks by section and place', () => {
    expect(rows(['a', '#x', 'b', 'c', '#y', 'd'], ['A', '#x', 'B', 'C', '#y', 'D'])).toEqual([
      ['a', 'A'],
      ['#x', '#x'],
      ['b', 'B'],
      ['c', 'C'],
      ['#y', '#y'],
      ['d', 'D'],
    ])
  })

  it('goes on with the next section where one language has more blocks', () => {
    expect(rows(['#x', 'a', 'b', '#y', 'c'], ['#x', 'A', '#y', 'C', 'D'])).toEqual([
      ['#x', '#x'],
      ['a', 'A'],
      ['b', ''],
      ['#y', '#y'],
      ['c', 'C'],
      ['', 'D'],
    ])
  })

  it('keeps a section that one language lacks at its place', () => {
    const shown = (first: string[], second: string[]) => rows(first, second).map(String)
    expect(shown(['#x', '#z'], ['#w', '#x', '#y', '#z'])).toEqual([
      ...[',#w', '#x,#x', ',#y', '#z,#z'],
    ])
    expect(shown(['#x', '#y', '#z'], ['#x', '#z'])).toEqual(['#x,#x', '#y,', '#z,#z'])
    expect(shown(['#x', '#y'], ['#y', '#x'])).toEqual(['#x,#x', '#y,#y'])
    expect(shown([], ['a'])).toEqual([',a'])
  })

  it('pairs the items of lists that are of one length, and keeps their numbers', () => {
    const list = (...items: string[]) => ({
      headings: [],
      tree: h(null, [
        h(
          'ol',
          { start: 3 },
          items.map((item) => h('li', item)),
        ),
      ]),
    })
    const one = (number: number, item: string) => h('ol', { start: number }, [h('li', item)])
    expect(alignBodies(list('a', 'b'), list('A', 'B'))).toEqual([
      { first: one(3, 'a'), second: one(3, 'A') },
      { first: one(4, 'b'), second: one(4, 'B') },
    ])
    const [pair, ...others] = alignBodies(list('a'), list('A', 'B'))
    expect(others).toEqual([])
    expect(pair?.second?.children).toHaveLength(2)
  })

  it('gives every block of every page a counterpart of its kind', () => {
    // Which pages name a country depends on the language’s pages.
    const compared = allPages().filter(
      (page) => !page.fromData || pageLocales(page).every((locale) => translated.includes(locale)),
    )
    for (const page of compared) {
      const [source, ...others] = pageLocales(page).map((locale) => readBody(page.id, locale))
      if (!source) throw new Error(`The page “${page.id}” has no language`)
      for (const other of others) {
        for (const { first, second } of alignBodies(source, other)) {
          expect(first?.tagName, page.id).toBe(second?.tagName)
        }
      }
    }
  })
})
