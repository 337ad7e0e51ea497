import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'

/** What Next writes beside a page’s code about what the browser would load for it. */
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
