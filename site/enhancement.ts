import { readdirSync } from 'node:fs'
import { join } from 'node:path'

let path: string | undefined

/** Address of the module of custom elements, which `delivery/bundle-enhance.ts` makes from `enhance/`. */
export function enhancementPath(): string {
  // Authors change the module while the server runs.
  if (!path || process.env.NODE_ENV === 'development') {
    const files = readdirSync(join(process.cwd(), 'public', 'enhance'))
    const file = files.find((name) => name.endsWith('.js'))
    path = `/enhance/${file}`
  }
  return path
}
