import { type ChildProcess, fork, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { type ContentlayerProcess, startContentlayer } from '../compile/contentlayer-process'
import { root } from '../compile/inputs.mjs'
import type { Fault } from '../compile/validation/fault'
import type { CheckReport } from './check'
import { previewFolder } from './folder'

/** The processes beside the server that make pages of the content. */
export interface PreviewContent {
  /** Checks the content after something of it has been saved. */
  check(): void
  /** Checks the content with the code and interface text as they are now. */
  checkAnew(): void
}

/**
 * Checks the content, and has contentlayer and the search follow what can be shown of it.
 *
 * @param report is told the faults after each check, and says whether they are others than before
 * @param announce is called when pages show something else
 * @returns when pages can be shown
 */
export async function openContent(
  report: (faults: Fault[]) => boolean,
  announce: () => void,
): Promise<PreviewContent> {
  let checker: ChildProcess | undefined
  let contentlayer: ContentlayerProcess | undefined
  let indexer: ChildProcess | undefined
  let isGenerated = false
  let isReady = false
  let timer: NodeJS.Timeout | undefined
  let setReady = () => {}
  const ready = new Promise<void>((resolve) => {
    setReady = () => {
      isReady = true
      resolve()
    }
  })
  process.once('exit', () => {
    for (const child of [checker, indexer]) child?.kill()
    contentlayer?.end()
  })

  function check() {
    if (checker) checker.send('check')
    else checkAnew()
  }

  function checkAnew() {
    checker?.kill()
    contentlayer?.end()
    contentlayer = undefined
    const own = fork(join(root, 'preview/check.ts'), { ...options, execArgv: withTypes })
    checker = own
    own.on('message', take)
    own.on('exit', () => {
      if (checker === own) checker = undefined
    })
  }

  function take({ faults, documents, texts }: CheckReport) {
    const areOthers = report(faults)
    // contentlayer’s documents come a moment later, and are announced then.
    if (documents || !contentlayer) generate()
    else if (texts || areOthers) announce()
    if (texts && isGenerated) indexLater()
  }

  function generate() {
    contentlayer ??= startContentlayer(previewFolder)
    const own = contentlayer
    own.make().then(
      () => {
        isGenerated = true
        announce()
        indexLater()
      },
      (error: Error) => {
        // One that was ended here has nothing to say.
        if (contentlayer !== own) return
        process.stderr.write(error.message)
        contentlayer = undefined
      },
    )
  }

  function index(tries = 1) {
    // A text may be newer than the table that it shows, which contentlayer brings a moment later.
    const isLast = tries === mostTries
    const stdio = ['ignore', 'inherit', isLast ? 'inherit' : 'ignore'] as const
    const program = [...withTypes, join(root, 'compile/search-index/cli.ts')]
    indexer = spawn(process.execPath, program, { ...options, stdio: [...stdio] })
    // Pages that are asked for meanwhile come first.
    if (indexer.pid && isReady) setPriority(indexer.pid, constants.priority.PRIORITY_LOW)
    indexer.once('exit', (code) => {
      indexer = undefined
      if (code && !isLast) return indexLater(tries + 1)
      setReady()
    })
  }

  /** Makes the index when nothing has been saved for a while, and the index before is made. */
  function indexLater(tries = 1) {
    clearTimeout(timer)
    timer = setTimeout(() => (indexer ? indexLater() : index(tries)), isReady ? quiet : 0)
  }

  checkAnew()
  await ready
  return { check, checkAnew }
}

/** Milliseconds without anything saved until the index is made. */
const quiet = 2_000
const mostTries = 5

const options = { cwd: previewFolder, stdio: 'inherit' as const }
const withTypes = ['--import', 'tsx']
