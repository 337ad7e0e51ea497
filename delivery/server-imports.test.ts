import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { nodeBundle } from './node-bundle.mjs'

// A server answers from what a build has worked out: it draws no map, reads no YAML and checks nothing.

/** Packages that routes and the server may load, by what they are for there. */
const allowed = {
  routes: ['next', 'next-intl', 'react'],
  components: ['d3-scale', 'hast-util-to-jsx-runtime'],
  search: ['@orama/stemmers', 'leven'],
  server: ['domhandler', 'htmlparser2', 'lru-cache', 'negotiator', 'pino'],
}

const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?:^|\/)(?:page|route|layout|robots|sitemap|global-[a-z-]+)\.tsx?$/.test(file))
  .map((file) => join('app', file))

it('loads no package in a server that is for builds, and no module of compile/', async () => {
  expect(routes).toContain('app/[locale]/requested/[...id]/page.tsx')
  const { metafile } = await build({
    ...nodeBundle,
    entryPoints: [...routes, 'delivery/server.ts', 'delivery/application-server.ts'],
    outdir: 'never-written',
    packages: 'external',
    loader: { '.css': 'empty' },
    jsx: 'automatic',
    logLevel: 'silent',
    metafile: true,
    write: false,
  })
  const loaded = Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, external }) => external && /^[@a-z]/.test(path) && !path.startsWith('node:'))
    .map(({ path }) => /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
  expect([...new Set(loaded)].sort()).toEqual(Object.values(allowed).flat().sort())
  const files = Object.keys(metafile.inputs)
  expect(files.filter((file) => file.startsWith('compile/'))).toEqual([])
})
