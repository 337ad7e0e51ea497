// @ts-check
// Runs the command from one file, bundled when a source of it has changed: to load some hundred
// modules one by one takes longer than to check a page.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { digest, root } from '../delivery/prepare.mjs'

const cache = join(root, 'node_modules', '.cache', 'translation')
const key = digest(['delivery', 'i18n', 'messages', 'package-lock.json', 'site', 'translation'])
const bundle = join(cache, key)
if (!existsSync(bundle)) await writeBundle()
await import(pathToFileURL(join(bundle, 'cli.mjs')).href)

/** Writes it beside, then puts it in its place: another process may do the same. */
async function writeBundle() {
  const [{ build }, { nodeBundle }] = await Promise.all([
    import('esbuild'),
    import('../delivery/node-bundle.mjs'),
  ])
  const written = join(cache, `${process.pid}`)
  await build({
    ...nodeBundle,
    entryPoints: { cli: 'translation/cli.ts', worker: 'translation/thread.ts' },
    outdir: written,
    outExtension: { '.js': '.mjs' },
    // It looks for a file beside its own.
    external: ['tinypool'],
  })
  const yesterday = Date.now() - 24 * 60 * 60 * 1000
  for (const name of readdirSync(cache)) {
    const old = join(cache, name)
    if (statSync(old).mtimeMs < yesterday) rmSync(old, { recursive: true })
  }
  if (existsSync(bundle)) rmSync(written, { recursive: true })
  else renameSync(written, bundle)
}
