// @ts-check
// Plain JavaScript without packages: it runs on a fresh machine, before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What every page is made of. */
export const codeInputs = [
  'app',
  'components',
  'contentlayer.config.ts',
  'delivery',
  'enhance',
  'i18n',
  'messages',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'public',
  'site',
  'tsconfig.json',
]

/** What the built portal is made of; a change in any of it asks for a new build. */
const buildInputs = ['content', ...codeInputs]

/**
 * Installs the locked packages of a folder, unless they are installed already.
 *
 * @param {string} [folder] below the project's
 * @param {string[]} [options] of npm
 */
export function installPackages(folder = '.', options = []) {
  const stamp = join(root, folder, 'node_modules', '.installed-from')
  const wanted = digest([join(folder, 'package-lock.json')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder, ...options])
  writeFileSync(stamp, wanted)
}

/**
 * Builds the portal, unless nothing that it is made of has changed.
 *
 * @param {NodeJS.ProcessEnv} env with `PUBLIC_ORIGIN` or `PORT`, which pages contain
 */
export function buildPortal(env) {
  if (isBuilt(env)) return
  run('npm', ['run', '--silent', 'build'], env)
  writeFileSync(buildStamp, buildDigest(env))
}

/**
 * Whether `dist/` is there and made of what the folder holds now.
 *
 * @param {NodeJS.ProcessEnv} env with `PUBLIC_ORIGIN` or `PORT`, which pages contain
 */
export function isBuilt(env) {
  return existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === buildDigest(env)
}

const buildStamp = join(root, 'dist', 'built-from')

/** @param {NodeJS.ProcessEnv} env */
function buildDigest(env) {
  return digest(buildInputs, env.PUBLIC_ORIGIN ?? `http://localhost:${env.PORT ?? 3000}`)
}

/**
 * Runs a command in the project's folder; ends this process with the command's code if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) process.stderr.write(`${command}: ${error.message}\n`)
  if (status !== 0) process.exit(status ?? 1)
}

/**
 * A digest of files and folders, by name and content.
 *
 * @param {string[]} paths
 * @param {string} [extra]
 */
export function digest(paths, extra = '') {
  const hash = createHash('sha256').update(extra)
  /** @param {string} path */
  const add = (path) => {
    const absolute = join(root, path)
    const entries = readdirSyncOrUndefined(absolute)
    if (!entries) hash.update(path).update(readFileSync(absolute))
    // Written by next-intl during a build.
    else for (const name of entries.sort()) if (!name.endsWith('.d.json.ts')) add(join(path, name))
  }
  paths.forEach(add)
  return hash.digest('hex')
}

/** @param {string} path */
function readdirSyncOrUndefined(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return undefined
    throw error
  }
}
