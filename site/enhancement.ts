import { readdirSync } from 'node:fs'
import { join } from 'node:path'

let path: string | undefined

/** Address of the module of custom elements, which `delivery/bundle-enhance.ts` makes from `enhance/`. */
export function enhancementPath(): string {
  // Authors change the module while the server runs.
  if (!path || process.env.NODE_ENV === 'development') {
    const [file] = readdirSync(join(process.cwd(), 'public', 'enhance'))
    path = `/enhance/${file}`
  }
  return path
}
