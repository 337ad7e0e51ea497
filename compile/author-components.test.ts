import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root } from 'mdast'
import 'mdast-util-mdx-jsx'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { expect, it } from 'vitest'
import { authorComponents } from './author-components'
import { pageSyntax } from './markdown'

// The page that shows authors every component, and tests of looks and barriers (e2e/component-page.ts).
// That its translations have the same ones is for `translation -- check`.

const folder = 'content/pages/components'
const texts = ['en.mdx', 'single-pages/en.mdx'].map((file) =>
  readFileSync(join(folder, file), 'utf8'),
)

/** What the page has: components with their properties, and marks of Markdown by their kind. */
const shown = new Set<string>()
for (const text of texts) {
  visit(pageSyntax(unified()).freeze().parse(text) as Root, (node) => {
    if (node.type === 'heading') shown.add(`${'#'.repeat(node.depth)} heading`)
    else if (node.type === 'list') shown.add(node.ordered ? 'numbers' : 'bullets')
    else if (node.type === 'link') shown.add(`link to ${targetOf(node.url)}`)
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      shown.add(`<${node.name}>`)
      for (const { type, ...attribute } of node.attributes) {
        if ('name' in attribute) shown.add(`<${node.name} ${attribute.name}="${attribute.value}">`)
      }
    } else shown.add(node.type)
  })
}

function targetOf(url: string): string {
  const [, scheme] = /^(\w+:)/.exec(url) ?? []
  if (scheme) return scheme
  if (url.startsWith('/')) return 'a file'
  return url.startsWith('#') ? 'a section here' : url.includes('#') ? 'a section' : 'a page'
}

it.each(Object.entries(authorComponents))(
  'shows <%s> in each of its kinds',
  (name, { required }) => {
    expect(shown).toContain(`<${name}>`)
    for (const [property, pattern] of Object.entries(required ?? {})) {
      const [, kinds] = /^\^\(([a-z|]+)\)\$$/.exec(pattern.source) ?? []
      for (const kind of kinds?.split('|') ?? []) {
        expect(shown).toContain(`<${name} ${property}="${kind}">`)
      }
    }
  },
)

it.each([
  ...['## heading', '### heading', 'paragraph', 'strong', 'emphasis', 'inlineCode', 'code'],
  ...['blockquote', 'bullets', 'numbers', 'table', 'image'],
  ...['link to a page', 'link to a section', 'link to a section here', 'link to a file'],
  ...['link to https:', 'link to mailto:', 'link to tel:'],
])('shows Markdown’s %s', (form) => {
  expect(shown).toContain(form)
})
