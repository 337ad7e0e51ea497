import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { listFiles } from '../compile/validation/source'
import type { Compilation } from './compilation'
import type { DeliveredRoute } from './files'
import { nodeBundle } from './node-bundle.mjs'

/**
 * Writes the server with all that it loads, so that a build needs neither the project nor its
 * packages, and a later install or build cannot change what runs.
 *
 * @param root the project’s folder
 * @returns what Next makes per request, by Next’s name of the route
 */
export async function writeServer(
  root: string,
  { routes }: Compilation,
  folder: string,
): Promise<Record<string, DeliveredRoute>> {
  const perRequest = routes.filter(({ isPerRequest }) => isPerRequest)
  const files = new Map((await contentFiles(root)).map((file) => [file, file]))
  for (const { entry, assets } of perRequest) {
    files.set(entry, entry)
    for (const [path, source] of Object.entries(assets)) files.set(path, source)
  }
  await Promise.all(
    [...files].map(async ([path, source]) => {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await copyFile(join(root, source), join(folder, path))
    }),
  )
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
  return Object.fromEntries(
    perRequest.map(({ name, entry, source, clientComponents }) => [
      name,
      { entry, source, clientComponents },
    ]),
  )
}

/** What the registry, the search and the routes read of the content. */
const readInServer = /^(?:generated\/)?[^/]+\.json$|^(?:bodies|generated\/search)\//

/** The files of the content that a server reads, and the module of elements, of which it reads the name. */
async function contentFiles(root: string): Promise<string[]> {
  const compiled = await listFiles(join(root, '.contentlayer'))
  const elements = (await listFiles(join(root, 'public'))).filter((file) => /^enhance\//.test(file))
  return [
    ...compiled.filter((file) => readInServer.test(file)).map((file) => `.contentlayer/${file}`),
    ...elements.map((file) => `public/${file}`),
  ]
}
