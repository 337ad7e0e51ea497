import { setTimeout } from 'node:timers/promises'
import { type BuildInputs, changedFiles, codeDigest, readInputs, root } from '../compile/inputs.mjs'
import { counted, formatFault } from '../compile/validation/fault'
import { isCompiled } from './compilation'
import { needsBuildCode } from './exit'
import { openPublisher, type PublicationResult } from './publisher'
import { builtFrom, isForOrigin } from './setup.mjs'
import { watchInputs } from './watch-inputs'

// Publishes each change of the content, in a process that stays, or with `--once` what has changed since
// the last publication; publish.ts starts it, and a build where code has changed.

/** Editors write a file in several steps, and git many files, in milliseconds. */
const pause = 50

process.chdir(root)
const stays = !process.argv.includes('--once')
const { code, digest } = builtFrom()
const found = readInputs()
// A build before may have been made current again, or code put back: all of it must be of one piece.
const isOneCode = code === codeDigest(found) && isCompiled(code)
if (!isOneCode || !isForOrigin()) process.exit(needsBuildCode)
if (!stays && digest === found.digest) {
  process.stdout.write('Nothing has changed since the last publication\n')
  process.exit()
}
let publishedDigest = digest
/** What was published last, where it is known file by file. */
let published: BuildInputs | undefined
const publish = await openPublisher(code, stays)
let lastSaved = 0
const sinceSaved = () => performance.now() - lastSaved
if (stays) {
  let isBusy = false
  const followSaved = async () => {
    lastSaved = performance.now()
    if (isBusy) return
    isBusy = true
    await follow()
    isBusy = false
  }
  // What was saved while this process began is published when it is ready.
  watchInputs().on('all', followSaved).once('ready', followSaved)
  process.stdout.write('Each change of the content is published. Ctrl+C ends this\n')
} else process.exit((await follow()) ? 0 : 1)

/** Publishes what is saved, until nothing new is. @returns whether all of it is published */
async function follow(): Promise<boolean> {
  for (let tried: string | undefined; ; ) {
    while (sinceSaved() < pause) await setTimeout(pause - sinceSaved())
    const started = performance.now()
    const now = readInputs()
    if (now.digest === publishedDigest) {
      published = now
      return true
    }
    if (now.digest === tried) return false
    if (codeDigest(now) !== code) process.exit(needsBuildCode)
    const result = await publish(now).catch((error: Error) => ({ error }))
    // Another save may have put it right, or is the reason.
    const isPassing = !('inputs' in result) && sinceSaved() < pause
    if ('moved' in result || isPassing) continue
    tried = now.digest
    tell(published ? changedFiles(published, now) : [], result, performance.now() - started)
    if (!('inputs' in result)) continue
    published = result.inputs
    publishedDigest = published.digest
  }
}

/** Says in one line what was published, or why nothing was. */
function tell(
  changed: string[],
  result: PublicationResult | { error: Error },
  milliseconds: number,
): void {
  if ('error' in result) process.stderr.write(`${result.error.message}\n`)
  if ('faults' in result) {
    const { faults } = result
    for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`)
    const sum = counted(faults.length, 'fault')
    process.stderr.write(
      `Nothing is published: ${sum} in the content. Readers have what was before\n`,
    )
  }
  if (!('made' in result)) return
  const [first = 'content', ...others] = changed
  const what = others.length > 0 ? `${first} and ${others.length} more` : first
  const removed = result.removed > 0 ? `, ${result.removed} removed` : ''
  const time = new Date().toTimeString().slice(0, 8)
  const seconds = (milliseconds / 1000).toFixed(1)
  process.stdout.write(
    `${time} ${what}: ${counted(result.made, 'file')} made${removed}, in ${seconds} s\n`,
  )
}
