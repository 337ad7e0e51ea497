import {
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'

// Builds share the files that are the same in them: each has a name for them, and none is written to.

/** Lists all files below a folder, hidden ones too, by their paths there, in one order everywhere. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

/** Gives a file a second place, as a link where the file system has them; one that has it stays. */
export function placeFile(from: string, to: string): void {
  try {
    linkSync(from, to)
    return
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') mkdirSync(dirname(to), { recursive: true })
    else if (code === 'EEXIST') {
      const [file, there] = [statSync(from), statSync(to)]
      if (there.dev === file.dev && there.ino === file.ino) return
      rmSync(to)
    }
  }
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** Removes a file, and the folders that have none then. @param root the folder that stays */
export function removeFile(file: string, root: string): void {
  rmSync(file, { force: true })
  for (let folder = dirname(file); folder.length > root.length; folder = dirname(folder)) {
    try {
      rmdirSync(folder)
    } catch {
      // It holds others.
      return
    }
  }
}
