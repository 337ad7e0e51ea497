// @ts-check
import { installPackages } from '../delivery/prepare.mjs'
import { requirePort, serverSettings } from '../delivery/settings.mjs'

// `npm run dev`: shows authors the portal as readers will have it, and follows what they save.

const command = 'npm run dev'
try {
  // Before what takes long.
  await requirePort(serverSettings(), command)
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`)
  process.exit(1)
}
installPackages()
// Requests are no news to an author.
const { LOG_LEVEL = 'error' } = process.env
Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', LOG_LEVEL })
const { register } = await import('tsx/esm/api')
register()
const { servePreview } = await import('./server')
await servePreview(command)
