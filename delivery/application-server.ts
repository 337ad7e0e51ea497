import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { loadSearchIndexes } from '../search/search-index'
import { openApplication } from './application'
import { openBodyCache, openDocuments, readManifest } from './document-store'
import { securityHeaders } from './headers'
import { requestListener } from './request-listener'
import { serverSettings } from './settings.mjs'

// The entry of `dist/server/application.mjs`, which the server runs as a process of its own
// (application-process.ts). It answers what is no document, and is asked by nobody else.

/** Memory for the few documents that are sent from here, those of errors, in bytes. */
const cacheSize = 2 * 1024 * 1024

// The registry and Next's routes read their files below the current folder.
const folder = dirname(fileURLToPath(import.meta.url))
process.chdir(folder)

// The server ends it, and hears the signal as well, by which a terminal ends every process.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
process.on('message', () => process.send?.('alive'))

const manifest = await readManifest(dirname(folder))
loadSearchIndexes()
const server = createServer(
  {
    // Who asks is on this machine, and keeps the connection: it has limited what readers send. All sizes
    // in bytes, times in milliseconds.
    maxHeaderSize: 32 * 1024,
    keepAliveTimeout: 0,
    requestTimeout: 0,
  },
  requestListener({
    documents: openDocuments(dirname(folder), manifest, openBodyCache(cacheSize)),
    application: openApplication(folder, manifest.routes),
    headers: securityHeaders(manifest.origin),
    log: pino({ level: serverSettings().logLevel, base: null }),
  }),
)
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
