import { cp, mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root } from '../delivery/setup.mjs'
import { runCommand } from './processes'

/**
 * Paths that a copy of the project begins without: what is installed, built, measured, or written
 * by a test that runs meanwhile.
 */
const leftBehind = new Set([
  '.builds',
  '.contentlayer',
  '.fonts',
  '.git',
  '.next',
  '.preview',
  '.test-app',
  'bench/node_modules',
  'e2e/observatory/node_modules',
  'dist',
  'node_modules',
  'public/enhance',
  'test-results',
])

/** Copies the project as it is now, without anything built, so that measuring leaves it alone. */
export async function copyProject(folder: string): Promise<void> {
  await cp(root, folder, {
    recursive: true,
    filter: (path) => !leftBehind.has(relative(root, path)),
  })
  await linkPackages(root, folder)
}

/** Gives a folder the packages of another: the files are the same, but caches beside them are its own. */
export async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  const args = [join(from, 'node_modules'), join(to, 'node_modules')]
  const copy = (options: string) => runCommand({ command: 'cp', args: [options, ...args], cwd: to })
  // Hard links need the two folders on one file system.
  await copy('-al').catch(() => copy('-a'))
  for (const cache of ['.cache', '.astro', '.vite']) {
    await runCommand({ command: 'rm', args: ['-rf', join(to, 'node_modules', cache)], cwd: to })
  }
}
