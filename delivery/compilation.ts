import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { NextAdapter } from 'next'
import { root } from '../compile/inputs.mjs'
import { publicOrigin } from '../site/origin'
import { comparisonRoute, type DeliveredRoute, requestedRoutes } from './files'
import {
  clientComponentsOf,
  frameworkPages,
  isFrameworkScript,
  metadataRouteFile,
  notFoundRoute,
  stylesheetImportersOf,
} from './next'
import { sourceFile } from './source-file'

/** What Next hands its adapter when it has compiled. */
type BuildResult = Parameters<NonNullable<NextAdapter['onBuildComplete']>>[0]

/** A route as Next has compiled it. Paths of files are relative to the project’s folder. */
interface CompiledRoute extends DeliveredRoute {
  /** Next’s name of it, such as `/[locale]/[[...slug]]`; the address of a route that has only one. */
  name: string
  kind: 'page' | 'file'
  /** The addresses that it renders, as a regular expression; none for a route that has only one. */
  pattern?: string
  /** Whether it answers requests, so that a server needs it; else all that it renders is published. */
  isPerRequest: boolean
  /** The files that it loads in a server, by their paths there. Only of routes that servers need. */
  assets: Record<string, string>
}

/** What Next makes of the code, from which documents are rendered as often as content changes. */
export interface Compilation {
  /** The first whose pattern has an address renders it. */
  routes: CompiledRoute[]
  /** What documents load, by address. */
  assets: Record<string, { file: string; importedBy: string[] }>
  /** Makes Next render anew, without data for scripts that documents do not have. */
  bypassToken: string
}

const compilationFile = '.next/compilation.json'

/** Says what everything is compiled from that publications of content use. */
const compiledCodeFile = join(root, '.next', 'compiled-code')

/** Names code as it is compiled: for the public origin, which a stylesheet says on paper. */
export const compiledName = (digest: string): string => `${digest} ${publicOrigin()}`

/** Whether code with this digest (compile/inputs.mjs) is compiled, to its end. */
export function isCompiled(digest: string): boolean {
  const name = existsSync(compiledCodeFile) ? readFileSync(compiledCodeFile, 'utf8') : undefined
  return name === compiledName(digest)
}

export function noteCompiledCode(digest: string | undefined): void {
  if (digest) writeFileSync(compiledCodeFile, compiledName(digest))
  else rmSync(compiledCodeFile, { force: true })
}

export function readCompilation(root: string): Compilation {
  return JSON.parse(readFileSync(join(root, compilationFile), 'utf8'))
}

export async function writeCompilation(result: BuildResult): Promise<void> {
  const { outputs, projectDir, distDir } = result
  const pages = outputs.appPages.filter(({ pathname }) => !pathname.endsWith('.rsc'))
  const importers = await stylesheetImportersOf(pages.map(({ filePath }) => filePath))
  const routes: CompiledRoute[] = []
  for (const page of pages) {
    if (page.pathname === notFoundRoute) {
      const source = sourceFile(projectDir, 'app/global-not-found')
      routes.push({ ...(await compiledRoute(result, page, 'page')), name: '/404', source })
    } else if (!frameworkPages.has(page.pathname)) {
      routes.push(await compiledRoute(result, page, 'page'))
    }
  }
  for (const route of outputs.appRoutes) {
    if (!route.pathname.endsWith('.rsc')) routes.push(await compiledRoute(result, route, 'file'))
  }
  const assets: Compilation['assets'] = {}
  for (const { pathname, filePath } of outputs.staticFiles) {
    if (pathname.startsWith('/_next/')) {
      if (isFrameworkScript(pathname)) continue
      const importedBy = [...(importers.get(pathname) ?? [])]
      assets[pathname] = {
        file: relative(projectDir, filePath),
        importedBy: importedBy.map((path) => sourceFile(projectDir, path)),
      }
    } else if (!frameworkPages.has(pathname) && pathname !== '/404') {
      const entry = relative(projectDir, metadataRouteFile(distDir, pathname))
      const source = sourceFile(projectDir, `app${pathname.replace(/\.\w+$/, '')}`)
      routes.push({ ...publishedRoute, name: pathname, kind: 'file', entry, source })
    }
  }
  const bypassToken = outputs.prerenders.find(({ config }) => config.bypassToken)?.config
    .bypassToken
  const order = result.routing.dynamicRoutes.map(({ source }) => source)
  routes.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  const compilation: Compilation = { routes, assets, bypassToken: bypassToken ?? '' }
  writeFileSync(join(projectDir, compilationFile), JSON.stringify(compilation))
}

const publishedRoute = { isPerRequest: false, assets: {}, clientComponents: {} }

type RouteOutput = BuildResult['outputs']['appPages' | 'appRoutes'][number]

async function compiledRoute(
  { outputs, routing, projectDir, repoRoot }: BuildResult,
  { id, pathname, sourcePage, filePath, assets }: RouteOutput,
  kind: CompiledRoute['kind'],
): Promise<CompiledRoute> {
  const pattern = routing.dynamicRoutes.find(({ source }) => source === pathname)?.sourceRegex
  const isPerRequest = pattern
    ? pathname === comparisonRoute || pathname.startsWith(requestedRoutes)
    : pathname !== notFoundRoute && !outputs.prerenders.some((it) => it.parentOutputId === id)
  const loaded = Object.entries(assets).map(([path, source]) => {
    return [relative(projectDir, join(repoRoot, path)), relative(projectDir, source)]
  })
  return {
    name: pathname,
    kind,
    ...(pattern && { pattern }),
    isPerRequest,
    entry: relative(projectDir, filePath),
    source: sourceFile(projectDir, `app${sourcePage}`),
    assets: isPerRequest ? Object.fromEntries(loaded) : {},
    clientComponents: await clientComponentsOf(filePath),
  }
}
