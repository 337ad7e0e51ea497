import {
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type BuildLock, takeLock } from './build-lock'
import { type Publication, publicationFile } from './files'

/**
 * A build is written to a folder of its own, and `dist` is a link to the current one: a build that
 * fails or is killed at any moment leaves the portal as it was. Servers follow the link
 * (served-build.ts). The build before stays, to roll back to.
 */
const buildsFolder = '.builds'

/**
 * How long a build stays after another has taken its place, in milliseconds: a server may not have
 * seen that yet, on a volume that machines share for some seconds, or may answer from it still.
 */
const keptFor = 60_000
/** How many such builds stay at the most, besides the one to roll back to. */
const mostKept = 10

/** The environment variable that tells Next the folder of a build begun by another process. */
export const buildFolderVariable = 'PORTAL_BUILD_FOLDER'

const lockFile = (root: string) => join(root, buildsFolder, 'lock')

/** Locks of the builds that this process has begun, by their folders. */
const locks = new Map<string, BuildLock>()

/** Names the folder of a build, which is the first with this name. */
export function newBuildFolder(root: string): string {
  const time = new Date().toISOString().replace(/\D/g, '')
  return join(root, buildsFolder, `${time}-${process.pid}`)
}

/**
 * Begins a build, when no other is under way in the same project.
 *
 * @param prepared a copy of a build (prepared-build.ts), to begin with if that is the current one still
 * @returns the absolute path of its folder: the prepared one, or one that is empty
 */
export async function startBuild(
  root: string,
  prepared?: { folder: string; copyOf: string },
): Promise<string> {
  await mkdir(join(root, buildsFolder), { recursive: true })
  const lock = await takeLock(lockFile(root))
  // Who publishes another build removes what looks like the rest of one.
  const isUsable = prepared && basename(prepared.copyOf) === (await currentBuild(root))
  if (prepared && !isUsable) await rm(prepared.folder, { recursive: true, force: true })
  const folder = isUsable ? prepared.folder : newBuildFolder(root)
  await mkdir(folder, { recursive: true })
  locks.set(folder, lock)
  return folder
}

/** Removes a build that has not become one, and releases its lock. */
export async function abandonBuild(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  locks.get(folder)?.release()
}

/**
 * Makes a finished build the current one, in one step, and removes those that nobody needs any more.
 *
 * @param contentDigest of the content and messages that it is made of
 * @throws where another build has begun meanwhile
 */
export async function publishBuild(
  root: string,
  folder: string,
  contentDigest?: string,
): Promise<void> {
  const lock = locks.get(folder)
  if (lock && !lock.isOwn()) {
    throw new Error('This build was stopped for so long that another has begun: build again')
  }
  // A copy of the project may hold the build itself instead of a link to it.
  const current = join(root, 'dist')
  if (await isFolder(current)) await rename(current, `${folder}.copied`)
  const before = await currentBuild(root)
  const publication: Publication = {
    ...(contentDigest && { contentDigest }),
    publishedAt: new Date().toISOString(),
    ...(before && { before }),
  }
  // The folder may be a copy by links, whose files are those of another build.
  await rm(join(folder, publicationFile), { force: true })
  await writeFile(join(folder, publicationFile), JSON.stringify(publication))
  await makeCurrent(root, basename(folder))
  await removeOldBuilds(root, [basename(folder), ...(before ? [before] : [])])
  lock?.release()
}

/**
 * Makes the build current again that was so before the one that is, in one step. A build that is
 * under way ends first.
 *
 * @returns what is current now
 * @throws where there is no build before, or another was published meanwhile
 */
export async function rollBack(root: string): Promise<Publication & { build: string }> {
  const from = await currentBuild(root)
  const build = from && (await readPublication(root, from))?.before
  const publication = build && (await readPublication(root, build))
  if (!publication) throw new Error('There is no build to roll back to')
  const lock = await takeLock(lockFile(root))
  try {
    if ((await currentBuild(root)) !== from) {
      throw new Error('Another build was published meanwhile: look at it, and roll back again')
    }
    await makeCurrent(root, build)
  } finally {
    lock.release()
  }
  return { ...publication, build }
}

/** Has `dist` lead to a build, and notes on the one that it led to when it was superseded. */
async function makeCurrent(root: string, build: string): Promise<void> {
  const before = await currentBuild(root)
  const link = join(root, buildsFolder, `${build}.link`)
  await rm(link, { force: true })
  await symlink(join(buildsFolder, build), link, 'dir')
  await rename(link, join(root, 'dist'))
  const now = new Date()
  if (before) await utimes(join(root, buildsFolder, before), now, now).catch(() => {})
}

/** Removes what killed builds have left, and builds that were superseded a while ago. */
async function removeOldBuilds(root: string, needed: string[]): Promise<void> {
  const superseded: { name: string; at: number }[] = []
  for (const name of await readdir(join(root, buildsFolder))) {
    if (name === 'lock' || needed.includes(name)) continue
    const wasPublished = await readPublication(root, name)
    const { mtimeMs } = await lstat(join(root, buildsFolder, name))
    superseded.push({ name, at: wasPublished ? mtimeMs : 0 })
  }
  superseded.sort((one, other) => other.at - one.at)
  for (const [index, { name, at }] of superseded.entries()) {
    if (index < mostKept && Date.now() - at < keptFor) continue
    await rm(join(root, buildsFolder, name), { recursive: true })
  }
}

/** The name of the folder that `dist` leads to; undefined where it leads to none. */
async function currentBuild(root: string): Promise<string | undefined> {
  return readlink(join(root, 'dist')).then(basename, () => undefined)
}

async function readPublication(root: string, build: string): Promise<Publication | undefined> {
  const file = join(root, buildsFolder, build, publicationFile)
  return readFile(file, 'utf8').then(JSON.parse, () => undefined)
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
}
