// @ts-check
// Plain JavaScript without packages: it runs on a fresh machine, before anything is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readInputs, root } from '../compile/inputs.mjs'
import { publicOrigin } from '../site/origin.js'

export { root }

/**
 * Ends the process in one line where Node.js is older than `package.json` states: it would fail minutes
 * later, in a package that needs a newer one (`require()` of ES modules, since 20.19 and 22.12).
 *
 * @param {string} [version] such as `20.18.1`
 */
export function requireNode(version = process.versions.node) {
  /** @type {{ engines: { node: string } }} */
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const ranges = engines.node.split(' || ').map((range) => range.split(/(?=\d)(.*)/s))
  const [major] = version.split('.')
  const isEnough = ranges.some(([sign, oldest = '']) => {
    const isNewer = version.localeCompare(oldest, 'en', { numeric: true }) >= 0
    return isNewer && (sign !== '^' || oldest.split('.')[0] === major)
  })
  if (isEnough) return
  const named = ranges.map(([sign, oldest = '']) => {
    const from = `${oldest.replace(/\.0$/, '')} or later`
    return sign === '^' ? `${oldest.split('.')[0]} (${from})` : from
  })
  process.stderr.write(
    `The portal needs Node.js ${named.join(' or ')}; this is ${version} (${process.execPath})\n`,
  )
  process.exit(1)
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage */

/**
 * Installs the locked packages of a folder, unless they are installed already: all of them, whatever
 * the environment would leave out (`NODE_ENV=production`, `omit=dev`).
 *
 * @param {string} [folder] below the project's
 * @param {string[]} [options] of npm
 * @param {(locked: LockedPackage) => boolean} [isNeeded] what may be missing where the rest is there
 */
export function installPackages(folder = '.', options = [], isNeeded = () => true) {
  if (isInstalled(folder, isNeeded)) return
  const all = ['dev', 'optional', 'peer'].map((type) => `--include=${type}`)
  const lock = join(folder, 'package-lock.json')
  process.stdout.write(`Installing the packages of ${lock}, which may take some minutes\n`)
  const { status, stderr, error } = spawnSync(
    'npm',
    // Also where npm is to be silent, what is in the way is said.
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, ...all, ...options],
    { cwd: root, stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' },
  )
  if (status === 0) return
  const said = error ? `npm: ${error.message}\n` : stderr
  process.stderr.write(unreachable.test(said) ? notReached : said)
  process.exit(status ?? 1)
}

/** Codes by which npm says that there is no network, or no way to the registry. */
const unreachable =
  /\b(?:EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ENOTCACHED|ENOTFOUND|ETIMEDOUT)\b/

const notReached =
  'Packages are missing, and the npm registry cannot be reached. Connect to the network once, and run the command again\n'

/**
 * Whether npm has installed what is locked, by the list that it keeps of that. To ask npm itself would
 * not do: it removes what there is before it fetches anything, and leaves nothing without a network.
 *
 * @param {string} folder
 * @param {(locked: LockedPackage) => boolean} isNeeded
 */
function isInstalled(folder, isNeeded) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'))
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, locked]) => {
    const found = installed[path]
    // An optional package has no system named where another optional package alone needs it.
    const isOurs = !locked.optional || (locked.os && isForThisSystem(locked))
    if (!found) return path === '' || !isOurs || !isNeeded(locked)
    return found.version === locked.version && found.integrity === locked.integrity
  })
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>} by folder; none where the file is missing or damaged
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/**
 * https://docs.npmjs.com/cli/configuring-npm/package-json#os
 *
 * @param {LockedPackage} locked
 */
function isForThisSystem({ os, cpu, libc }) {
  /** @param {string[] | undefined} names @param {string} own */
  const allow = (names, own) =>
    !names || names.includes(own) || names.every((name) => name[0] === '!' && name !== `!${own}`)
  return (
    allow(os, process.platform) && allow(cpu, process.arch) && (!libc || allow(libc, ownLibc()))
  )
}

/** @type {string | undefined} */
let knownLibc

/** Names the system’s C library; asked for once, since Node.js makes its whole report for it. */
function ownLibc() {
  if (!knownLibc) {
    const { header } = /** @type {{ header: object }} */ (process.report.getReport())
    knownLibc = 'glibcVersionRuntime' in header ? 'glibc' : 'musl'
  }
  return knownLibc
}

/** The name of the file in a build that says what it is made of. */
export const stampFile = 'built-from.json'

/**
 * What a build is made of: the digest of everything, and of all but the content (compile/inputs.mjs).
 *
 * @param {string} [folder] of the build; the current one when left out
 * @returns {{ digest?: string, code?: string }} nothing where there is no build or it is not known
 */
export function builtFrom(folder = join(root, 'dist')) {
  try {
    return JSON.parse(readFileSync(join(folder, stampFile), 'utf8'))
  } catch {
    return {}
  }
}

/**
 * Whether `dist/` is there and made of what the folder holds now, for the public origin.
 *
 * @param {Record<string, string | undefined>} [env] with `PUBLIC_ORIGIN` or `PORT`
 */
export function isBuilt(env = process.env) {
  return builtFrom().digest === readInputs().digest && isForOrigin(env)
}

/**
 * Whether `dist/` is for the public origin.
 *
 * @param {Record<string, string | undefined>} [env] with `PUBLIC_ORIGIN` or `PORT`
 */
export function isForOrigin(env = process.env) {
  try {
    return JSON.parse(readBuilt('manifest.json') ?? '').origin === publicOrigin(env)
  } catch {
    return false
  }
}

/** @param {string} file */
function readBuilt(file) {
  try {
    return readFileSync(join(root, 'dist', file), 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Builds the portal, unless nothing that it is made of has changed.
 *
 * @param {NodeJS.ProcessEnv} [env] with `PUBLIC_ORIGIN` or `PORT`
 */
export function buildPortal(env = process.env) {
  if (!isBuilt(env)) runNode(['--import', 'tsx', 'delivery/build.ts', '--if-changed'], env)
}

/**
 * Runs the program of an installed package. Not by npx, which would fetch a package that is missing,
 * or a foreign one of the program’s name.
 *
 * @param {string} name of the package
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runPackage(name, args, env) {
  runNode([programOf(name), ...args], env)
}

/**
 * @param {string} name of an installed package with one program
 * @returns {string} the absolute path of that
 */
export function programOf(name) {
  const folder = join(root, 'node_modules', name)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : String(Object.values(bin)[0]))
}

/**
 * Runs a program of Node.js in the project's folder; ends this process with its code if it fails.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runNode(args, env = process.env) {
  const { status, error } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'inherit',
  })
  if (error) process.stderr.write(`${error.message}\n`)
  if (status !== 0) process.exit(status ?? 1)
}
