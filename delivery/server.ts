import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publicOrigin } from '../site/origin'
import { exitOnError, exitWith } from './exit'
import { front } from './front'
import { openLog, serve } from './serve'
import { followBuild } from './served-build'
import { serverSettings } from './settings.mjs'

// The entry of `dist/server/`: the process that lives as long as the server, over any number of builds.

const settings = exitOnError(serverSettings)
const wanted = process.env.PUBLIC_ORIGIN ? publicOrigin() : undefined
const log = openLog(settings.logLevel)
const current = await followBuild(buildPath(), wanted, log).catch((error: Error) =>
  exitWith(error.message),
)
const server = serve(front(current, log), log, settings, current().origin)
// A client that takes nothing of its answer cannot hold it either. Not for authors, whose pages may
// take longer to compile. In milliseconds.
server.setTimeout(30_000)

/** Where the build lies, by the path that the server was started with: a link on it leads to the next. */
function buildPath(): string {
  const own = fileURLToPath(import.meta.url)
  const [, started = own] = process.argv
  return dirname(dirname(realpathSync(started) === own ? started : own))
}
