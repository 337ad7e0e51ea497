import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { digest, pageCode, platformDigest } from '../compile/inputs.mjs'
import { nodeBundle } from './node-bundle.mjs'
import type { ShareImageTask } from './share-image'

/**
 * A digest of all that documents are rendered with, whatever the content: the code, the interface text,
 * and the names of what documents load, which hold a hash of it.
 *
 * @param assets addresses of what Next has compiled
 */
export async function renderingCode(assets: string[]): Promise<string> {
  const making = await Promise.all(['render-page', 'document'].map(codeOf))
  const code = [digest(pageCode), making, platformDigest(), assets.sort(), enhancements()]
  return createHash('sha256').update(JSON.stringify(code)).digest('base64url')
}

/** The module of custom elements, whose name holds a hash of its content. */
function enhancements(): string[] {
  const folder = `${process.cwd()}/public/enhance`
  return existsSync(folder) ? readdirSync(folder) : []
}

/**
 * Returns the key of a picture for other sites, which is the same as long as what it says and what
 * draws it are the same.
 */
export async function shareImageKeys(): Promise<(task: ShareImageTask) => string> {
  const drawing = [await codeOf('share-image'), platformDigest()]
  return (task) =>
    createHash('sha256')
      .update(JSON.stringify([task, drawing]))
      .digest('base64url')
}

/** A process runs the code that it began with. */
const known = new Map<string, Promise<string>>()

/**
 * Returns a digest of a module of this folder with all that it loads of the project; the platform’s
 * digest covers packages.
 */
function codeOf(module: string): Promise<string> {
  const code = known.get(module) ?? bundleDigest(module)
  known.set(module, code)
  return code
}

async function bundleDigest(module: string): Promise<string> {
  const { outputFiles } = await build({
    ...nodeBundle,
    entryPoints: [`delivery/${module}.ts`],
    packages: 'external',
    write: false,
  })
  return createHash('sha256')
    .update(outputFiles.map(({ text }) => text).join())
    .digest('base64url')
}
