import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../testing/processes'
import { isUp } from './servers'

const program = createRequire(import.meta.url).resolve('http-server/bin/http-server')

/** Starts a plain static server that knows nothing of the portal, on a tree of documents. */
export async function startMirror(folder: string): Promise<{ origin: string; stop: () => void }> {
  const port = await freePort()
  const options = ['-p', String(port), '--gzip', '--silent']
  const server = spawn(process.execPath, [program, folder, ...options])
  const kill = () => server.kill()
  process.once('exit', kill)
  const origin = `http://localhost:${port}`
  while (!(await isUp(origin))) await setTimeout(50)
  return {
    origin,
    stop() {
      kill()
      process.off('exit', kill)
    },
  }
}
