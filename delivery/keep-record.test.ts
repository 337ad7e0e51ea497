import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeliveredFile } from './files'
import { keepRecord, recordPath, refuseDeadAddresses } from './keep-record'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'record-'))
  mkdirSync(join(root, 'content'))
})

afterEach(() => rmSync(root, { recursive: true }))

const file = (kind: DeliveredFile['kind']) => ({ kind }) as DeliveredFile

const built: Record<string, DeliveredFile> = {
  '/': file('choice'),
  '/go/pacific-alliance': file('choice'),
  '/fr/alliance-du-pacifique': file('page'),
  '/en/data/goods-trade.csv': file('file'),
  '/share/en/home.png': file('file'),
  '/_next/static/x.css': file('asset'),
  '/en/404': file('error'),
}

const keep = () => keepRecord(root, built)

it('adds pages with their ids, and files, in order, and keeps what is there', async () => {
  writeFileSync(
    join(root, recordPath),
    '/go/pacific-alliance former\n/fr/ancien gone\n/a.svg /b.svg\n',
  )
  const text = await keep()
  expect(text).toBe(readFileSync(join(root, recordPath), 'utf8'))
  expect(text?.replace(/^#.*\n/gm, '')).toBe(
    [
      '/a.svg /b.svg',
      '/en/data/goods-trade.csv',
      '/fr/alliance-du-pacifique pacific-alliance',
      '/fr/ancien gone',
      '/go/pacific-alliance pacific-alliance',
      '',
    ].join('\n'),
  )
})

it('adds nothing for a build whose content has changed meanwhile, whose lines it would undo', async () => {
  const moved = '/go/pacific-alliance alliances/pacific\n'
  writeFileSync(join(root, recordPath), moved)
  expect(await keepRecord(root, built, () => false)).toBeUndefined()
  expect(readFileSync(join(root, recordPath), 'utf8')).toBe(moved)
})

it('leaves a record alone that lacks nothing, so that a clean checkout stays clean', async () => {
  const text = await keep()
  const { mtimeMs } = statSync(join(root, recordPath))
  expect(await keep()).toBe(text)
  expect(statSync(join(root, recordPath)).mtimeMs).toBe(mtimeMs)
})

it('refuses a build that has nothing at an address on record', async () => {
  await keep()
  expect(() => refuseDeadAddresses(root, built)).not.toThrow()
  const { '/en/data/goods-trade.csv': _, ...fewer } = built
  expect(() => refuseDeadAddresses(root, fewer)).toThrow(
    'content/addresses.txt:3:1: /en/data/goods-trade.csv',
  )
})

it('has the portal itself on record, in order', () => {
  const record = readFileSync(recordPath, 'utf8')
  expect(record).toContain('\n/fr/alliance-du-pacifique pacific-alliance\n')
  const lines = record.split('\n').filter((line) => line.startsWith('/'))
  expect(lines).toEqual([...new Set(lines)].sort())
})
