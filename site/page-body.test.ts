import { h } from 'hastscript'
import { expect, it } from 'vitest'
import { withoutPageList } from './page-body'

const list = h('SectionPages')
list.tagName = 'SectionPages'
const heading = (id: string) => h('h2', { id }, id)
const body = (...children: ReturnType<typeof h>[]) => ({
  headings: children
    .filter(({ tagName }) => tagName === 'h2')
    .map(({ properties }) => ({ id: String(properties.id), depth: 2, text: 'x' })),
  tree: {
    type: 'root' as const,
    children: children.flatMap((one) => [one, { type: 'text' as const, value: '\n' }]),
  },
})

it.each([
  ['between others', [h('p', 'a'), heading('pages'), list, heading('next'), h('p', 'b')], ['next']],
  ['at the end', [heading('first'), h('p', 'a'), heading('pages'), list], ['first']],
  [
    'with text of its own',
    [heading('pages'), h('p', 'Read:'), list, heading('next')],
    ['pages', 'next'],
  ],
  ['with text after it', [heading('pages'), list, h('p', 'More.')], ['pages']],
])('takes out a list of no pages, with a heading over nothing else, %s', (_, children, ids) => {
  const { headings, tree } = withoutPageList(body(...children))
  expect(headings.map(({ id }) => id)).toEqual(ids)
  const tags = tree.children.flatMap((node) => (node.type === 'element' ? node.tagName : []))
  expect(tags).not.toContain('SectionPages')
  expect(tags.filter((tag) => tag === 'h2')).toHaveLength(ids.length)
})
