import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { areMade, documentSources, madeOfFile } from './document-sources'
import { bodyCheck } from './validation/bodies'
import { readContent } from './validation/read-content'
import { settings, text } from './validation/test-content'

const project = process.cwd()
const root = realpathSync(mkdtempSync(join(tmpdir(), 'documents-')))

afterAll(() => {
  process.chdir(project)
  rmSync(root, { recursive: true })
})

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

async function sourcesNow() {
  return documentSources(await readContent(join(root, 'content'), await bodyCheck(), []))
}

it('asks for documents again when front matter, settings or data change, not for another body', async () => {
  write('content/pages/home/page.yml', settings)
  write('content/pages/home/en.mdx', text('Home', undefined, 'Text.'))
  write('content/pages/home/translation.lock', '{}')
  write('content/words.txt', 'words')
  const first = await sourcesNow()
  expect(Object.keys(first.files)).toEqual(['pages/home/en.mdx', 'pages/home/page.yml'])
  process.chdir(root)
  expect(areMade(first)).toBe(false)
  write(madeOfFile().slice(root.length), JSON.stringify(first))
  expect(areMade(first)).toBe(true)

  write('content/pages/home/en.mdx', text('Home', undefined, 'Another text.'))
  write('content/words.txt', 'other words')
  expect(areMade(await sourcesNow())).toBe(true)
  for (const [path, content] of [
    ['content/pages/home/en.mdx', text('House', undefined, 'Another text.')],
    ['content/pages/home/page.yml', `${settings}service: true\n`],
    ['content/data/table.yml', 'caption: { en: Table }\n'],
  ] as const) {
    const before = await sourcesNow()
    write(path, content)
    expect(await sourcesNow()).not.toEqual(before)
  }
})
