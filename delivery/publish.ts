import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { root } from '../compile/inputs.mjs'
import { rollBack } from './build-folder'
import { exitWith, needsBuildCode } from './exit'
import { andReloadEdge } from './publish-build'
import { watchInputs } from './watch-inputs'

// `npm run publish`: builds and publishes what has changed; with `--watch` it stays, and does so whenever
// something is saved.

const usage = `Usage: npm run publish [-- --watch | --rollback]

Builds what has changed, and publishes it. Servers follow by themselves.

--watch     stays, and publishes each change of content/, messages/ and code
--rollback  publishes the build before again
`

let values: { watch?: boolean; rollback?: boolean; help?: boolean }
try {
  const type = 'boolean'
  values = parseArgs({ options: { watch: { type }, rollback: { type }, help: { type } } }).values
} catch (error) {
  exitWith(`${(error as Error).message}\n\n${usage}`)
}
if (values.help) {
  process.stdout.write(usage)
  process.exit()
}
if (values.rollback) {
  const { build, publishedAt } = await andReloadEdge(() => rollBack(root)).catch((error: Error) =>
    exitWith(error.message),
  )
  process.stdout.write(
    `Readers have again what was published at ${publishedAt} (.builds/${build})\n`,
  )
  process.exit()
}
for (;;) {
  // With room for new objects, a check of 3,000 pages takes 0.3 s of processor time instead of 0.5.
  const watcher = ['--max-semi-space-size=64', 'delivery/watch.ts']
  const ended = await run(...watcher, ...(values.watch ? [] : ['--once']))
  if (ended !== needsBuildCode) process.exit(ended)
  // Also where the current build is as it should be, and only what is compiled is not of its code.
  const code = await run('delivery/build.ts')
  if (!values.watch) process.exit(code)
  if (code !== 0) await somethingSaved()
}

/** Waits for what may put right what a build has failed for. */
async function somethingSaved(): Promise<void> {
  process.stderr.write('Nothing is published. It is tried again when something is saved\n')
  const watcher = watchInputs()
  await once(watcher, 'all')
  await watcher.close()
}

/** @returns the code that a program of the project ends with */
async function run(...args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  const end = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  const [code] = await once(child, 'exit')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, end)
  return code ?? 1
}
