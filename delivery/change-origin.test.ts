import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { withOrigin } from './change-origin'

const folder = mkdtempSync(join(tmpdir(), 'origin-'))
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  ['http://localhost:3000', '"http://localhost:3000"', '"https://new.example"'],
  [
    'http://localhost:3000',
    'http://localhost:3000/en http://localhost:3000?x',
    'https://new.example/en https://new.example?x',
  ],
  ['http://localhost:3000', 'At http://localhost:3000.', 'At https://new.example.'],
  ['http://localhost:3000', 'http://localhost:30001/ http://localhost:3000-x', undefined],
  ['http://localhost', 'http://localhost:3000/ http://localhost.example', undefined],
  ['http://a.example', 'http://abexample/ http://a.example.org', undefined],
  ['http://[::1]:3000', '<http://[::1]:3000/fr>', '<https://new.example/fr>'],
])('replaces %s in %s where it is the whole origin', (from, before, after) => {
  const text = join(folder, 'text')
  writeFileSync(text, before)
  expect(withOrigin({ text, from, to: 'https://new.example' }).toString()).toBe(after ?? before)
})
