import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTurn } from './turn'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'turn-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const held = (pid: number, host = hostname()) => {
  mkdirSync(join(root, '.turn'))
  writeFileSync(join(root, '.turn', 'theirs'), JSON.stringify({ pid, host, task: 'import a.xlf' }))
}

it('lets one work after another, each with what the one before it wrote', async () => {
  const file = join(root, 'count')
  writeFileSync(file, '0')
  const add = () =>
    inTurn(root, 'add', async () => {
      const before = Number(readFileSync(file, 'utf8'))
      await sleep(1)
      writeFileSync(file, `${before + 1}`)
    })
  await Promise.all(Array.from({ length: 20 }, add))
  expect(readFileSync(file, 'utf8')).toBe('20')
  expect(readdirSync(root)).toEqual(['count'])
})

it('is passed on by work that fails', async () => {
  await expect(inTurn(root, 'fail', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn(root, 'work', async () => 'done')).toBe('done')
})

it('is taken from a process that was killed, by one of those who wait', async () => {
  const turn = JSON.stringify(new URL('turn.ts', import.meta.url).pathname)
  const script = `import { inTurn } from ${turn}
await inTurn(${JSON.stringify(root)}, 'hang', () => { console.log('in'); return new Promise(() => setInterval(() => {}, 1000)) })`
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  await once(holder.stdout, 'data')
  let inside = 0
  const work = () =>
    inTurn(root, 'work', async () => {
      inside += 1
      expect(inside).toBe(1)
      await sleep(5)
      inside -= 1
    })
  const waiting = Promise.all(Array.from({ length: 10 }, work))
  await sleep(100)
  expect(readdirSync(root)).toEqual(['.turn'])
  holder.kill('SIGKILL')
  await waiting
  expect(readdirSync(root)).toEqual([])
})

it('is waited for aloud, and taken from a holder that has been silent', async () => {
  held(process.pid, 'elsewhere')
  const told: string[] = []
  const waiting = inTurn(
    root,
    'work',
    async () => 'done',
    (text) => told.push(text),
  )
  await sleep(1500)
  expect(told).toEqual([
    `Waiting for “import a.xlf” to end (process ${process.pid} on elsewhere).\n`,
  ])
  const longAgo = new Date(Date.now() - 6 * 60_000)
  utimesSync(join(root, '.turn', 'theirs'), longAgo, longAgo)
  expect(await waiting).toBe('done')
})
