import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { reloadEdge } from './edge'

let folder: string
const runs = () => readFileSync(join(folder, 'runs'), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'edge-'))
  writeFileSync(join(folder, 'runs'), '')
  build('one', 'redirects of one')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function build(name: string, tables: string): void {
  mkdirSync(join(folder, name, 'nginx'), { recursive: true })
  writeFileSync(join(folder, name, 'nginx/http.conf'), tables)
  writeFileSync(join(folder, name, 'nginx/server.conf'), 'locations')
}

const reload = (after: string, command?: string) =>
  reloadEdge(join(folder, 'one'), join(folder, after), command)

it('leaves an edge alone whose configuration is the same, and one that nobody has named', async () => {
  build('same', 'redirects of one')
  build('other', 'redirects of another')
  expect(await reload('same', `echo run >> ${join(folder, 'runs')}`)).toBeUndefined()
  expect(await reload('other')).toBeUndefined()
  expect(runs()).toBe('')
})

it('has an edge read a configuration that has changed, once', async () => {
  build('other', 'redirects of another')
  expect(await reload('other', `echo run >> ${join(folder, 'runs')}`)).toContain('has read')
  expect(runs()).toBe('run\n')
})

it('says in one line why an edge has not read it, and throws nothing', async () => {
  build('other', 'redirects of another')
  const line = await reload('other', 'echo tested >&2; echo unknown directive >&2; exit 1')
  expect(line).toMatch(/old configuration.*: unknown directive$/)
  expect(line).not.toContain('\n')
})
