import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { BuildManifest } from './files'
import { passOn } from './pass-on'
import { serverOptions } from './settings.mjs'

/** Options of V8 by which garbage is collected sooner: the process holds 116 MB instead of 155. */
const frugal = [...serverOptions, '--heap-growing-percent=30']
/** Milliseconds before a process that has ended is started again: doubled each time, up to the second. */
const pauses = [100, 30_000] as const
/** Milliseconds that a process may take to load, and to end. */
const loadTime = 60_000
const endTime = 10_000
/** Milliseconds between two questions whether a process is alive, and the answers it may fail to give. */
const pulse = 5_000
const mostMissed = 6
/** Milliseconds that requests may be under way when the next build has been published. */
const longestRequest = 60_000
/** Milliseconds that requests may wait until those before them have their answers from the build before. */
const longestPause = 500

/** The process of a build that answers what is no document (`server/application.mjs`). */
export interface ApplicationProcess {
  /** Whether it answers. While it does not, it is being started again. */
  isUp(): boolean
  /** Has it answer a request. @throws when it does not, with nothing sent */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
  /**
   * Has it answer from another build of the same code, between two requests. The next one is passed on
   * when who has called has gone on.
   *
   * @returns false where it answers as before: requests take too long, or the build has a fault
   */
  moveTo(folder: string): Promise<boolean>
  /** Ends it after the requests that are under way. */
  retire(): void
}

/** What the process is told when it is to answer from another build, and what it says then. */
export interface MoveRequest {
  folder: string
}
export interface MoveAnswer extends MoveRequest {
  /** Why it answers from the build before. */
  fault?: string
}

interface Running {
  child: ChildProcess
  port: number
}

/**
 * Starts the process of a build: Next’s runtime cannot be unloaded, and a process that ends gives all
 * its memory back. One that crashes, or no longer hears, is started again.
 *
 * @param firstFolder of the build
 * @throws when it ends before it listens
 */
export async function startApplication(
  firstFolder: string,
  { origin }: Pick<BuildManifest, 'origin'>,
  log: Logger,
): Promise<ApplicationProcess> {
  const agent = new Agent({ keepAlive: true })
  let folder = firstFolder
  let running: Running | undefined = await launch(folder, origin)
  let underWay = 0
  let pause: Promise<unknown> | undefined
  let isRetired = false
  keepRunning(running)

  async function keepRunning(first: Running): Promise<void> {
    let delay: number = pauses[0]
    for (let { child } = first; ; ) {
      const since = performance.now()
      const [code, signal] = await once(child, 'exit')
      running = undefined
      if (isRetired) return
      log.error({ error: `The application of ${folder} has ended with ${signal ?? code}` })
      if (performance.now() - since > pauses[1]) delay = pauses[0]
      while (!running) {
        await wait(delay, undefined, { ref: false })
        delay = Math.min(2 * delay, pauses[1])
        if (isRetired) return
        running = await launch(folder, origin).catch(({ message }: Error) => {
          log.error({ error: message })
          return undefined
        })
      }
      child = running.child
      if (isRetired) end()
    }
  }

  /** @param next folder of the build */
  async function move(next: string): Promise<boolean> {
    const since = performance.now()
    while (underWay > 0) {
      if (performance.now() - since > longestPause) return false
      await wait(1)
    }
    const child = running?.child
    if (!child?.connected) return false
    child.send({ folder: next } satisfies MoveRequest)
    const hasMoved = await answerTo(child, next)
    if (hasMoved) folder = next
    return hasMoved
  }

  function end(): void {
    agent.destroy()
    const child = running?.child
    if (!child?.connected) return
    child.disconnect()
    const timer = setTimeout(() => child.kill('SIGKILL'), endTime).unref()
    child.once('exit', () => clearTimeout(timer))
  }

  return {
    isUp: () => running !== undefined,
    async answer(request, response) {
      await pause
      if (!running) throw new Error('The application is gone')
      underWay += 1
      try {
        await passOn(request, response, running.port, agent)
      } finally {
        underWay -= 1
        if (isRetired && underWay === 0) end()
      }
    },
    async moveTo(next) {
      const moved = move(next)
      pause = moved
      return moved.finally(() => {
        pause = undefined
      })
    },
    retire() {
      isRetired = true
      if (underWay === 0) end()
      else setTimeout(end, longestRequest).unref()
    },
  }
}

/** @throws when the process ends before it listens */
async function launch(folder: string, origin: string): Promise<Running> {
  const server = join(folder, 'server')
  const child = fork(join(server, 'application.mjs'), {
    cwd: server,
    env: { ...process.env, PUBLIC_ORIGIN: origin },
    execArgv: frugal,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The application of ${folder} has ended with ${signal ?? code}`)
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), loadTime)
  const [port] = await Promise.race([once(child, 'message'), ended]).finally(() => {
    clearTimeout(timer)
    ended.catch(() => {})
  })
  watch(child)
  return { child, port }
}

/** Waits until a process says whether it answers from a build, or ends. It listens no longer than that. */
function answerTo(child: ChildProcess, folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (hasMoved: boolean) => {
      child.off('message', hear).off('exit', end)
      resolve(hasMoved)
    }
    const end = () => settle(false)
    const hear = (message: MoveAnswer | 'alive') => {
      if (typeof message === 'object' && message.folder === folder) settle(!message.fault)
    }
    child.on('message', hear).on('exit', end)
  })
}

/** Ends a process that no longer hears, which would answer nothing more. */
function watch(child: ChildProcess): void {
  let missed = 0
  child.on('message', () => {
    missed = 0
  })
  const timer = setInterval(() => {
    missed += 1
    if (missed > mostMissed) child.kill('SIGKILL')
    else if (child.connected) child.send('alive?', () => {})
  }, pulse)
  child.once('exit', () => clearInterval(timer))
}
