import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { loadSearchIndexes } from '../search/search-index'
import { beginEdition, forgetOtherFolders } from '../site/content'
import { loadRoutes, openApplication } from './application'
import type { MoveAnswer, MoveRequest } from './application-process'
import { openBodyCache, openDocuments, readManifest } from './document-store'
import type { BuildManifest } from './files'
import { securityHeaders } from './headers'
import { requestListener } from './request-listener'
import { serverSettings } from './settings.mjs'

// The entry of `dist/server/application.mjs`, which the server runs as a process of its own
// (application-process.ts). It answers what is no document, and is asked by nobody else.

/** Memory for the few documents that are sent from here, those of errors, in bytes. */
const cacheSize = 2 * 1024 * 1024

const codeFolder = dirname(fileURLToPath(import.meta.url))
const log = pino({ level: serverSettings().logLevel, base: null })

// The server ends it, and hears the signal as well, by which a terminal ends every process.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
process.on('disconnect', () => process.exit())

const manifest = await readManifest(dirname(codeFolder))
let answer = openBuild(dirname(codeFolder), manifest)
await loadRoutes(codeFolder, manifest.routes)
const server = createServer(
  {
    // Who asks is on this machine, and keeps the connection: it has limited what readers send. All sizes
    // in bytes, times in milliseconds.
    maxHeaderSize: 32 * 1024,
    keepAliveTimeout: 0,
    requestTimeout: 0,
  },
  (request, response) => answer(request, response),
)
process.on('message', async (message: MoveRequest | 'alive?') => {
  if (message === 'alive?') process.send?.('alive')
  else process.send?.(await move(message))
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))

/** Answers from another build from now on. No request is under way. */
async function move({ folder }: MoveRequest): Promise<MoveAnswer> {
  const before = process.cwd()
  try {
    answer = openBuild(folder, await readManifest(folder))
    forgetOtherFolders()
    return { folder }
  } catch (error) {
    process.chdir(before)
    return { folder, fault: (error as Error).message }
  }
}

function openBuild(folder: string, manifest: BuildManifest): RequestListener {
  // The registry and Next’s routes read their files below the current folder.
  process.chdir(join(folder, 'server'))
  beginEdition()
  loadSearchIndexes()
  return requestListener({
    documents: openDocuments(folder, manifest, openBodyCache(cacheSize)),
    // The code is that of every build that this process is told to answer from, and loaded once.
    application: openApplication(codeFolder, manifest.routes),
    headers: securityHeaders(manifest.origin),
    log,
  })
}
