import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { type ChildNode, isComment, isTag } from 'domhandler'
import { DomUtils } from 'htmlparser2'

// All that is known here of Next and React beyond their documentation: what a route’s file needs, what it
// answers, and what of a rendered page is theirs. An upgrade is a matter of this file; next.test.ts holds
// what it relies on against the Next that is installed.

/** Loads the file of a route, which expects globals that Next’s own server sets. */
export function requireRoute(file: string): unknown {
  const require = createRequire(file)
  require('next/dist/build/adapter/setup-node-env.external')
  return require(file)
}

/** Makes Next render anew, without data for scripts that documents do not have. */
export function renderAnewCookie(bypassToken: string): string {
  return `__prerender_bypass=${bypassToken}`
}

/**
 * Headers by which a browser with Next’s scripts asks for flight data, and caches tell it apart. There
 * are no such browsers here, so that only somebody else would send them.
 */
export const frameworkHeader = /^(rsc|next-|x-nextjs-|x-middleware-|x-now-)/i

/** Next’s name of what it shows where no route answers, which is ours at /404. */
export const notFoundRoute = '/_not-found'

/** Pages of Next’s own, which ours stand for. */
export const frameworkPages = new Set([notFoundRoute, '/_global-error', '/500'])

/** The file of a route for metadata (robots.ts, sitemap.ts), of which Next tells its adapter only the result. */
export function metadataRouteFile(distDir: string, pathname: string): string {
  return join(distDir, 'server', 'app', pathname, 'route.js')
}

/** Whether a file that Next has built is a script of the framework’s, which no document loads. */
export function isFrameworkScript(pathname: string): boolean {
  return pathname.startsWith('/_next/') && pathname.endsWith('.js')
}

/** Where Next serves its scripts from. https://nextjs.org/docs/app/guides/static-exports */
const frameworkPath = /^\/_next\//

/** React's markers: text separators, boundaries and their ends, form state, resumable hosts. */
const reactComment = /^( |\$|\/\$|&|\/&|F!?|html|head|body)?$/

/**
 * Flight data as React writes it, about two thirds of a page. It is cut before the rest is parsed,
 * which takes half as long: React escapes “<” in texts and attributes, so that nothing else looks
 * like it. In any other form it would be an inline script, and refused.
 */
export const flightScript =
  /<script>(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((.*?)\)<\/script>/gs

/**
 * Scripts that name the chunks of the page, so that Turbopack’s runtime can load them; for authors,
 * the request too.
 */
const bootstrap = /^(?:self\.__next_r=|\(globalThis\["TURBOPACK"\])/

/** Whether a part of a rendered page is only for the framework’s scripts. */
export function isFrameworkPart(node: ChildNode): boolean {
  if (isComment(node)) return reactComment.test(node.data)
  if (!isTag(node)) return false
  const { name, attribs, children } = node
  switch (name) {
    case 'script':
      return attribs.src === undefined
        ? bootstrap.test(DomUtils.textContent(node))
        : frameworkPath.test(attribs.src)
    case 'link':
      return (
        /^(preload|modulepreload|prefetch)$/.test(attribs.rel ?? '') &&
        (attribs.as === 'script' || attribs.rel === 'modulepreload') &&
        frameworkPath.test(attribs.href ?? '')
      )
    case 'meta':
      return attribs.name === 'next-size-adjust'
    case 'div':
      // Next's place for streamed metadata, empty in a prerendered page.
      return (
        Object.keys(attribs).length === 1 &&
        attribs.hidden === '' &&
        children.length > 0 &&
        children.every(isFrameworkPart)
      )
    default:
      return false
  }
}

/** React marks a boundary whose content follows later in the stream with one of these. */
export function isSuspended(comment: string): boolean {
  return /^\$[?!~]/.test(comment)
}

/** React’s scripts that move what has streamed: `$RB=[];`, `$RC("B:0","S:0")`. */
export const streamScript = /^(requestAnimationFrame\(function\(\)\{)?\$R[A-Z][=(]/

/** The text in what a flight script pushes, `[1, "…"]`; empty for what marks the beginning, `[0]`. */
export function flightData(argument: string): string {
  const [, data]: [number, string?] = JSON.parse(argument)
  return data ?? ''
}

/** Rows of flight data that import a client component: `6:I[39756,["/_next/…"],"default"]`. */
const importRow = /(?:^|\n)[0-9a-f]+:I\[("[^"]*"|\d+),/g

/** The ids of the client components that flight data imports. */
export function importedModules(flight: string): string[] {
  return [...flight.matchAll(importRow)].map(([, id]) => String(JSON.parse(id ?? '""')))
}

/** The record that Next writes beside a page’s code of what the browser would load for it. */
interface ClientManifest {
  clientModules: Record<string, { id: string | number }>
  entryCSSFiles: Record<string, { path: string }[]>
}

/** Next’s own client components, whose scripts a document leaves out. */
const frameworkModule = /(^|\/)node_modules\/next\//

/** Source files of the client components that a page’s code imports, by their id in flight data. */
export async function clientComponentsOf(pageFile: string): Promise<Record<string, string>> {
  const components: Record<string, string> = {}
  for (const { clientModules } of await clientManifestsOf(pageFile)) {
    for (const [name, { id }] of Object.entries(clientModules)) {
      const path = projectPath(name)
      if (!frameworkModule.test(path)) components[String(id)] = path
    }
  }
  return components
}

/** The pages and layouts that import each stylesheet, without their extensions, by its address. */
export async function stylesheetImportersOf(
  pageFiles: string[],
): Promise<Map<string, Set<string>>> {
  const importers = new Map<string, Set<string>>()
  for (const { entryCSSFiles } of (await Promise.all(pageFiles.map(clientManifestsOf))).flat()) {
    for (const [name, stylesheets] of Object.entries(entryCSSFiles)) {
      for (const { path } of stylesheets) {
        const address = `/_next/${path}`
        importers.set(address, (importers.get(address) ?? new Set()).add(projectPath(name)))
      }
    }
  }
  return importers
}

async function clientManifestsOf(pageFile: string): Promise<ClientManifest[]> {
  const file = pageFile.replace(/\.js$/, '_client-reference-manifest.js')
  const context: { __RSC_MANIFEST?: Record<string, ClientManifest> } = {}
  const code = await readFile(file, 'utf8').catch(() => '')
  runInNewContext(code, Object.assign(context, { globalThis: context }))
  return Object.values(context.__RSC_MANIFEST ?? {})
}

function projectPath(name: string): string {
  return name.replace(/^\[project\]\//, '').replace(/ <.*>$/, '')
}
