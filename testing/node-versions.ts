import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from '../delivery/setup.mjs'
import { type Command, runCommand, startServer } from './processes'

// `npm run test:node [-- VERSION…]`: tries the README’s two commands in a fresh clone of the last commit, on
// the oldest Node.js that it states, on 22 and on 24. It takes half an hour for each.

const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const given = process.argv.slice(2)
const versions: string[] = given.length > 0 ? given : [engines.node.replace('>=', ''), '22', '24']
const port = 3200

/** How long an installation and a build may take, in seconds. */
const patience = 1200

for (const version of versions) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`))
  try {
    process.stdout.write(`Node.js ${version}: npm start, then npm test …\n`)
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
  const [node, clone] = [join(folder, 'node'), join(folder, 'portal')]
  const step = (command: string, args: string[], env: Command['env'] = {}): Command => {
    return { command, args, env, cwd: command === 'git' ? folder : clone }
  }
  await runCommand(step('git', ['clone', '--quiet', root, clone]))
  // The package brings the program: https://www.npmjs.com/package/node
  await runCommand(step('npm', ['install', '--no-save', '--prefix', node, `node@${version}`]))
  const PATH = [join(node, 'node_modules', 'node', 'bin'), process.env.PATH].join(delimiter)
  const server = await startServer(
    step('npm', ['start'], { PATH, PORT: `${port}` }),
    port,
    patience,
  )
  await server.stop()
  await runCommand(step('npm', ['test'], { PATH }))
}
