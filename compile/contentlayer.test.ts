import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { locales } from '../i18n/locales'
import type { IndexedPage } from '../site/content'
import { root } from './inputs.mjs'

// What these characters mean in an address, they must not mean in the path of a folder.
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'contentlayer #1 50% why? é ')))

const program = join(root, 'compile/contentlayer.mjs')

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const read = (name: string) => readFileSync(join(folder, '.contentlayer/generated', name), 'utf8')

const settingsFile = 'content/pages/home/page.yml'
const settings = (order: number) =>
  `order: ${order}\nmodified: "2026-11-23"\nsourceLanguage: en\nfacts: []\n`

const inEach = (text: string) => locales.map((locale) => `${locale}: ${text} ${locale}`).join(', ')

beforeAll(() => {
  write(settingsFile, settings(1))
  write(
    'content/pages/home/en.mdx',
    '---\ntitle: Home\nshortTitle: Home\ndescription: About it.\nkeywords: [a]\n---\n# {broken\n',
  )
  write(
    'content/data/sums.yml',
    `caption: { ${inEach('Sums')} }\nrowHeader: year\ncolumns:\n  - { id: year, type: date, label: { ${inEach('Year')} } }\nrows:\n  - { year: "2024" }\n`,
  )
  execFileSync(process.execPath, [program], { cwd: folder })
})

afterAll(() => rmSync(folder, { recursive: true }))

it('makes the index of a folder whose path holds what has a meaning in addresses', () => {
  const [home]: IndexedPage[] = JSON.parse(read('index.json'))
  expect(home).toMatchObject({ id: 'home', order: 1, texts: { en: { title: 'Home' } } })
})

it('publishes a table as it is written, without what contentlayer adds to its parts', () => {
  const text = (text: string) =>
    Object.fromEntries(locales.map((code) => [code, `${text} ${code}`]))
  expect(JSON.parse(read('data-tables.json'))).toEqual({
    sums: {
      caption: text('Sums'),
      rowHeader: 'year',
      columns: [{ id: 'year', type: 'date', label: text('Year') }],
      rows: [{ year: '2024' }],
    },
  })
})

it('states the types that the door to content has, of parts too', () => {
  const types = read('types.d.ts')
  expect(types).toContain(`sourceLanguage: ${locales.map((code) => `'${code}'`).join(' | ')}`)
  expect(types).toContain("type: 'text' | 'date' | 'number'")
})

it('makes the index again as often as a process asks for it', async () => {
  const child = fork(program, { cwd: folder, execArgv: [], stdio: 'pipe' })
  for (const order of [2, 3]) {
    write(settingsFile, settings(order))
    child.send('make')
    await once(child, 'message')
    expect(JSON.parse(read('index.json'))).toMatchObject([{ id: 'home', order }])
  }
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('makes only the documents again whose sources have changed, with the same result', async () => {
  const code = 'as it is'
  const page = (id: string, order: number) => {
    write(`content/pages/${id}/page.yml`, settings(order))
    return { [`pages/${id}/page.yml`]: `${order}` }
  }
  const make = async (child: ChildProcess, files: Record<string, string>) => {
    child.send({ code, files })
    await once(child, 'message')
    return JSON.parse(read('index.json')).map(({ id, order }: IndexedPage) => [id, order])
  }
  const start = () => fork(program, { cwd: folder, execArgv: [], stdio: 'pipe' })
  const first = start()
  const two = { ...page('home', 1), ...page('topic', 2) }
  expect(await make(first, two)).toEqual([
    ['home', 1],
    ['topic', 2],
  ])
  // Were it read, contentlayer would refuse it.
  write('content/pages/home/page.yml', 'order: [')
  const three = { ...two, ...page('topic', 3), ...page('other', 4) }
  expect(await make(first, three)).toEqual([
    ['home', 1],
    ['other', 4],
    ['topic', 3],
  ])
  first.disconnect()

  const { 'pages/other/page.yml': _, ...others } = three
  const second = start()
  rmSync(join(folder, 'content/pages/other'), { recursive: true })
  const changed = await make(second, { ...others, ...page('topic', 5) })
  const index = read('index.json')
  second.disconnect()
  page('home', 1)
  execFileSync(process.execPath, [program], { cwd: folder })
  expect(read('index.json')).toBe(index)
  expect(changed).toEqual([
    ['home', 1],
    ['topic', 5],
  ])
})
