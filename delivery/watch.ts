import { setTimeout } from 'node:timers/promises'
import { changedFiles, readInputs, root } from '../compile/inputs.mjs'
import { counted, formatFault } from '../compile/validation/fault'
import { needsBuildCode } from './exit'
import { openPublisher, type PublicationResult } from './publisher'
import { builtFrom } from './setup.mjs'
import { watchInputs } from './watch-inputs'

// Publishes each change of the content, in a process that stays; publish.ts starts it when a build is there.

/** Of what a build is made of, what changes without that. */
const content = /^(?:content|public)\//

/** Editors write a file in several steps, and git many files, in milliseconds. */
const pause = 50

process.chdir(root)
let published = readInputs()
if (builtFrom() !== published.digest) process.exit(needsBuildCode)
const publish = await openPublisher()
let lastSaved = 0
let isBusy = false
const watcher = watchInputs()
watcher.on('all', () => {
  lastSaved = performance.now()
  if (!isBusy) void follow()
})
// What was saved while this process began.
watcher.once('ready', follow)
process.stdout.write('Each change of the content is published. Ctrl+C ends this\n')

/** Publishes what is saved, until nothing new is. */
async function follow(): Promise<void> {
  isBusy = true
  let tried: string | undefined
  for (;;) {
    while (performance.now() - lastSaved < pause) await setTimeout(pause)
    const started = performance.now()
    const now = readInputs()
    const changed = changedFiles(published, now)
    if (changed.length === 0 || now.digest === tried) break
    if (changed.some((file) => !content.test(file))) process.exit(needsBuildCode)
    tried = now.digest
    const result = await publish(now).catch((error: Error) => ({ error }))
    // Another save may have put it right, or is the reason.
    const isPassing = !('inputs' in result) && performance.now() - lastSaved < pause
    if ('moved' in result || isPassing) continue
    if ('inputs' in result) published = result.inputs
    tell(changed, result, performance.now() - started)
  }
  isBusy = false
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
  const [first = '', ...others] = changed
  const what = others.length > 0 ? `${first} and ${others.length} more` : first
  const removed = result.removed > 0 ? `, ${result.removed} removed` : ''
  const time = new Date().toTimeString().slice(0, 8)
  const seconds = (milliseconds / 1000).toFixed(1)
  process.stdout.write(
    `${time} ${what}: ${counted(result.made, 'file')} made${removed}, in ${seconds} s\n`,
  )
}
