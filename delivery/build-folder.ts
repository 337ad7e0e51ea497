import { lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type BuildLock, takeLock } from './build-lock'

/**
 * A build is written to a folder of its own, and `dist` is a link to the current one: a build that
 * fails or is killed at any moment leaves the portal as it was, and a server that runs goes on with
 * the build that it started with. The build before stays, to roll back to.
 */
const buildsFolder = '.builds'

/** The environment variable that tells Next the folder of a build begun by another process. */
export const buildFolderVariable = 'PORTAL_BUILD_FOLDER'

/** Locks of the builds that this process has begun, by their folders. */
const locks = new Map<string, BuildLock>()

/**
 * Begins a build, when no other is under way in the same project.
 *
 * @returns the absolute path of its empty folder
 */
export async function startBuild(root: string): Promise<string> {
  const builds = join(root, buildsFolder)
  await mkdir(builds, { recursive: true })
  const lock = await takeLock(join(builds, 'lock'))
  const folder = join(builds, `${new Date().toISOString().replace(/\D/g, '')}-${process.pid}`)
  await mkdir(folder)
  locks.set(folder, lock)
  return folder
}

/** Removes a build that has not become one, and releases its lock. */
export async function abandonBuild(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  locks.get(folder)?.release()
}

/**
 * Makes a finished build the current one, in one step, and removes all but it and the one before.
 *
 * @throws where another build has begun meanwhile
 */
export async function publishBuild(root: string, folder: string): Promise<void> {
  const lock = locks.get(folder)
  if (lock && !lock.isOwn()) {
    throw new Error('This build was stopped for so long that another has begun: build again')
  }
  const current = join(root, 'dist')
  const before = await readlink(current).catch(() => undefined)
  // A copy of the project may hold the build itself instead of a link to it.
  if (await isFolder(current)) await rename(current, `${folder}.copied`)
  const link = `${folder}.link`
  await symlink(join(buildsFolder, basename(folder)), link, 'dir')
  await rename(link, current)
  const kept = new Set([basename(folder), before && basename(before), 'lock'])
  for (const name of await readdir(dirname(folder))) {
    if (!kept.has(name)) await rm(join(root, buildsFolder, name), { recursive: true })
  }
  lock?.release()
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
}
