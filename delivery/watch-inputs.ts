import { basename } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { buildInputs, isForeignFile, root } from '../compile/inputs.mjs'

/** Watches all that a build is made of, except what a build writes itself. */
export function watchInputs(): FSWatcher {
  return watch(buildInputs, {
    cwd: root,
    ignoreInitial: true,
    ignored: (path: string) =>
      isForeignFile(basename(path)) || /[\\/]public[\\/]enhance/.test(path),
  })
}
