// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../delivery/setup.mjs'

// `npm run test:node [-- VERSION…]`: tries the README’s two commands in a fresh clone of the last commit, on
// the oldest Node.js that it states, on 22 and on 24. It takes half an hour for each.

/** @type {{ engines: { node: string } }} */
const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const given = process.argv.slice(2)
const versions = given.length > 0 ? given : [engines.node.replace('>=', ''), '22', '24']
const port = 3200

/** @type {string[]} */
const failed = []
for (const version of versions) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`))
  try {
    await tryVersion(version, folder)
  } catch (error) {
    failed.push(`Node.js ${version}: ${/** @type {Error} */ (error).message}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
process.stdout.write(failed.length > 0 ? `${failed.join('\n')}\n` : 'Both commands run on all\n')
process.exitCode = failed.length > 0 ? 1 : 0

/**
 * @param {string} version as npm understands it
 * @param {string} folder empty
 */
async function tryVersion(version, folder) {
  const [node, clone] = [join(folder, 'node'), join(folder, 'portal')]
  // The package brings the program: https://www.npmjs.com/package/node
  run('npm', ['install', '--no-save', '--prefix', node, `node@${version}`], folder)
  run('git', ['clone', '--quiet', root, clone], folder)
  const PATH = [join(node, 'node_modules', 'node', 'bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH, PORT: String(port) }
  run('node', ['--version'], clone, env)
  await startAndStop(clone, env)
  run('npm', ['test'], clone, { ...process.env, PATH })
}

/**
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 */
async function startAndStop(cwd, env) {
  const server = spawn('npm', ['start'], { cwd, env, stdio: 'inherit' })
  const ended = once(server, 'exit')
  while (server.exitCode === null && !(await answers(`http://localhost:${port}/readyz`))) {
    await wait(500)
  }
  if (server.exitCode !== null) throw new Error(`npm start ended with ${server.exitCode}`)
  server.kill('SIGTERM')
  await ended
}

/** @param {string} address */
async function answers(address) {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, cwd, env) {
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}
