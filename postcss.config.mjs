import { join, resolve } from 'node:path'

// Below a folder with “#” in its name, Tailwind’s resolver names files with “\0#”, as webpack wants it.
// Tailwind asks this function before, which is there for its own command line.
// https://github.com/tailwindlabs/tailwindcss/blob/main/packages/%40tailwindcss-node/src/compile.ts
if (process.cwd().includes('#')) {
  globalThis.__tw_resolve = (id, base) =>
    id.startsWith('.') ? resolve(base, id) : join(process.cwd(), 'node_modules', `${id}.css`)
}

export default { plugins: { '@tailwindcss/postcss': {} } }
