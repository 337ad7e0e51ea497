import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['translation/run.mjs', ...args], { encoding: 'utf8' })

it('bundles the command where it has not been, and answers the same from the bundle', () => {
  rmSync('node_modules/.cache/translation', { recursive: true, force: true })
  const first = run('check', 'home', '--json')
  expect(first.stderr).toBe('')
  expect(JSON.parse(first.stdout)).toMatchObject({ findings: [] })
  const second = run('check', 'home', '--json')
  expect([second.status, second.stdout]).toEqual([0, first.stdout])
  expect(run('chekc').status).toBe(2)
})
