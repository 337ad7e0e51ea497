import { copyFile, link, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { listFiles } from '../compile/validation/source'
import type { Compilation } from './compilation'
import type { DeliveredRoute } from './files'
import { nodeBundle } from './node-bundle.mjs'

/** The server that this process has written last: a process that stays has the same code. */
let code: { folder: string; files: Map<string, string> } | undefined

async function linkCode(folder: string): Promise<boolean> {
  if (!code) return false
  try {
    await placeFiles(code.files, code.folder, folder, linkOrCopy)
    code = { ...code, folder }
    return true
  } catch {
    // The build may be gone, if others have been published since.
    await rm(folder, { recursive: true, force: true })
    return false
  }
}

const linkOrCopy = (from: string, to: string) => link(from, to).catch(() => copyFile(from, to))

async function placeFiles(
  files: Map<string, string>,
  from: string,
  to: string,
  place: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(to, path))))
  for (const folder of folders) await mkdir(folder, { recursive: true })
  await Promise.all([...files].map(([path, source]) => place(join(from, source), join(to, path))))
}

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
  if (!(await linkCode(folder))) {
    const files = new Map<string, string>()
    for (const { entry, assets } of perRequest) {
      files.set(entry, entry)
      for (const [path, source] of Object.entries(assets)) files.set(path, source)
    }
    await placeFiles(files, root, folder, copyFile)
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
    const written = await listFiles(folder)
    code = { folder, files: new Map(written.map((file) => [file, file])) }
  }
  // Each is replaced when it changes, and not written again.
  const content = (await contentFiles(root)).map((file): [string, string] => [file, file])
  await placeFiles(new Map(content), root, folder, linkOrCopy)
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
