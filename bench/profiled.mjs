// @ts-check
// Loaded first by every process and thread of a build that is measured step by step (profile.ts): says at
// its end what it took, and where the time of its thread went.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { join } from 'node:path'
import { isMainThread, threadId } from 'node:worker_threads'

const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.setSamplingInterval', { interval: 5000 })
session.post('Profiler.start')

process.once('exit', () => {
  session.post('Profiler.stop', (error, { profile }) => {
    if (error) throw error
    const { user, system } = process.cpuUsage()
    const measured = {
      program: process.argv.slice(1),
      isMainThread,
      seconds: process.uptime(),
      cpu: (user + system) / 1e6,
      memory: process.resourceUsage().maxRSS / 1e3,
      parts: partsOf(profile),
    }
    const file = `${process.pid}-${threadId}.json`
    writeFileSync(join(process.env.PROFILE_FOLDER ?? '.', file), JSON.stringify(measured))
  })
})

/**
 * Seconds by the package, or the folder of the project, whose code ran.
 *
 * @param {import('node:inspector').Profiler.Profile} profile
 */
function partsOf({ nodes, samples = [], timeDeltas = [] }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]))
  /** @type {Record<string, number>} */
  const parts = {}
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? ''
    if (name !== '(idle)') parts[name] = (parts[name] ?? 0) + (timeDeltas[index] ?? 0) / 1e6
  }
  return parts
}

/** @param {import('node:inspector').Runtime.CallFrame} frame */
function partOf({ url, functionName }) {
  if (url === '') return functionName.startsWith('(') ? functionName : 'Node.js'
  if (url.startsWith('node:')) return 'Node.js'
  const path = url.replace(/^file:\/\//, '').replace(/\?.*$/, '')
  const [, scope] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? []
  const own = path.replace(`${process.cwd()}/`, '')
  return scope ?? own
}
