import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

// The browser's custom elements as one ES module, named after its content. The one before it goes when
// the new one is there: a page that is rendered meanwhile names either.
const folder = 'public/enhance'
const { metafile } = await build({
  entryPoints: ['enhance/index.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  outdir: folder,
  entryNames: '[hash]',
  metafile: true,
})
const written = Object.keys(metafile.outputs).map((path) => basename(path))
for (const file of readdirSync(folder)) if (!written.includes(file)) rmSync(join(folder, file))
