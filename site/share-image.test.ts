import { afterEach, expect, it, vi } from 'vitest'
import type { Page } from './registry'
import { shareImagePath, shareImages } from './share-image'

const site = vi.hoisted(() => ({ pages: [] as Page[] }))

vi.mock('./registry', async (original) => ({
  ...(await original<typeof import('./registry')>()),
  allPages: () => site.pages,
  hasAtMostTexts: (most: number) => site.pages.length <= most,
}))

afterEach(() => {
  site.pages = []
})

/** A section with pages in English. */
function section(count: number): [Page, ...Page[]] {
  const page = (id: string, parent?: Page) => {
    const texts = { en: { title: id, shortTitle: `Short ${id}`, slug: id } }
    return { id, parent, children: [], texts } as unknown as Page
  }
  const home = page('home')
  const topic = page('topic', home)
  site.pages = [topic, ...Array.from({ length: count }, (_, at) => page(`topic/${at}`, topic))]
  return [topic, ...site.pages.slice(1)]
}

it('gives every page its own picture, which names its section', () => {
  const [, first] = section(3)
  expect(shareImagePath(first as Page, 'en')).toBe('/share/en/topic/0.png')
  expect([...shareImages().values()]).toContainEqual({
    title: 'topic/0',
    section: 'Short topic',
    language: 'English',
  })
  expect(shareImages().get('/share/en/topic.png')?.section).toBeUndefined()
})

it('gives the pages of a large site the picture of their section', () => {
  const [, first] = section(500)
  expect(shareImagePath(first as Page, 'en')).toBe('/share/en/topic.png')
  expect([...shareImages().keys()]).toEqual(['/share/portal.png', '/share/en/topic.png'])
})

it.each(['North → South', 'Earth 🌎', 'Nunavut ᓄᓇᕗᑦ', 'مصر'])(
  'gives a page that is called “%s” the general picture, which is there',
  (title) => {
    const [, first] = section(2)
    Object.assign(first?.texts.en ?? {}, { title })
    const path = shareImagePath(first as Page, 'en')
    expect(path).toBe('/share/portal.png')
    expect([...shareImages().keys()]).toContain(path)
  },
)

it.each(['Łódź', 'Việt Nam', 'Ελλάδα', 'Київ'])('draws “%s” in a font that has it', (title) => {
  const [, first] = section(2)
  Object.assign(first?.texts.en ?? {}, { title })
  expect(shareImagePath(first as Page, 'en')).toBe('/share/en/topic/0.png')
})

it('gives a page in other letters the picture in the default language, where that can be drawn', () => {
  const [, first] = section(2)
  Object.assign(first?.texts ?? {}, { fr: { title: 'مصر', shortTitle: 'مصر', slug: 'a' } })
  expect(shareImagePath(first as Page, 'fr')).toBe('/share/en/topic/0.png')
})

it('keeps letters that cannot be drawn in the name of its section out of a picture', () => {
  const [topic, first] = section(2)
  Object.assign(topic.texts.en ?? {}, { shortTitle: '→' })
  expect(shareImagePath(first as Page, 'en')).toBe('/share/portal.png')
})
