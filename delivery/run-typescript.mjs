// @ts-check
import { pathToFileURL } from 'node:url'
import { installPackages, requireNode } from './setup.mjs'

// `node delivery/run-typescript.mjs FILE [ARGUMENT…]`: runs a program of the project, on a fresh machine
// too. By `node --import tsx` alone, a missing package or an old Node.js would end it in a page of stack.

requireNode()
// Packages that only tests need may be missing.
installPackages('.', [], ({ dev }) => !dev)
const { register } = await import('tsx/esm/api')
register()
process.argv.splice(1, 1)
await import(pathToFileURL(/** @type {string} */ (process.argv[1])).href)
