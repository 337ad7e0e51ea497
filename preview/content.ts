import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../site/inputs.mjs'
import type { Fault } from '../site/validation/fault'
import type { CheckReport } from './check'
import { previewFolder } from './folder'

/** What makes pages of the content, in processes beside the server. */
export interface PreviewContent {
  /** Checks the content, of which something has been saved. */
  check(): void
  /** The same with the code and interface text as they are now. */
  checkAnew(): void
}

/**
 * Checks the content, and has contentlayer and the search follow what can be shown of it.
 *
 * @param report is told the faults after each check
 * @param announce is called when pages show something else
 * @returns when pages can be shown
 */
export async function openContent(
  report: (faults: Fault[]) => void,
  announce: () => void,
): Promise<PreviewContent> {
  let checker: ChildProcess | undefined
  let contentlayer: ChildProcess | undefined
  let indexer: ChildProcess | undefined
  let isGenerated = false
  let isIndexOld = false
  let setReady = () => {}
  const ready = new Promise<void>((resolve) => {
    setReady = resolve
  })
  process.once('exit', () => {
    for (const child of [checker, contentlayer, indexer]) child?.kill()
  })

  function check() {
    if (checker) checker.send('check')
    else checkAnew()
  }

  function checkAnew() {
    checker?.kill()
    const own = fork(join(root, 'preview/check.ts'), { ...options, execArgv: withTypes })
    checker = own
    own.on('message', take)
    own.on('exit', () => {
      if (checker === own) checker = undefined
    })
  }

  function take({ faults, documents, texts }: CheckReport) {
    report(faults)
    if (!contentlayer) generate()
    // What contentlayer makes of its documents comes a moment later, and is announced then.
    else if (!documents) announce()
    if (texts && isGenerated) index()
  }

  function generate() {
    const own = spawn(
      process.execPath,
      [join(root, 'site/contentlayer.mjs'), 'dev', '--config', '../contentlayer.config.ts'],
      { ...options, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    contentlayer = own
    own.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (/^Error: /m.test(text)) process.stderr.write(text)
      if (!/^(?:Generated \d+ documents|SourceFetchDataError)/m.test(text)) return
      isGenerated = true
      announce()
      index()
    })
    own.on('exit', () => {
      contentlayer = undefined
    })
  }

  function index() {
    isIndexOld = true
    if (indexer) return
    isIndexOld = false
    indexer = spawn(process.execPath, [...withTypes, join(root, 'site/search/cli.ts')], options)
    once(indexer, 'exit').then(() => {
      indexer = undefined
      setReady()
      if (isIndexOld) index()
    })
  }

  checkAnew()
  await ready
  return { check, checkAnew }
}

const options = { cwd: previewFolder, stdio: 'inherit' as const }
const withTypes = ['--import', 'tsx']
