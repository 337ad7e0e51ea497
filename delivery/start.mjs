// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { requirePort, serverOptions } from './settings.mjs'
import { buildPortal, installPackages, isBuilt, requireNode, root } from './setup.mjs'

requireNode()
await requirePort('npm start')
// Packages that only tests need may be missing.
installPackages('.', [], ({ dev }) => !dev)
if (!process.argv.includes('--no-build')) {
  buildPortal()
} else if (!isBuilt()) {
  process.stderr.write(
    'dist/ is missing or older than the content, the code or PUBLIC_ORIGIN. Start without --no-build, or run “npm run build” first.\n',
  )
  process.exit(1)
}

const server = spawn(
  process.execPath,
  [...serverOptions, join(root, 'dist', 'server', 'server.mjs')],
  {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  },
)
// Of Ctrl+C the server is told several times: by the terminal, by npm and by this. It listens once.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => server.kill(signal))
}
server.on('exit', (code) => process.exit(code ?? 1))
