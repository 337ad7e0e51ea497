import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { pageIndex, readDataTable } from '../site/content'
import { readDocuments, writePageIndex } from './content-index'

const project = process.cwd()
const root = mkdtempSync(join(tmpdir(), 'index-'))

afterAll(() => {
  process.chdir(project)
  rmSync(root, { recursive: true })
})

const generated = join(root, '.contentlayer/generated')

function write(name: string, value: unknown): void {
  const file = join(generated, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(value))
}

it('publishes accents composed and one kind of no-break space, however front matter and data have them', async () => {
  const file = (sourceFileName: string) => ({ _raw: { sourceFileName } })
  const title = 'L’e\u0301te\u0301 «\u202fici\u202f»'
  const texts = { title, shortTitle: title, description: title, keywords: ['e\u0301te\u0301'] }
  write('PageSettings/_index.json', [{ _id: 'pages/a/page.yml', ...file('page.yml'), order: 1 }])
  write('Page/_index.json', [{ _id: 'pages/a/fr.mdx', ...file('fr.mdx'), ...texts }])
  write('Country/_index.json', [])
  write('DataTable/_index.json', [{ _id: 'data/table.yml', caption: { fr: 'e\u0301te\u0301' } }])
  process.chdir(root)
  await writePageIndex(await readDocuments())
  // contentlayer removes its files before it writes them anew, while pages are rendered.
  for (const type of ['Page', 'PageSettings', 'Country', 'DataTable']) {
    rmSync(join(generated, type), { recursive: true })
  }
  const published = 'L’été «\u00a0ici\u00a0»'
  expect(pageIndex()[0]?.texts.fr).toMatchObject({
    title: published,
    shortTitle: published,
    description: published,
    keywords: ['été'],
  })
  expect(readDataTable('table').caption).toEqual({ fr: 'été' })
})

it.each([
  ['production', ['a']],
  ['development', ['a', 'draft']],
])('has a draft for authors alone (%s)', async (mode, ids) => {
  const settings = (id: string, draft?: true) => {
    return { _id: `pages/${id}/page.yml`, _raw: { sourceFileName: 'page.yml' }, order: 1, draft }
  }
  write('PageSettings/_index.json', [settings('a'), settings('draft', true)])
  for (const type of ['Page', 'Country', 'DataTable']) write(`${type}/_index.json`, [])
  vi.stubEnv('NODE_ENV', mode)
  process.chdir(root)
  await writePageIndex(await readDocuments())
  vi.unstubAllEnvs()
  const index = JSON.parse(readFileSync(join(generated, 'index.json'), 'utf8'))
  expect(index.map(({ id }: { id: string }) => id)).toEqual(ids)
})
