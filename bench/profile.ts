import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../delivery/setup.mjs'
import { type Command, runCommand } from '../testing/processes'
import { progress } from './sites'

/** What profiled.mjs says of a process or a thread of it. */
interface Measured {
  program: string[]
  isMainThread: boolean
  /** From its start to its end. */
  seconds: number
  /** Seconds of processor time, of a process with all its threads. */
  cpu: number
  /** The most that the process held, in megabytes. */
  memory: number
  /** Seconds in which the thread was not idle, by the file or package whose code ran; its processor may have been taken meanwhile. */
  parts: Record<string, number>
}

/** How many parts of a program are shown, and how small a program is to be left out, in seconds. */
const [mostParts, least] = [8, 0.3]

/**
 * Runs a build and prints what each of its programs took, and where their time went. Being watched, it
 * takes longer than a build does; threads that are ended from outside, such as those that render, count
 * in their program but say nothing of their parts.
 */
export async function profileBuild(title: string, build: Command, folder: string): Promise<void> {
  progress(`Watching ${title}`)
  await mkdir(folder, { recursive: true })
  const NODE_OPTIONS = `--import ${pathToFileURL(join(root, 'bench/profiled.mjs'))}`
  await runCommand({ ...build, env: { ...build.env, NODE_OPTIONS, PROFILE_FOLDER: folder } })
  const files = (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'))
  const all: Measured[] = (await Promise.all(files)).map((text) => JSON.parse(text))
  await rm(folder, { recursive: true })
  process.stdout.write(
    `\n${title}, on ${availableParallelism()} cores\n\n   wall s     CPU s   memory MB\n`,
  )
  const line = (...columns: [number, number | undefined, number | undefined, string]) => {
    const [wall, cpu, memory, name] = columns
    const shown = [wall.toFixed(1), cpu?.toFixed(1), memory?.toFixed(0)]
    const cells = shown.map((value = '') => value.padStart(9)).join(' ')
    process.stdout.write(`${cells}   ${name}\n`)
  }
  for (const measured of all.filter(({ isMainThread }) => isMainThread).sort(byTime)) {
    const { seconds, cpu, memory } = measured
    if (cpu < least) continue
    const name = nameOf(measured, build.cwd)
    line(seconds, cpu, memory, name)
    const threads = all.filter((other) => nameOf(other, build.cwd) === name)
    for (const [part, time] of largest(threads)) line(time, undefined, undefined, `  ${part}`)
  }
  process.stdout.write('\n')
}

const byTime = (a: Measured, b: Measured) => b.cpu - a.cpu

function nameOf({ program }: Measured, folder: string): string {
  return program.map((word) => (word.startsWith('/') ? relative(folder, word) : word)).join(' ')
}

function largest(threads: Measured[]): [part: string, seconds: number][] {
  const sums = new Map<string, number>()
  for (const [part, time] of threads.flatMap(({ parts }) => Object.entries(parts))) {
    sums.set(part, (sums.get(part) ?? 0) + time)
  }
  const sorted = [...sums].sort((a, b) => b[1] - a[1])
  return sorted.filter(([, time]) => time >= least).slice(0, mostParts)
}
