import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../delivery/setup.mjs'
import { runCommand, startServer } from './processes'

// `npm run test:node [-- VERSION… --run SCRIPT…]`: tries the README’s two commands in a fresh clone of the
// last commit, on the oldest versions of Node.js that it states, on the newest 22 and on 24. The tests take
// 40 minutes for each: `--run start` leaves them out, `--run "test:unit -- text"` takes some of them.

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { run: { type: 'string', multiple: true, default: ['start', 'test'] } },
})
const stated = [...engines.node.match(/\d+(?:\.\d+)+/g), '22', '24']
const port = 3200

/** How long an installation and a build may take, in seconds. */
const patience = 1200

for (const version of positionals.length > 0 ? positionals : stated) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`))
  try {
    await tryVersion(version, folder)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`Node.js ${version}: ${(error as Error).message}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param version as npm understands it
 * @param folder empty
 * @throws with what a command has written, where it fails
 */
async function tryVersion(version: string, folder: string): Promise<void> {
  const [packages, clone] = [join(folder, 'packages'), join(folder, 'portal')]
  await runCommand({ command: 'git', args: ['clone', '--quiet', root, clone], cwd: folder })
  // The package brings the program: https://www.npmjs.com/package/node
  const install = ['install', '--no-save', '--prefix', packages, `node@${version}`]
  await runCommand({ command: 'npm', args: install, cwd: folder })
  const bin = join(packages, 'node_modules', 'node', 'bin')
  const PATH = [bin, process.env.PATH].join(delimiter)
  const exact = (
    await runCommand({ command: join(bin, 'node'), args: ['--version'], cwd: clone })
  ).trim()
  for (const script of values.run) {
    const [name = '', ...args] = script.split(' ')
    const command = { command: 'npm', args: ['run', name, ...args], cwd: clone, env: { PATH } }
    const began = performance.now()
    process.stdout.write(`Node.js ${exact}: npm run ${script} … `)
    if (name === 'start') {
      const env = { PATH, PORT: `${port}` }
      await (await startServer({ ...command, env }, port, patience)).stop()
    } else await runCommand(command)
    process.stdout.write(`${Math.round((performance.now() - began) / 1000)} s\n`)
  }
}
