import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../compile/inputs.mjs'
import type { BuildManifest } from './files'
import { httpTables } from './nginx-http-tables'
import { serverTables } from './nginx-server-tables'
import type { Tables } from './nginx-tables'

/** The parts of an nginx configuration: what belongs in its `http` block, and in its `server` block. */
export interface NginxConfiguration {
  http: string
  server: string
}

/**
 * Configures nginx as an edge: it serves the tree of documents by itself and asks the server for the
 * rest. What does not depend on the content stands in `deploy/nginx/`; its tables are put in place here.
 * Holds no path of a machine; `deploy/nginx/nginx.conf` shows what is to be set around it.
 * https://nginx.org/en/docs/
 */
export function nginxConfiguration(
  manifest: Pick<BuildManifest, 'version' | 'origin' | 'files'>,
): NginxConfiguration {
  return {
    http: withTables('http.conf', httpTables(manifest.files)),
    server: withTables('server.conf', serverTables(manifest)),
  }
}

/** @throws where the file includes a table that there is not, or leaves one out */
function withTables(name: string, tables: Tables): string {
  const unused = new Set(Object.keys(tables))
  const linesOf = (included: string): string[] => {
    const table = included.replace('tables/', '')
    if (table === included) return fileLines(`${included}.conf`)
    const lines = tables[table]
    if (!lines) throw new Error(`deploy/nginx/ includes a table “${table}” that there is not`)
    unused.delete(table)
    return lines
  }
  const resolve = (text: string): string =>
    text.replace(/^( *)include (.+)\.conf;$/gm, (_, indent, included) =>
      resolve(linesOf(included).join('\n')).replace(/^(?=.)/gm, indent),
    )
  const whole = resolve(fileLines(name).join('\n'))
  if (unused.size > 0) throw new Error(`deploy/nginx/${name} lacks ${[...unused].join(', ')}`)
  return `# Written by the build from deploy/nginx/${name}.\n${whole}\n`
}

function fileLines(name: string): string[] {
  return readFileSync(join(root, 'deploy', 'nginx', name), 'utf8')
    .trimEnd()
    .split('\n')
}
