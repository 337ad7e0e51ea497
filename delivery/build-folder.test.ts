import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { publishBuild, rollBack, startBuild } from './build-folder'
import { publicationFile } from './files'

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
async function build(text: string, steps?: number): Promise<boolean> {
  const { code } = await startBuilder(text, steps).ended
  return code === 0
}

/** @param pause after each file, in milliseconds */
function startBuilder(text: string, steps = Number.POSITIVE_INFINITY, pause = 0) {
  const program = `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    import { setTimeout } from 'node:timers/promises'
    let left = ${steps}
    for (const name of ['mkdir', 'writeFile', 'symlink', 'rename', 'rm', 'readdir', 'readlink', 'utimes']) {
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
    for (let file = 0; file < ${files}; file += 1) {
      await fs.writeFile(folder + '/' + file, '${text}')
      await setTimeout(${pause})
    }
    await publishBuild(root, folder)
  `
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (part) => {
    output += part
  })
  const ended = once(child, 'close').then(([code]) => ({ code, output }))
  return { child, ended, output: () => output }
}

/** What is published: the texts of all its files, each once. */
async function published(): Promise<string[]> {
  const folder = join(root, 'dist')
  const names = (await readdir(folder)).filter((name) => name !== publicationFile)
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

it('keeps the build before and those that a server may still read, and removes all others', {
  timeout: 60_000,
}, async () => {
  await publish('first')
  await publish('second')
  await build('killed', 10)
  await publish('third')
  expect(await keptTexts()).toEqual(['first', 'second', 'third'])
  // What was superseded a while ago.
  const longAgo = new Date(Date.now() - 120_000)
  for (const name of await builds()) await utimes(join(root, '.builds', name), longAgo, longAgo)
  await publish('fourth')
  expect(await keptTexts()).toEqual(['fourth', 'third'])
  for (let count = 0; count < 30; count += 1) await publish('one of many')
  expect((await builds()).length).toBeLessThan(15)
})

it('rolls back to the build that readers had before, and to that alone', async () => {
  await expect(rollBack(root)).rejects.toThrow('no build to roll back to')
  await publish('first', 'digest of the first')
  await expect(rollBack(root)).rejects.toThrow('no build to roll back to')
  const first = basename((await builds())[0] as string)
  await publish('second')
  expect(await rollBack(root)).toMatchObject({
    build: first,
    contentDigest: 'digest of the first',
  })
  expect(await text()).toBe('first')
  // The second, which was not wanted, is not what is rolled back to from here.
  await publish('third')
  await rollBack(root)
  expect(await text()).toBe('first')
})

/** Publishes a build of one file in this process. */
async function publish(content: string, contentDigest?: string): Promise<void> {
  const folder = await startBuild(root)
  await writeFile(join(folder, '0'), content)
  await publishBuild(root, folder, contentDigest)
}

const text = () => readFile(join(root, 'dist', '0'), 'utf8')

async function keptTexts(): Promise<string[]> {
  const names = await builds()
  const texts = names.map((name) => readFile(join(root, '.builds', name, '0'), 'utf8'))
  return (await Promise.all(texts)).sort()
}

it('has a build wait for another of the same project, say so, and leave its folder alone', {
  timeout: 60_000,
}, async () => {
  await build('first')
  // Stopped in the middle: it is alive, and has its lock.
  const second = startBuilder('second', 20, 100)
  await expect.poll(builds, { timeout: 20_000 }).toHaveLength(2)
  second.child.kill('SIGSTOP')
  const third = startBuilder('third')
  await expect.poll(third.output, { timeout: 20_000 }).toContain('waiting for it')
  expect(await builds()).toHaveLength(2)
  expect(await published()).toEqual(['first'])
  // It goes on, and is killed.
  second.child.kill('SIGCONT')
  expect((await second.ended).code).not.toBe(0)
  expect((await third.ended).code).toBe(0)
  expect(await published()).toEqual(['third'])
})

it('has builds that begin at once take turns', { timeout: 120_000 }, async () => {
  await build('killed', 10)
  const texts = ['a', 'b', 'c', 'd']
  const ends = await Promise.all(texts.map((text) => startBuilder(text).ended))
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect(ends.filter(({ output }) => !output.includes('waiting for it')).length).toBeGreaterThan(0)
  expect(texts).toContain((await published())[0])
  expect(await builds()).toHaveLength(texts.length)
})

it('takes the place of a build that a copy of the project holds instead of a link', {
  timeout: 60_000,
}, async () => {
  await build('first')
  const copy = join(root, 'copy')
  await cp(join(root, 'dist'), copy, { recursive: true, dereference: true })
  await rm(join(root, 'dist'))
  await cp(copy, join(root, 'dist'), { recursive: true })
  expect(await build('second')).toBe(true)
  expect(await published()).toEqual(['second'])
})

async function builds(): Promise<string[]> {
  const names = await readdir(join(root, '.builds'))
  return names.filter((name) => !name.startsWith('lock'))
}
