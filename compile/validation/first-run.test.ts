import { expect, it } from 'vitest'
import { type Files, settings, text, validate } from './test-content'

const page = (folder: string, order: number, names = folder): Files => ({
  [`pages/${folder}/page.yml`]: settings.replace('1', `${order}`),
  ...Object.fromEntries(
    ['en', 'fr', 'es'].map((locale) => [
      `pages/${folder}/${locale}.mdx`,
      text(`${names} ${locale}`, `${names}-${locale}`, `## One {/* #one */}\n\nText on ${names}.`),
    ]),
  ),
})

it('names two pages of a folder with one order, and a number that is free', async () => {
  const { faults, notices } = await validate({
    ...page('alpha', 1),
    ...page('beta', 7),
    ...page('alpha-child', 3),
  })
  expect(faults).toEqual([])
  expect(notices).toEqual([
    'content/pages/topic/page.yml:1:8: order: 1 is that of content/pages/alpha/page.yml; write another, such as 8',
  ])
})

it('says of a chart that its data file has no description, also while the file has another fault', async () => {
  const label = '{ en: A, fr: B, es: C }'
  const data = (cell: string) =>
    `caption: ${label}\nrowHeader: c0\ncolumns:\n  - { id: c0, type: text, label: ${label} }\n  - { id: c1, type: number, label: ${label} }\nrows:\n  - { c0: a, c1: ${cell} }\n`
  const chart = text('Topic', 'topic', '<Chart data="x" kind="bar" />\n\n## One {/* #one */}')
  const { faults } = await validate({ 'data/x.yml': data('many'), 'pages/topic/en.mdx': chart })
  expect(faults).toEqual([
    expect.stringContaining('content/data/x.yml:7:18: rows.0.c1: must be a number'),
    expect.stringContaining(
      'content/pages/topic/en.mdx:8:1: content/data/x.yml has no “description”',
    ),
  ])
  const unreadable = await validate({ 'data/x.yml': 'a: [', 'pages/topic/en.mdx': chart })
  expect(unreadable.faults).toEqual([expect.stringContaining('content/data/x.yml:')])
})
