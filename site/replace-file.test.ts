import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFiles } from '../compile/validation/source'
import { replaceFile, temporaryFile } from './content'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'replace-'))
})
afterEach(() => rmSync(root, { recursive: true }))

it('writes beside the file under a name that no other process has', () => {
  const file = join(root, 'a')
  expect(temporaryFile(file)).not.toBe(temporaryFile(file))
  mkdirSync(`${file}.new`)
  replaceFile(file, 'text')
  expect(readFileSync(file, 'utf8')).toBe('text')
})

it('leaves nothing behind where it fails', () => {
  mkdirSync(join(root, 'a'))
  expect(() => replaceFile(join(root, 'a'), 'text')).toThrow('EISDIR')
  expect(readdirSync(root)).toEqual(['a'])
})

it('is not seen by who lists the content meanwhile', () => {
  const written = temporaryFile(join(root, 'es.mdx'))
  for (const file of [written, join(root, 'es.mdx'), join(root, 'a.new')]) writeFileSync(file, '')
  expect(listFiles(root)).toEqual(['a.new', 'es.mdx'])
})
