import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Agent, request } from 'node:http'
import { type AddressInfo, createConnection, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Command {
  command: string
  args: string[]
  cwd: string
  env?: Record<string, string>
}

/** A program that stays. */
export interface Program {
  /** CPU time that its processes have used since they began, in seconds. */
  cpuTime(): number
  /** Memory that its processes hold (resident set size), in megabytes. */
  memory(): number
  /** Returns what it has written so far. */
  output(): string
  stop(): Promise<void>
}

export interface Server extends Program {
  url: string
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) endGroup(child, 'SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))

/** Where a program lies on the PATH. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

/** Runs a command to its end. @throws with its output when it fails */
export async function runCommand(command: Command): Promise<string> {
  const { child, output } = start(command)
  const code = await ended(child)
  if (code !== 0) throw new Error(`${text(command)} ended with ${code}:\n${output().slice(-5000)}`)
  return output()
}

/**
 * Runs a command to its end and watches what it takes.
 *
 * @returns seconds of wall-clock time, and the most memory that its process tree held at once, in
 * megabytes: the resident sets of all its processes added up, every 100 ms
 */
export async function measureRun(command: Command): Promise<{ seconds: number; memory: number }> {
  const began = performance.now()
  const { child, output } = start(command)
  const done = ended(child)
  let memory = 0
  let over = false
  done.finally(() => {
    over = true
  })
  while (!over) {
    memory = Math.max(memory, treeUsage(child.pid as number).memory)
    await Promise.race([done, wait(100)])
  }
  const code = await done
  if (code !== 0) throw new Error(`${text(command)} ended with ${code}:\n${output().slice(-5000)}`)
  return { seconds: (performance.now() - began) / 1000, memory }
}

/** Starts a server and waits until it answers. @throws when its port is taken or it does not start in time */
export async function startServer(command: Command, port: number, seconds = 60): Promise<Server> {
  if (await answers(port)) throw new Error(`Port ${port} is taken. Stop what uses it.`)
  const server = await startProgram(command, () => answers(port), seconds)
  return { ...server, url: `http://localhost:${port}` }
}

/**
 * Starts a program that stays, and waits until it is ready.
 *
 * @param isReady is given what it has written so far
 * @throws when it ends or is not ready in time
 */
export async function startProgram(
  command: Command,
  isReady: (output: string) => boolean | Promise<boolean>,
  seconds: number,
): Promise<Program> {
  const { child, output } = start(command)
  const pid = child.pid as number
  for (let tries = 0; !(await isReady(output())); tries += 1) {
    if (child.exitCode !== null || tries > seconds * 10) {
      endGroup(child, 'SIGKILL')
      throw new Error(`${text(command)} is not ready after ${seconds} s:\n${output()}`)
    }
    await wait(100)
  }
  return {
    cpuTime: () => treeUsage(pid).cpuTime,
    memory: () => treeUsage(pid).memory,
    output,
    stop: async () => {
      const done = ended(child)
      endGroup(child, 'SIGKILL')
      await done
    },
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Asks once, and waits until the answer is whole. @returns its status */
export function requestStatus(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, (response) => {
      response
        .on('end', () => resolve(response.statusCode))
        .on('error', reject)
        .resume()
    })
      .on('error', reject)
      .end()
  })
}

/**
 * Asks a server for one address for a second, as fast as it answers, with wrk: one thread, 16 connections.
 *
 * @returns how many requests were answered, and the server's CPU time for them, both per second
 */
export async function measureLoad(
  server: Server,
  path: string,
  encoding: string,
): Promise<{ requests: number; cpuTime: number }> {
  const before = server.cpuTime()
  const output = await runCommand({
    command: 'wrk',
    args: ['-t1', '-c16', '-d1s', '-H', `Accept-Encoding: ${encoding}`, server.url + path],
    cwd: '.',
  })
  const cpuTime = server.cpuTime() - before
  const [, count, time] = /(\d+) requests in ([\d.]+)s/.exec(output) ?? []
  if (!count || !time || /Non-2xx|Socket errors/.test(output)) {
    throw new Error(`wrk had errors with ${server.url}${path}:\n${output}`)
  }
  return { requests: Number(count) / Number(time), cpuTime: cpuTime / Number(time) }
}

function start({ command, args, cwd, env }: Command): { child: ChildProcess; output(): string } {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', ...env },
    // A group of its own, so that what it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  child.on('error', (error) => keep(Buffer.from(error.message)))
  return { child, output: () => output }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    const end = () => {
      running.delete(child)
      resolve(child.exitCode)
    }
    if (child.exitCode !== null || child.signalCode !== null) end()
    else child.on('close', end).on('error', end)
  })
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: 'localhost' })
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

/** Clock ticks a second in /proc, the same on every Linux (proc(5), USER_HZ). */
const ticksPerSecond = 100
const pageSize = 4096

/**
 * CPU time in seconds and memory in megabytes of a process and all below it. It reads synchronously:
 * handed to other threads, reading would take more time from what is measured.
 */
function treeUsage(root: number): { cpuTime: number; memory: number } {
  const processes = new Map<number, { parent: number; ticks: number; pages: number }>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) && readStat(name)
    if (!stat) continue
    // The command's name, in parentheses, may hold anything. Fields are counted from 3 after it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    processes.set(Number(name), {
      parent: fields[1] ?? 0,
      // Own time and that of children that have ended (14 to 17).
      ticks: [11, 12, 13, 14].reduce((sum, field) => sum + (fields[field] ?? 0), 0),
      pages: fields[21] ?? 0,
    })
  }
  let ticks = 0
  let pages = 0
  for (const [pid, usage] of processes) {
    let ancestor: number | undefined = pid
    while (ancestor && ancestor !== root) ancestor = processes.get(ancestor)?.parent
    if (ancestor !== root) continue
    ticks += usage.ticks
    pages += usage.pages
  }
  return { cpuTime: ticks / ticksPerSecond, memory: (pages * pageSize) / 1e6 }
}

/** Reads the state of a process (proc(5), `stat`); empty when it has ended meanwhile. */
function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

function text({ command, args }: Command): string {
  return [command, ...args].join(' ')
}
