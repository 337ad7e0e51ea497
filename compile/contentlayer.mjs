// @ts-check
// Has contentlayer make its documents of the content below the current folder; for a process that has
// forked this, whenever it sends a message, which is answered when they are made. contentlayer’s own
// command line would trace each of its steps (docs/decisions/1-bodies-are-data.md).
import { join } from 'node:path'
import { generateDotpkg, runMain } from 'contentlayer2/core'
import 'contentlayer2/source-files'
import { unknownToAbsolutePosixFilePath } from 'contentlayer2/utils'
import { register } from 'tsx/esm/api'
import { contentCode, digest, root } from './inputs.mjs'

// The packages are loaded by now: tsx, which the configuration needs, would read a thousand modules.
register()
const { default: configuration } = await import('../contentlayer.config')
const { writePageIndex } = await import('./content-index')

const config = {
  source: await configuration(undefined),
  // contentlayer keeps documents from one run to the next, as long as they are of the same code.
  esbuildHash: digest([...contentCode, 'contentlayer.config.ts']),
  filePath: unknownToAbsolutePosixFilePath(join(root, 'contentlayer.config.ts')),
}

const run = runMain({
  tracingServiceName: 'contentlayer',
  verbose: false,
  customCwd: unknownToAbsolutePosixFilePath(process.cwd()),
})

/** Ends the process with 1 where contentlayer finds a fault, which it has written to the terminal. */
async function generate() {
  await run(generateDotpkg({ config, verbose: false }))
  await writePageIndex()
}

if (process.send) {
  let made = Promise.resolve()
  process.on('message', () => {
    made = made.then(generate).then(() => void process.send?.('made'))
  })
  process.on('disconnect', () => process.exit())
} else await generate()
