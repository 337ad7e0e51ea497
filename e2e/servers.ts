import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { BuildManifest } from '../delivery/files'
import { freePort } from '../testing/processes'

interface ServerOptions {
  /** A free one unless given. */
  port?: number
  /** Added to the environment of the tests. */
  env?: Record<string, string | undefined>
  /** The build that is served. */
  build?: string
}

/** The program that serves a build, for Node.js. */
const serverFile = (build = 'dist') => `${build}/server/server.mjs`

/** Copies the build to a folder with another origin or with files of its own. */
export function copyBuild(
  folder: string,
  { origin, files = {} }: { origin?: string; files?: Record<string, string> },
): string {
  cpSync('dist', folder, { recursive: true, dereference: true })
  const manifest: BuildManifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))
  if (origin) manifest.origin = origin
  for (const [address, content] of Object.entries(files)) {
    writeFileSync(`${folder}/documents${address}`, content)
    manifest.files[address] = {
      file: address.slice(1),
      kind: 'file',
      type: 'text/plain',
      etag: 'x',
      compressed: false,
    }
  }
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(manifest))
  return folder
}

/** A server, or what became of it. */
interface ServerProcess {
  origin: string
  process: ChildProcess
  /** What it has written until now. */
  output(): string
  /** The code that it ends with; null when a signal ended it. */
  exitCode: Promise<number | null>
}

export interface RunningServer extends ServerProcess {
  /** Asks it to end and waits until it has. @returns its exit code */
  stop(): Promise<number | null>
}

/** A test that fails leaves its server to the end of the run. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL')
})

/** Starts a server of its own for a test, without waiting for it. */
export async function launchServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort())
  const server = spawn(process.execPath, [serverFile(options.build)], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...options.env },
  })
  running.add(server)
  let output = ''
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return {
    origin: `http://localhost:${port}`,
    process: server,
    output: () => output,
    // “close” comes after the last of its output.
    exitCode: once(server, 'close').then(([code]) => {
      running.delete(server)
      return code
    }),
  }
}

/**
 * Starts a server and waits until it takes requests.
 *
 * @throws with what it has written when it ends before
 */
export async function startPortal(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await launchServer(options)
  let ended = false
  server.exitCode.then(() => {
    ended = true
  })
  while (!(await isUp(`${server.origin}/readyz`))) {
    if (ended) throw new Error(`The server did not start:\n${server.output()}`)
    await setTimeout(50)
  }
  return {
    ...server,
    stop() {
      server.process.kill('SIGTERM')
      return server.exitCode
    },
  }
}

export async function isUp(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
}
