import type { Root } from 'mdast'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { introductionId } from '../site/content'
import { pageSyntax } from './markdown'
import { meaningOf, sectionsOf, textOf } from './sections'

const parser = pageSyntax(unified()).freeze()

const sections = (text: string) => sectionsOf(parser.parse(text) as Root)

const meanings = (text: string) => sections(text).map(meaningOf)

describe('sections', () => {
  it('begin at each heading, inside components too, and before the first one', () => {
    const text = `Before.\n\n<Notice kind="warning">\n\n## One {/* #one */}\n\nIn it.\n\n</Notice>\n\n### Two {/* #two */}\n\n- a\n- b\n`
    expect(sections(text).map(({ id, blocks }) => [id, blocks.map(textOf)])).toEqual([
      [introductionId, ['Before.', '']],
      ['one', ['One', 'In it.']],
      ['two', ['Two', '', '', 'a', '', 'b']],
    ])
  })

  it('have no part before the first heading where there is none', () => {
    expect(sections('## One {/* #one */}').map(({ id }) => id)).toEqual(['one'])
  })
})

describe('what a section means', () => {
  const original = `## Trade {/* #trade */}\n\nThe *treaty* of 2018 isn’t “new”: see [Mexico](north-america/mexico).\n\n<KeyFigures>\n<KeyFigure value="C$1" asOf="2024">one</KeyFigure>\n</KeyFigures>`

  it.each([
    ['line breaks', original.replace(' of 2018', '\nof 2018')],
    ['white space', original.replace(' of 2018', '  of\u00a02018')],
    ['apostrophes', original.replace('’', "'")],
    ['quotation marks', original.replace('“new”', '"new"')],
    ['the marks of emphasis', original.replace('*treaty*', '_treaty_')],
    ['blank lines', original.replace(/\n\n/g, '\n\n\n')],
    ['components on one line', original.replace(/>\n<(?=\/?KeyFigure)/g, '><')],
  ])('does not change with %s', (_, text) => {
    expect(meanings(text)).toEqual(meanings(original))
  })

  it.each([
    ['a word', original.replace('treaty', 'accord')],
    ['a digit', original.replace('2018', '2019')],
    ['a link', original.replace('/mexico', '/canada')],
    ['emphasis', original.replace('*treaty*', 'treaty')],
    ['a level', original.replace('##', '###')],
    ['an id', original.replace('#trade', '#trades')],
    ['a date', original.replace('2024', '2025')],
    ['a text of a component', original.replace('C$1', 'C$2')],
    ['a paragraph', `${original}\n\nMore.`],
  ])('changes with %s', (_, text) => {
    expect(text).not.toBe(original)
    expect(meanings(text)).not.toEqual(meanings(original))
  })
})
