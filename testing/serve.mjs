// @ts-check
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildPortal, root } from '../delivery/setup.mjs'
import { testEnvironment } from './tools.mjs'

// The server that browser tests ask, of a build that is made anew where something has changed.

buildPortal(testEnvironment)
Object.assign(process.env, { NODE_ENV: 'production' })
await import(pathToFileURL(join(root, 'dist', 'server', 'server.mjs')).href)
