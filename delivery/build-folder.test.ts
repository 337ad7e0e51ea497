import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'

const module = pathToFileURL(join(import.meta.dirname, 'build-folder.ts')).href
const files = 50

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'builds-'))
})

afterEach(async () => {
  await rm(root, { recursive: true })
})

/**
 * Writes a whole build in a process of its own, which kills itself after a number of steps.
 *
 * @returns whether it came to its end
 */
async function build(text: string, steps = Number.POSITIVE_INFINITY): Promise<boolean> {
  const program = `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    let left = ${steps}
    for (const name of ['mkdir', 'writeFile', 'symlink', 'rename', 'rm', 'readdir', 'readlink']) {
      const original = fs[name]
      fs[name] = async (...args) => {
        if (left-- <= 0) process.kill(process.pid, 'SIGKILL')
        return original(...args)
      }
    }
    syncBuiltinESMExports()
    const { startBuild, publishBuild } = await import('${module}')
    const root = ${JSON.stringify(root)}
    const folder = await startBuild(root)
    for (let file = 0; file < ${files}; file += 1) await fs.writeFile(folder + '/' + file, '${text}')
    await publishBuild(root, folder)
  `
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const [code] = await once(child, 'close')
  return code === 0
}

/** What is published: the texts of all its files, each once. */
async function published(): Promise<string[]> {
  const folder = join(root, 'dist')
  const names = await readdir(folder)
  expect(names).toHaveLength(files)
  return [...new Set(await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8'))))]
}

// Every step around the beginning and the end, and some of the many between.
const steps = [0, 1, 2, 20, ...Array.from({ length: 10 }, (_, index) => files + index - 1)]

it('leaves the build before whole when it is killed at any step', {
  timeout: 120_000,
}, async () => {
  expect(await build('first')).toBe(true)
  let killed = 0
  let before = 'first'
  for (const step of steps) {
    const next = `build ${step}`
    const whole = await build(next, step)
    if (!whole) killed += 1
    const [text, ...others] = await published()
    expect(others).toEqual([])
    expect([before, next]).toContain(text)
    if (whole) expect(text).toBe(next)
    before = text as string
  }
  expect(killed).toBeGreaterThan(5)
})

it('keeps the build before, and removes what older and killed builds left', {
  timeout: 60_000,
}, async () => {
  await build('first')
  await build('second')
  await build('killed', 10)
  await build('third')
  const kept = await readdir(join(root, '.builds'))
  const texts = await Promise.all(
    kept.map((folder) => readFile(join(root, '.builds', folder, '0'), 'utf8')),
  )
  expect(texts.sort()).toEqual(['second', 'third'])
})
