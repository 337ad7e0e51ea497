import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { newBuildFolder } from './build-folder'
import { filesBelow, placeFile, removeFile } from './placed-files'
import { compressedForms, openPreviousBuild, type PreviousBuild, reuseFile } from './previous-build'
import { builtFrom } from './setup.mjs'

/**
 * A copy of the current build by links, from which the next one is made by changing what differs. To
 * lay out a tree of thousands of files takes longer than to render what an edit reaches, and can be
 * done before there is one.
 */
export interface PreparedBuild {
  /** Absolute path. */
  folder: string
  /** The folder of the build that it is a copy of. */
  copyOf: string
  /** What that build says of itself. */
  before: PreviousBuild
  /** The files of its server, by their paths there. */
  serverFiles: string[]
}

/** Files that are linked before whatever else has to be done is done. */
const atOnce = 100

/**
 * @param code the digest of the code that the next build is to be of
 * @returns undefined where the current build is missing, damaged or of other code
 */
export async function prepareBuild(root: string, code: string): Promise<PreparedBuild | undefined> {
  const before = await openPreviousBuild(root)
  if (builtFrom(dirname(before.documents)).code !== code) return undefined
  const folder = newBuildFolder(root)
  try {
    for (const [number, { file, ...forms }] of Object.values(before.files).entries()) {
      if (number % atOnce === 0) await setImmediate()
      const isWhole = reuseFile(
        { ...forms, file: join(before.documents, file) },
        join(folder, 'documents', file),
      )
      if (!isWhole) throw new Error(`${file} is damaged`)
    }
    const copyOf = dirname(before.documents)
    const server = join(copyOf, 'server')
    const serverFiles = filesBelow(server)
    for (const [number, file] of serverFiles.entries()) {
      if (number % atOnce === 0) await setImmediate()
      placeFile(join(server, file), join(folder, 'server', file))
    }
    return { folder, copyOf, before, serverFiles }
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}

/** Removes the documents that the next build does not take over. */
export function removeOthers({ folder, before }: PreparedBuild, takenOver: Set<string>): void {
  const documents = join(folder, 'documents')
  for (const [address, delivered] of Object.entries(before.files)) {
    if (takenOver.has(address)) continue
    for (const extension of ['', ...compressedForms]) {
      removeFile(join(documents, delivered.file + extension), documents)
    }
  }
}
