// @ts-check
// contentlayer’s command line, without the traces of its own steps, which take half of its time. It
// switches them on while it is loaded: too late for effect’s runtime when that is there before it.
import { register } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import '@effect-ts/core/Effect'
import { run } from '@contentlayer2/cli'

// It goes by PWD, which is the folder of whoever has started this, and need not be the project’s.
process.env.PWD = process.cwd()

// It imports the configuration that it has compiled by “file://” and the path, in which “#”, “?” and
// “%” would mean something else. https://nodejs.org/docs/latest-v20.x/api/module.html#customization-hooks
const escapePaths = `
  import { pathToFileURL } from 'node:url'
  export function resolve(specifier, context, next) {
    const [, path, query] = /^file:\\/\\/(.*)(\\?x=\\d+)$/s.exec(specifier) ?? []
    return next(path ? pathToFileURL(path).href + query : specifier, context)
  }
`
register(`data:text/javascript,${encodeURIComponent(escapePaths)}`)

// Most of what it has in memory for a large site is waiting to be freed: its heap may grow by half
// before that happens, instead of by as much as four times.
setFlagsFromString('--heap-growing-percent=50')
await run()
