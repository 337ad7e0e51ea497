// @ts-check
import { spawn } from 'node:child_process'
import { buildPortal, installPackages, root } from './prepare.mjs'

installPackages()
buildPortal(process.env)

const server = spawn(process.execPath, ['--import', 'tsx', 'delivery/server.ts'], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  stdio: 'inherit',
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => server.kill(signal))
}
server.on('exit', (code) => process.exit(code ?? 1))
