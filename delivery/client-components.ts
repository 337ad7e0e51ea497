import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'

/** Next’s own client components, whose scripts a document leaves out. */
const frameworkModule = /(^|\/)node_modules\/next\//

/** Source files of the client components that a page’s code imports, by their id in flight data. */
export async function clientComponentsOf(pageFile: string): Promise<Record<string, string>> {
  const file = pageFile.replace(/\.js$/, '_client-reference-manifest.js')
  const context: { __RSC_MANIFEST?: Record<string, { clientModules: ClientModules }> } = {}
  const code = await readFile(file, 'utf8').catch(() => '')
  runInNewContext(code, Object.assign(context, { globalThis: context }))
  const components: Record<string, string> = {}
  for (const { clientModules } of Object.values(context.__RSC_MANIFEST ?? {})) {
    for (const [name, { id }] of Object.entries(clientModules)) {
      const path = name.replace(/^\[project\]\//, '').replace(/ <.*>$/, '')
      if (!frameworkModule.test(path)) components[String(id)] = path
    }
  }
  return components
}

type ClientModules = Record<string, { id: string | number }>
