// @ts-check
// Runs the command from one file, bundled when a source of it has changed: to load some hundred
// modules one by one takes longer than to check a page.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { digest, root, translationCode } from '../compile/inputs.mjs'
import { installPackages, requireNode } from '../delivery/setup.mjs'
import { likelyLanguages } from './likely-languages.mjs'

requireNode()
const cache = join(root, 'node_modules', '.cache', 'translation')
const key = digest(translationCode)
const bundle = join(cache, key)
if (existsSync(bundle)) markUsed(bundle)
else await writeBundle()
await import(pathToFileURL(join(bundle, 'cli.mjs')).href)

/** Writes the bundle beside its place, then puts it there: another process may do the same. */
async function writeBundle() {
  installPackages()
  const [{ build }, { nodeBundle }] = await Promise.all([
    import('esbuild'),
    import('../delivery/node-bundle.mjs'),
  ])
  mkdirSync(cache, { recursive: true })
  const written = mkdtempSync(join(cache, 'written-'))
  try {
    await build({
      ...nodeBundle,
      entryPoints: { cli: 'translation/cli.ts', worker: 'translation/thread.ts' },
      outdir: written,
      outExtension: { '.js': '.mjs' },
      // It looks for a file beside its own.
      external: ['tinypool'],
      // Its own files are no longer below the project’s folder.
      define: { 'process.env.TRANSLATION_CODE': JSON.stringify(key) },
      plugins: [withoutMessages(), withLikelyLanguages()],
    })
    if (!existsSync(bundle)) renameSync(written, bundle)
  } catch (error) {
    // The other process was quicker.
    if (!existsSync(bundle)) throw error
  } finally {
    rmSync(written, { recursive: true, force: true })
  }
  removeUnused()
}

/**
 * Leaves out the interface’s text, which the command does not use: what is wrong with it is for the
 * command to say, not a reason to fail.
 *
 * @returns {import('esbuild').Plugin}
 */
function withoutMessages() {
  return {
    name: 'without-messages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]messages[\\/][^\\/]+\.json$/ }, () => ({
        contents: 'throw new Error("The command is bundled without messages.")',
      }))
    },
  }
}

/**
 * Leaves out the language detector’s languages that are not asked for, of sixty: to read all of its
 * data takes a quarter of the time that a check of one page takes.
 *
 * @returns {import('esbuild').Plugin}
 */
function withLikelyLanguages() {
  return {
    name: 'with-likely-languages',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]eld[\\/]src[\\/]ngrams[\\/][^\\/]+\.js$/ }, async ({ path }) => {
        const { ngramsData } = await import(pathToFileURL(path).href)
        const locales = readdirSync(join(root, 'messages')).map((name) => name.split('.')[0] ?? '')
        const asked = new Set([...likelyLanguages, ...locales])
        const ids = Object.keys(ngramsData.languages).filter((id) =>
          asked.has(ngramsData.languages[id]),
        )
        const ngrams = Object.fromEntries(
          Object.entries(ngramsData.ngrams).flatMap(([ngram, weights]) => {
            const kept = ids.filter((id) => id in weights).map((id) => [id, weights[id]])
            return kept.length > 0 ? [[ngram, Object.fromEntries(kept)]] : []
          }),
        )
        return {
          contents: `export const ngramsData = ${JSON.stringify({ ...ngramsData, ngrams })}`,
        }
      })
    },
  }
}

/** @param {string} folder */
function markUsed(folder) {
  try {
    utimesSync(folder, new Date(), new Date())
  } catch {
    // The packages may belong to another user, or the folder was just removed.
  }
}

/** Removes what no process has begun with for a day: one that runs may still start its threads. */
function removeUnused() {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000
  for (const name of readdirSync(cache)) {
    const { mtimeMs = Date.now() } = statSync(join(cache, name), { throwIfNoEntry: false }) ?? {}
    if (mtimeMs < yesterday) rmSync(join(cache, name), { recursive: true, force: true })
  }
}
