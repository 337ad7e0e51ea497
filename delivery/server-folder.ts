import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import { listFiles } from '../compile/validation/source'
import { locales } from '../i18n/locales'
import { bodyFile, replaceChanged } from '../site/content'
import { allPages } from '../site/registry'
import type { Compilation } from './compilation'
import type { BuildManifest } from './files'
import { nodeBundle } from './node-bundle.mjs'
import { filesBelow, placeFile, removeFile } from './placed-files'
import type { PreparedBuild } from './prepared-build'

/**
 * Writes the server with all that it loads, so that a build needs neither the project nor its
 * packages, and a later install or build cannot change what runs.
 *
 * @param root the project’s folder
 * @param prepared where the folder is a copy of a server of the same code
 * @returns a digest of its code, and what Next makes per request, by Next’s name of the route
 */
export async function writeServer(
  root: string,
  { routes }: Compilation,
  folder: string,
  prepared?: PreparedBuild,
): Promise<Pick<BuildManifest, 'code' | 'routes'>> {
  const perRequest = routes.filter(({ isPerRequest }) => isPerRequest)
  const code = prepared?.before.code ?? (await writeCode(root, perRequest, folder))
  const content = contentFiles(root)
  if (prepared) {
    const needed = new Set(content)
    for (const file of prepared.serverFiles) {
      if (isContent.test(file) && !needed.has(file)) removeFile(join(folder, file), folder)
    }
  }
  for (const file of content) placeFile(join(root, file), join(folder, file))
  // Not by links, which would change the time of what authors have saved.
  for (const file of locales.map((locale) => `messages/${locale}.json`)) {
    replaceChanged(join(folder, file), readFileSync(join(root, file), 'utf8'))
  }
  const delivered = perRequest.map(({ name, entry, source, clientComponents }) => [
    name,
    { entry, source, clientComponents },
  ])
  return { code, routes: Object.fromEntries(delivered) }
}

/** @returns a digest of it */
async function writeCode(
  root: string,
  routes: Compilation['routes'],
  folder: string,
): Promise<string> {
  for (const { entry, assets } of routes) {
    for (const [path, source] of [[entry, entry], ...Object.entries(assets)] as const) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      copyFileSync(join(root, source), join(folder, path))
    }
  }
  await build({
    ...nodeBundle,
    entryPoints: {
      server: 'delivery/server.ts',
      application: 'delivery/application-server.ts',
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const digest = createHash('sha256')
  for (const file of filesBelow(folder)) {
    digest.update(`${file}\n`).update(readFileSync(join(folder, file)))
  }
  return digest.digest('base64url')
}

const isContent = /^(?:\.contentlayer|public)\//

/** What the registry, the search and the routes read of the content. */
const readInServer = /^(?:generated\/)?[^/]+\.json$|^(?:bodies|generated\/search)\//

/**
 * The files of the content that a server reads, and the module of elements, of which it reads the name.
 * Bodies of pages that are gone may lie among them still.
 */
function contentFiles(root: string): string[] {
  const compiled = listFiles(join(root, '.contentlayer'))
    .filter((file) => readInServer.test(file))
    .map((file) => `.contentlayer/${file}`)
  const bodies = new Set(
    allPages().flatMap(({ id, texts }) =>
      locales.flatMap((locale) => (texts[locale] ? relative(root, bodyFile(id, locale)) : [])),
    ),
  )
  const elements = listFiles(join(root, 'public')).filter((file) => /^enhance\//.test(file))
  return [
    ...compiled.filter((file) => !file.startsWith('.contentlayer/bodies/') || bodies.has(file)),
    ...elements.map((file) => `public/${file}`),
  ]
}
