import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

// The module in a project of its own, which holds what the tests put there.

let project: string
let inputs: typeof import('./inputs.mjs')

beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), 'inputs-'))
  write('content/pages/topic/fr.mdx', 'Texte')
  write('public/icon.svg', '<svg/>')
  write('messages/en.json', '{}')
  installed({ next: { version: '1.0.0' }, vitest: { version: '1.0.0', dev: true } })
  mkdirSync(join(project, 'compile'))
  const module = join(project, 'compile/inputs.mjs')
  cpSync(join(import.meta.dirname, 'inputs.mjs'), module)
  inputs = await import(pathToFileURL(module).href)
})

afterEach(() => {
  rmSync(project, { recursive: true })
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true })
  writeFileSync(join(project, file), text)
}

function installed(packages: object): void {
  write('node_modules/.package-lock.json', JSON.stringify({ packages }))
}

it.each([
  'content/.DS_Store',
  'content/Thumbs.db',
  'content/desktop.ini',
  'content/pages/topic/._fr.mdx',
  'content/pages/topic/.fr.mdx.swp',
  'content/pages/topic/fr.mdx~',
  'content/pages/topic/#fr.mdx#',
  'content/pages/topic/.#fr.mdx',
  'content/pages/topic/~$fr.docx',
  'content/pages/topic/fr.mdx.bak',
  'content/pages/topic/fr.mdx.swp',
  'content/pages/topic/~WRL0001.tmp',
  'content/__MACOSX/pages/topic/fr.mdx',
  'public/Icon\r',
  'content/.git/HEAD',
  'public/images/.gitkeep',
  // Written by a build, or only for tests.
  'public/enhance/ABC.js',
  'messages/en.d.json.ts',
  'text/numbers.test.ts',
  'components/x.spec.tsx',
  'docs/operating.md',
  'e2e/links.ts',
  'README.md',
])('does not count %s', (file) => {
  const before = inputs.readInputs()
  const code = inputs.digest(['content', 'public', 'messages', 'site', 'components'])
  write(file, 'x')
  expect(inputs.readInputs().digest).toBe(before.digest)
  expect(inputs.movedSince(before)).toEqual([])
  expect(inputs.digest(['content', 'public', 'messages', 'site', 'components'])).toBe(code)
})

it.each([
  'content/pages/topic/fr.mdx',
  'content/pages/topic/en.mdx',
  'content/data/exports.yml',
  'public/images/carte #1 é.svg',
  'public/.well-known/security.txt',
  'messages/en.json',
  'delivery/share-image.ts',
  'next.config.js',
  'portal.config.ts',
])('counts %s', (file) => {
  const before = inputs.readInputs()
  write(file, 'changed')
  expect(inputs.readInputs().digest).not.toBe(before.digest)
  expect(inputs.movedSince(before)).toEqual([file])
})

it('knows a file that was removed, renamed or saved and saved back', () => {
  const before = inputs.readInputs()
  const saved = join(project, 'content/pages/topic/fr.mdx')
  write('content/pages/topic/fr.mdx', 'Autre')
  write('content/pages/topic/fr.mdx', 'Texte')
  // As a copy with its times, of the same length.
  utimesSync(saved, 1, 1)
  expect(inputs.readInputs().digest).toBe(before.digest)
  expect(inputs.movedSince(before)).toEqual(['content/pages/topic/fr.mdx'])
  rmSync(saved)
  expect(inputs.movedSince(before)).toEqual(['content/pages/topic/fr.mdx'])
})

it('names the content and the messages by what was read, and nothing else', () => {
  const read = inputs.readInputs()
  const named = inputs.contentDigest(read)
  write('public/icon.svg', '<svg></svg>')
  expect(inputs.contentDigest(inputs.readInputs())).toBe(named)
  for (const file of ['content/pages/topic/fr.mdx', 'messages/en.json']) {
    write(file, 'changed')
    expect(inputs.contentDigest(read)).toBe(named)
    expect(inputs.contentDigest(inputs.readInputs())).not.toBe(named)
  }
  expect(inputs.contentDigest(inputs.readInputs())).toBe(inputs.digest(['content', 'messages']))
})

it('compiles code anew for letters that the interface has not had, and for no other text of it', () => {
  write('messages/en.json', '{"a": "bé"}')
  const before = inputs.codeDigest(inputs.readInputs())
  const compiled = inputs.routesDigest(inputs.readInputs())
  write('messages/en.json', '{"a": "éb abe\u0301"}')
  write('content/pages/topic/fr.mdx', 'ñ')
  expect(inputs.codeDigest(inputs.readInputs())).toBe(before)
  expect(inputs.routesDigest(inputs.readInputs())).toBe(compiled)
  write('messages/en.json', '{"a": "bñ"}')
  expect(inputs.codeDigest(inputs.readInputs())).not.toBe(before)
  expect(inputs.routesDigest(inputs.readInputs())).not.toBe(compiled)
})

it('finds what was changed in a part of it, put back as it was, added or removed', () => {
  const before = inputs.readInputs()
  expect(inputs.movedBelow(before, ['messages', 'public'])).toEqual([])
  write('content/pages/topic/fr.mdx', 'changed')
  expect(inputs.movedBelow(before, ['messages', 'public'])).toEqual([])
  const icon = join(project, 'public/icon.svg')
  utimesSync(icon, new Date(), new Date())
  write('public/new.svg', '<svg/>')
  rmSync(join(project, 'messages/en.json'))
  expect(inputs.movedBelow(before, ['messages', 'public'])).toEqual([
    'messages/en.json',
    'public/icon.svg',
    'public/new.svg',
  ])
})

it('knows what a file held when inputs were read, and else what it holds', () => {
  const read = inputs.readInputs()
  const held = inputs.contentIn('content/pages/topic/fr.mdx')
  write('content/pages/topic/fr.mdx', 'changed')
  expect(inputs.contentIn('content/pages/topic/fr.mdx', read)).toBe(held)
  expect(inputs.contentIn('content/pages/topic/fr.mdx')).not.toBe(held)
  write('elsewhere', 'x')
  expect(inputs.contentIn('elsewhere', read)).toBe(inputs.contentIn('elsewhere'))
  expect(inputs.contentIn('nowhere', read)).toBe('')
})

it('tells files apart by their names, wherever one ends and the next begins', () => {
  write('content/ab', 'c')
  const one = inputs.digest(['content'])
  rmSync(join(project, 'content/ab'))
  write('content/a', 'bc')
  expect(inputs.digest(['content'])).not.toBe(one)
})

it('knows the versions of Node.js, of its tables of languages and of packages that are not for tests', () => {
  const before = inputs.platformDigest()
  const { versions } = process
  for (const name of ['node', 'icu', 'cldr', 'tz', 'unicode']) {
    Object.defineProperty(process, 'versions', { value: { ...versions, [name]: 'other' } })
    expect(inputs.platformDigest(), name).not.toBe(before)
  }
  Object.defineProperty(process, 'versions', { value: versions })
  installed({ next: { version: '1.0.0' }, vitest: { version: '2.0.0', dev: true } })
  expect(inputs.platformDigest()).toBe(before)
  installed({ next: { version: '2.0.0' }, vitest: { version: '1.0.0', dev: true } })
  expect(inputs.platformDigest()).not.toBe(before)
  expect(inputs.readInputs().digest).not.toBe(before)
})
