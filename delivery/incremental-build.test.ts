import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyProject } from '../bench/portal'
import { languageName, locales } from '../i18n/locales'
import { loadMessages } from '../i18n/messages'
import { listFiles } from '../site/validation/source'
import type { BuildManifest } from './files'

// Builds of a copy of the portal: after an edit, only what the edit changes is made again, and the
// result is what a build without anything before it makes.

const portal = mkdtempSync(join(tmpdir(), 'incremental-'))
const topic = 'pacific-alliance'
const timeout = 600_000

beforeAll(async () => {
  await copyProject(portal)
  build()
}, timeout)

afterAll(() => {
  rmSync(portal, { recursive: true })
})

it('renders the page whose text was edited, and takes over every other', { timeout }, () => {
  const before = inodes()
  appendFileSync(textFile(topic, 'es'), '\nUna oración más.\n')
  build()
  const after = inodes()
  const edited = manifest().files['/es/alianza-del-pacifico']?.file ?? ''
  expect(readFileSync(join(portal, 'dist/documents', edited), 'utf8')).toContain('Una oración más.')
  const changed = Object.keys(after).filter((file) => after[file] !== before[file])
  expect(changed).toEqual([edited])
})

it('makes the same files as a cold build after edits of text, navigation and dates', {
  timeout,
}, async () => {
  for (const locale of locales) {
    const file = textFile(topic, locale)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^shortTitle: .*$/m, 'shortTitle: Zz'))
  }
  const settings = join(portal, 'content/pages', topic, 'page.yml')
  const dated = readFileSync(settings, 'utf8').replace(/^modified: .*$/m, 'modified: 2026-11-20')
  writeFileSync(settings, dated)
  // Spanish stays behind, and says so.
  npm('run', 'translation', '--', 'accept', topic, 'fr')
  build()
  const incremental = await documents()
  for (const folder of ['.builds', '.contentlayer', '.next', 'dist']) {
    rmSync(join(portal, folder), { recursive: true, force: true })
  }
  build()
  const cold = await documents()
  expect(Object.keys(incremental)).toEqual(Object.keys(cold))
  expect(Object.keys(cold).filter((file) => incremental[file] !== cold[file])).toEqual([])
  expect(Object.keys(cold).length).toBeGreaterThan(300)
})

it('tells readers of a text that lags behind, and gives no date of change for it', async () => {
  const { content } = await loadMessages('es')
  const link = content.readOriginal.replace('{language}', languageName('en', 'es'))
  const spanish = documentOf('/es/alianza-del-pacifico')
  expect(spanish).toMatch(
    new RegExp(`<a href="/en/pacific-alliance" hrefLang="en">${link}</a>`, 'i'),
  )
  expect(spanish).not.toContain('dateModified')
  expect(documentOf('/fr/alliance-du-pacifique')).toContain('dateModified')
  const sitemap = readFileSync(join(portal, 'dist/documents/sitemap.xml'), 'utf8')
  const entry = (address: string) =>
    sitemap
      .split('<url>')
      .find((text) => text.includes(`<loc>https://portal.example${address}</loc>`))
  expect(entry('/es/alianza-del-pacifico')).not.toContain('<lastmod>')
  expect(entry('/fr/alliance-du-pacifique')).toContain('<lastmod>')
  expect(documentOf('/es/translation-status.csv')).toContain(
    'pacific-alliance,es,stale,2026-11-20,@front-matter,',
  )
})

function documentOf(address: string): string {
  return readFileSync(join(portal, 'dist/documents', manifest().files[address]?.file ?? ''), 'utf8')
}

function build(): void {
  npm('run', 'build')
}

function npm(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: portal,
    env: { ...process.env, NODE_ENV: 'production', PUBLIC_ORIGIN: 'https://portal.example' },
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
}

function textFile(id: string, locale: string): string {
  return join(portal, 'content/pages', id, `${locale}.mdx`)
}

function manifest(): BuildManifest {
  return JSON.parse(readFileSync(join(portal, 'dist/manifest.json'), 'utf8'))
}

/** The inode of each document: a file that is taken over keeps it. */
function inodes(): Record<string, number> {
  const pages = Object.values(manifest().files).filter(({ kind }) => kind === 'page')
  return Object.fromEntries(
    pages.map(({ file }) => [file, statSync(join(portal, 'dist/documents', file)).ino]),
  )
}

/** Every file of the tree, with its compressed forms, as text to compare. */
async function documents(): Promise<Record<string, string>> {
  const folder = join(portal, 'dist/documents')
  const files = await listFiles(folder)
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(join(folder, file)).toString('base64')]),
  )
}
