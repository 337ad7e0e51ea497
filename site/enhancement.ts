import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'esbuild'

interface EnhancementModule {
  /** File name with a hash of the content, so that it can be cached for ever. */
  file: string
  code: string
}

let bundled: Promise<EnhancementModule> | undefined

/** The browser's custom elements (`enhance/`) as one ES module. Authors get a fresh one each time. */
export function enhancementModule(): Promise<EnhancementModule> {
  if (process.env.NODE_ENV === 'development') return bundle()
  bundled ??= bundle()
  return bundled
}

export async function enhancementPath(): Promise<string> {
  return `/enhance/${(await enhancementModule()).file}`
}

async function bundle(): Promise<EnhancementModule> {
  const result = await build({
    entryPoints: [join(process.cwd(), 'enhance', 'index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  const code = result.outputFiles[0]?.text ?? ''
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12)
  return { file: `${hash}.js`, code }
}
