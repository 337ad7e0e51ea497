import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadSearchIndexes } from '../search/search-index'
import { publicOrigin } from '../site/origin'
import { openApplication } from './application'
import { openBuild } from './document-store'
import { exitOnError, exitWith } from './exit'
import { securityHeaders } from './headers'
import { serve } from './serve'

// The entry of `dist/server/`. The registry and Next's routes read their files below the current folder.
const folder = dirname(fileURLToPath(import.meta.url))
process.chdir(folder)

const build = exitOnError(() => openBuild(dirname(folder)))
const wanted = process.env.PUBLIC_ORIGIN && exitOnError(publicOrigin)
if (wanted && wanted !== build.origin) {
  exitWith(
    `dist/ was built for ${build.origin}, and PUBLIC_ORIGIN is ${wanted}. Build again, or start with “npm start”, which does so.`,
  )
}
// Pages that are rendered per request hold the origin too.
process.env.PUBLIC_ORIGIN = build.origin
exitOnError(loadSearchIndexes)
const server = serve(
  {
    version: build.version,
    documents: build,
    application: openApplication(folder, build.routes),
    headers: securityHeaders(build.origin),
  },
  build.origin,
)
// A client that takes nothing of its answer cannot hold it either. Not for authors, whose pages may
// take longer to compile. In milliseconds.
server.setTimeout(30_000)
