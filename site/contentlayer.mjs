// @ts-check
// contentlayer’s command line, without the traces of its own steps, which take half of its time. It
// switches them on while it is loaded: too late for effect’s runtime when that is there before it.
import { setFlagsFromString } from 'node:v8'
import '@effect-ts/core/Effect'
import { run } from '@contentlayer2/cli'

// Most of what it has in memory for a large site is waiting to be freed: its heap may grow by half
// before that happens, instead of by as much as four times.
setFlagsFromString('--heap-growing-percent=50')
await run()
