import { beforeEach, expect, it, vi } from 'vitest'
import { defaultLocale } from '../i18n/locales'
import { resolveAddress } from './addresses'
import type { IndexedPage } from './content'
import * as content from './content'
import { allPages, childrenIn, findPage, getPage, homeId, pathOf, sections } from './registry'

const texts = { [defaultLocale]: { title: 'T', shortTitle: 'T', description: 'T', keywords: [] } }
const page = (id: string, draft?: true) => {
  const text = { ...texts[defaultLocale], slug: id.split('/').at(-1), aliases: [] }
  return { id, order: 1, draft, texts: { [defaultLocale]: text } } as unknown as IndexedPage
}

beforeEach(() => {
  const index = [page(homeId), page('topic'), page('draft', true), page('draft/below', true)]
  vi.spyOn(content, 'pageIndex').mockReturnValue(index)
})

it('has a draft at its address, and in no list but that of a draft above it', () => {
  expect(allPages().map(({ id }) => id)).toEqual([homeId, 'topic'])
  expect(sections().map(({ id }) => id)).toEqual(['topic'])
  expect(childrenIn(getPage('draft'), defaultLocale)).toEqual([getPage('draft/below')])
  for (const id of ['topic', 'draft', 'draft/below']) {
    const path = `/${defaultLocale}/${id}`
    expect(pathOf(getPage(id), defaultLocale)).toBe(path)
    expect(resolveAddress(path)).toMatchObject({ kind: 'page', page: findPage(id) })
  }
})
