import { expect, it } from 'vitest'
import { settings, text, validate } from './test-content'

const page = (folder: string, order: number) => ({
  [`pages/${folder}/page.yml`]: settings.replace('1', `${order}`),
  ...Object.fromEntries(
    ['en', 'fr', 'es'].map((locale) => [
      `pages/${folder}/${locale}.mdx`,
      text(`A ${folder} ${locale}`, `slug-${order}`, 'Text.'),
    ]),
  ),
})

it.each([
  ['members copy', 'members-copy'],
  ['Membres', 'membres'],
  ['états', 'etats'],
  ['a_b', 'a-b'],
  ['-a', 'a'],
  ['a--b', 'a-b'],
  ['a.b', 'a-b'],
  ['Topic', 'topic-2'],
  ['国', 'page'],
])('a folder “%s” is one fault, which proposes “%s”', async (folder, proposed) => {
  const { faults, notices } = await validate(page(folder, 2))
  expect([...faults, ...notices]).toEqual([
    expect.stringMatching(`^content/pages/${folder}:1:1: .*rename the folder to “${proposed}”$`),
  ])
})

it('says once what a folder above pages is to be called', async () => {
  const { faults } = await validate({
    ...page('My Pages', 2),
    ...page('My Pages/one', 1),
    ...page('My Pages/two', 2),
  })
  expect(faults).toEqual([expect.stringContaining('content/pages/My Pages:1:1')])
})

it.each([
  ['pages/topic/PAGE.yaml', 'pages/topic/page.yml', 'rename it to page.yml'],
  ['pages/topic/FR.MDX', 'pages/topic/fr.mdx', 'rename it to fr.mdx'],
  ['pages/topic/es.md', 'pages/topic/es.mdx', 'rename it to es.mdx'],
])('%s in place of %s is one fault', async (wrong, right, remedy) => {
  const { faults, notices } = await validate({ [right]: undefined, [wrong]: 'x' })
  expect([...faults, ...notices]).toEqual([`content/${wrong}:1:1: unexpected file; ${remedy}`])
})

it.each([
  ['data/Leaders Summits.yml', 'rename it to leaders-summits.yml'],
  ['countries/El Salvador.yaml', 'rename it to el-salvador.yml'],
  ['pages/notes.txt', 'what is read is page.yml'],
  ['pages/en.mdx', 'what is read is page.yml'],
  ['pages/topic/pictures/map.png', 'what is read is page.yml'],
  ['pages/topic/draft.docx', 'what is read is page.yml'],
])('%s, which no one reads, is one fault, whatever it holds', async (path, remedy) => {
  const { faults, notices } = await validate({ [path]: Buffer.from([0xff, 0xfe, 0, 1]) })
  expect([...faults, ...notices]).toEqual([expect.stringContaining(remedy)])
  expect(faults[0]).toContain(`content/${path}:1:1: unexpected file`)
})
