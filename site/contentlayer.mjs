// @ts-check
// contentlayer’s command line, without the traces of its own steps, which take half of its time. It
// switches them on while it is loaded: too late for effect’s runtime when that is there before it.
import '@effect-ts/core/Effect'
import { run } from '@contentlayer2/cli'

await run()
