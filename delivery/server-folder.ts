import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'
import type { NextAdapter } from 'next'
import { formerAddressesFile, generatedFile } from '../site/content'
import { comparisonRoute, type DeliveredRoute, requestedRoutes } from './files'
import { clientComponentsOf } from './next'
import { nodeBundle } from './node-bundle.mjs'
import { sourceFile } from './source-file'

/** What Next hands its adapter when it has built. */
export type BuildResult = Parameters<NonNullable<NextAdapter['onBuildComplete']>>[0]

/**
 * Writes the server with all that it loads, so that a build needs neither the project nor its
 * packages, and a later install or build cannot change what runs.
 *
 * @param pageIds Next’s names of the routes whose every address has a document
 * @returns what Next makes per request, by Next’s name of the route
 */
export async function writeServer(
  { outputs, projectDir, repoRoot }: BuildResult,
  folder: string,
  pageIds: Set<string>,
): Promise<Record<string, DeliveredRoute>> {
  const prerendered = new Set([
    ...outputs.prerenders.map((output) => output.parentOutputId),
    ...pageIds,
  ])
  const routes = [...outputs.appRoutes, ...outputs.appPages].filter(
    ({ id, pathname }) =>
      !prerendered.has(id) && !pathname.startsWith('/_') && !pathname.endsWith('.rsc'),
  )
  const files = new Map<string, string>()
  const add = (source: string) => files.set(relative(projectDir, source), source)
  for (const { pathname, filePath, assets } of routes) {
    if (
      pathname.includes('[') &&
      pathname !== comparisonRoute &&
      !pathname.startsWith(requestedRoutes)
    ) {
      throw new Error(
        `${pathname} is rendered per request at addresses that the build cannot list: export generateStaticParams and “dynamicParams = false” from it.`,
      )
    }
    add(filePath)
    for (const [path, source] of Object.entries(assets)) {
      files.set(relative(projectDir, join(repoRoot, path)), source)
    }
  }
  add(generatedFile('index.json'))
  if (existsSync(formerAddressesFile())) add(formerAddressesFile())
  await Promise.all(
    [...files].map(async ([path, source]) => {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await copyFile(source, join(folder, path))
    }),
  )
  await build({
    ...nodeBundle,
    entryPoints: ['delivery/server.ts'],
    outfile: join(folder, 'server.mjs'),
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const delivered: Record<string, DeliveredRoute> = {}
  for (const { pathname, filePath, sourcePage } of routes) {
    delivered[pathname] = {
      entry: relative(projectDir, filePath),
      source: sourceFile(projectDir, `app${sourcePage}`),
      clientComponents: await clientComponentsOf(filePath),
    }
  }
  return delivered
}
