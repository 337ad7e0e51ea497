// @ts-check

import { requirePort } from '../delivery/settings.mjs'
import { installPackages, requireNode } from '../delivery/setup.mjs'

// `npm run dev`: shows authors the portal as readers will have it, and follows what they save.

const command = 'npm run dev'
requireNode()
await requirePort(command)
installPackages()
// Requests are no news to an author.
const { LOG_LEVEL = 'error' } = process.env
Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', LOG_LEVEL })
const { register } = await import('tsx/esm/api')
register()
const { servePreview } = await import('./server')
await servePreview(command)
