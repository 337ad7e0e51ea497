import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writeAll } from './write-all'

it('puts back what it has moved when a later file cannot be moved', () => {
  const root = mkdtempSync(join(tmpdir(), 'files-'))
  const [old, added, folder] = ['old', 'added', 'folder'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(old, 'before')
  mkdirSync(folder)
  const files = new Map([old, added, folder].map((path) => [path, 'after']))
  expect(() => writeAll(files)).toThrow('EISDIR')
  expect(readdirSync(root).sort()).toEqual(['folder', 'old'])
  expect(readFileSync(old, 'utf8')).toBe('before')
  files.delete(folder)
  writeAll(files)
  expect([old, added].map((path) => readFileSync(path, 'utf8'))).toEqual(['after', 'after'])
  rmSync(root, { recursive: true })
})
