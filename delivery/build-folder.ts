import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * A build is written to a folder of its own, and `dist` is a link to the current one: a build that
 * fails or is killed at any moment leaves the portal as it was, and a server that runs goes on with
 * the build that it started with. The build before stays, to roll back to.
 */
const buildsFolder = '.builds'

/** Begins a build. @returns the absolute path of its empty folder */
export async function startBuild(root: string): Promise<string> {
  const name = `${new Date().toISOString().replace(/\D/g, '')}-${process.pid}`
  const folder = join(root, buildsFolder, name)
  await mkdir(folder, { recursive: true })
  return folder
}

/** Makes a finished build the current one, in one step, and removes all but it and the one before. */
export async function publishBuild(root: string, folder: string): Promise<void> {
  const current = join(root, 'dist')
  const before = await readlink(current).catch(() => undefined)
  const link = `${folder}.link`
  await symlink(join(buildsFolder, basename(folder)), link, 'dir')
  await rename(link, current)
  const kept = new Set([basename(folder), before && basename(before)])
  for (const name of await readdir(join(root, buildsFolder))) {
    if (!kept.has(name)) await rm(join(root, buildsFolder, name), { recursive: true })
  }
}
