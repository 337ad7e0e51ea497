import type { Locale } from '../i18n/locales'
import type { PageBody } from './content'
import { readBody } from './content'
import { childrenIn, type Page } from './registry'

/** The text of a page as readers of a language have it. */
export function pageBody(page: Page, locale: Locale): PageBody {
  const body = readBody(page.id, locale)
  return childrenIn(page, locale).length > 0 ? body : withoutPageList(body)
}

type Child = PageBody['tree']['children'][number]

/** Leaves out an empty list of the pages below, and a heading that announces nothing else. */
export function withoutPageList({ headings, tree }: PageBody): PageBody {
  const blocks = tree.children.filter((node) => node.type === 'element')
  const dropped = new Set<Child>()
  for (const [place, node] of blocks.entries()) {
    if (node.tagName !== 'SectionPages') continue
    dropped.add(node)
    const [before, after] = [blocks[place - 1], blocks[place + 1]]
    if (before && isHeading(before) && (!after || isHeading(after))) dropped.add(before)
  }
  const ids = [...dropped].map((node) => node.type === 'element' && node.properties.id)
  return {
    headings: headings.filter(({ id }) => !ids.includes(id)),
    tree: { ...tree, children: tree.children.filter((node) => !dropped.has(node)) },
  }
}

function isHeading(node: Child): boolean {
  return node.type === 'element' && /^h[2-6]$/.test(node.tagName)
}
