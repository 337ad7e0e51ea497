import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkedSourcesFile, madeOfFile } from '../compile/document-sources'
import {
  type BuildInputs,
  codeDigest,
  movedSince,
  readInputs,
  root,
  routesDigest,
} from '../compile/inputs.mjs'
import { beginEdition } from '../site/content'
import { publicOrigin } from '../site/origin'
import { abandonBuild, buildFolderVariable, startBuild } from './build-folder'
import { compiledName, noteCompiledCode } from './compilation'
import { exitOnError, exitWith } from './exit'
import type { BuildManifest } from './files'
import { publishMade, publishUnlessMoved } from './publish-build'
import { rebuildForOrigin } from './rebuild-for-origin'
import { builtFrom, isBuilt, requireNode } from './setup.mjs'

// `npm run build`: builds the portal, and publishes the build when it is whole and nothing that it is
// made of has changed since it began. `--if-changed` leaves alone what is built already.

interface Step {
  title: string
  /** Names what the step is made of, where its result is kept for the next build. */
  keyOf?: (inputs: BuildInputs) => string
  /** Programs of Node.js with their arguments, which run together. */
  programs: { args: string[]; isQuiet?: true }[]
  /** What is done when all have succeeded, and nothing was saved meanwhile. */
  finish?: () => void
}

/**
 * The steps of a build. A quiet program’s output is shown only where it fails: tables of routes are
 * not for who starts the portal.
 */
const steps: Step[] = [
  {
    title: 'Reading the content',
    programs: [
      { args: ['--import', 'tsx', 'compile/validation/cli.ts'] },
      // Of what a large site needs, most waits to be freed: the heap may grow by half before that, not fourfold.
      { args: ['--heap-growing-percent=50', 'compile/contentlayer.mjs'], isQuiet: true },
      { args: ['--import', 'tsx', 'delivery/subset-fonts.ts'] },
      { args: ['--import', 'tsx', 'delivery/bundle-enhance.ts'] },
    ],
    finish: () => renameSync(checkedSourcesFile(), madeOfFile()),
  },
  {
    title: 'Indexing it for the search',
    programs: [{ args: ['--import', 'tsx', 'compile/search-index/cli.ts'] }],
  },
  {
    title: 'Compiling the routes',
    keyOf: (inputs) => compiledName(routesDigest(inputs)),
    programs: [{ args: ['node_modules/next/dist/bin/next', 'build'], isQuiet: true }],
  },
  {
    title: 'Making the documents',
    programs: [{ args: ['--import', 'tsx', 'delivery/documents.ts'] }],
  },
]

/** The most builds that are tried while an author saves text after text. */
const mostTries = 3

/** Holds the digest of what Next has compiled. */
const compiledFromFile = join(root, '.next', 'compiled-from')

const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

requireNode()
exitOnError(publicOrigin)
process.chdir(root)
for (let left = mostTries - 1; ; left -= 1) {
  const moved = await build()
  if (moved.length === 0) break
  const what = `Changed while the portal was built: ${moved.slice(0, 5).join(', ')}${moved.length > 5 ? ' …' : ''}`
  if (left === 0)
    exitWith(`${what}\nNothing is published. Build again when nobody saves: npm run build`)
  process.stdout.write(`${what}\nBuilding again, so that no page is older than its sources\n`)
}

/** @returns what has changed meanwhile, for which nothing is published */
async function build(): Promise<string[]> {
  const folder = await startBuild(root)
  const inputs = readInputs()
  if (process.argv.includes('--if-changed')) {
    // Another process may have built while this one waited.
    if (isBuilt()) {
      await abandonBuild(folder)
      return []
    }
    if (builtFrom().digest === inputs.digest && (await rebuildForOrigin(root, folder))) {
      await publishMade(folder, inputs)
      return []
    }
  }
  let moved: string[] = []
  noteCompiledCode(undefined)
  for (const { title, programs, keyOf, finish } of steps) {
    const key = keyOf?.(inputs)
    if (key && key === compiledFrom()) continue
    process.stdout.write(`${title} …\n`)
    if (key) rmSync(compiledFromFile, { force: true })
    const succeeded = await runTogether(programs, folder)
    moved = movedSince(inputs)
    if (succeeded && moved.length === 0) {
      finish?.()
      if (key) writeFileSync(compiledFromFile, key)
      continue
    }
    await abandonBuild(folder)
    if (moved.length > 0) return moved
    process.exit(1)
  }
  noteCompiledCode(codeDigest(inputs))
  beginEdition()
  const manifest: BuildManifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  return (await publishUnlessMoved(folder, inputs, manifest.files)).moved
}

function compiledFrom(): string | undefined {
  return existsSync(compiledFromFile) ? readFileSync(compiledFromFile, 'utf8') : undefined
}

/** Runs programs until all have ended, or one has failed. @returns whether all have succeeded */
async function runTogether(programs: Step['programs'], folder: string): Promise<boolean> {
  const ends = programs.map(async ({ args, isQuiet }) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        [buildFolderVariable]: folder,
      },
      stdio: isQuiet ? ['inherit', 'pipe', 'pipe'] : 'inherit',
    })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
    running.add(child)
    const [code] = await once(child, 'close')
    running.delete(child)
    if (code === 0) return true
    process.stderr.write(Buffer.concat(said))
    for (const other of running) other.kill()
    return false
  })
  return (await Promise.all(ends)).every(Boolean)
}
