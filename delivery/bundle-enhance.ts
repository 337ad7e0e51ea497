import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

// The browser's custom elements as one ES module, named after its content.
const folder = 'public/enhance'
await rm(folder, { recursive: true, force: true })
await build({
  entryPoints: ['enhance/index.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  outdir: folder,
  entryNames: '[hash]',
})
