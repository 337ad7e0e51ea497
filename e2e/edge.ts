import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../testing/processes'
import { isUp } from './servers'

export interface RunningEdge {
  origin: string
  /** What nginx has said of faults. */
  output: () => string
  stop(): Promise<void>
}

/**
 * Starts nginx with `deploy/nginx/nginx.conf`, which leaves only ports and folders to be set.
 *
 * @param folder for its logs and temporary files
 * @param replicas ports of the servers behind it
 * @param portal the project whose build it serves
 */
export async function startEdge(
  folder: string,
  replicas: [number, number],
  portal = process.cwd(),
): Promise<RunningEdge> {
  const port = await freePort()
  const logs = resolve(folder)
  mkdirSync(logs, { recursive: true })
  let configuration = readFileSync('deploy/nginx/nginx.conf', 'utf8')
  const set = (from: string, to: string) => {
    if (!configuration.includes(from)) throw new Error(`deploy/nginx/nginx.conf lacks “${from}”`)
    configuration = configuration.replaceAll(from, to)
  }
  set('/srv/portal/', `${portal}/`)
  set('/var/cache/nginx/portal', `${logs}/cache`)
  set('/var/log/nginx/portal.log', `${logs}/access.log`)
  set('127.0.0.1:3000', `127.0.0.1:${replicas[0]}`)
  set('127.0.0.1:3001', `127.0.0.1:${replicas[1]}`)
  set('listen 8080', `listen ${port}`)
  // What Debian’s build of nginx would keep in folders of the system.
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${logs}/${name};`,
  )
  set('http {', `http {\n  ${temporary.join(' ')}`)
  const file = `${logs}/nginx.conf`
  writeFileSync(file, configuration)
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const nginx = spawn(process.env.NGINX_PATH ?? 'nginx', [
    ...['-p', logs, '-c', file],
    ...['-g', `daemon off; pid ${logs}/nginx.pid; ${user}`],
  ])
  let output = ''
  nginx.stderr.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const ended = once(nginx, 'close')
  const kill = () => nginx.kill('SIGTERM')
  process.once('exit', kill)
  const origin = `http://localhost:${port}`
  while (!(await isUp(`${origin}/healthz`))) {
    if (nginx.exitCode !== null) throw new Error(`nginx did not start:\n${output}`)
    await setTimeout(50)
  }
  return {
    origin,
    output: () => output,
    async stop() {
      kill()
      await ended
      process.off('exit', kill)
    },
  }
}
