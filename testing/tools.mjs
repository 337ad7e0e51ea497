// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf, root } from '../delivery/setup.mjs'

// Settings that a shell may hold for a server of its own are not for those of the tests.
const { HOST: _, LOG_LEVEL: __, ...shell } = process.env

/** Pages contain the origin, so tests keep `npm start`’s default: a start after a test builds nothing. */
export const testEnvironment = {
  ...shell,
  NODE_ENV: /** @type {const} */ ('test'),
  PUBLIC_ORIGIN: 'http://localhost:3000',
}

/** Names, in Debian and elsewhere, of a Chromium that has a window. */
export const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The name of a Chromium without a window, which does the same pages in two thirds of the time. */
const headlessShell = 'chromium-headless-shell'

/**
 * Finds what the browser tests need beyond npm packages on this machine.
 *
 * @typedef {{ CHROMIUM_PATH?: string, JAVA_PATH?: string, NGINX_PATH?: string }} Tools a Chromium of
 *   Playwright’s own, which finds it, has no path
 *
 * @param {string[]} [names] of Chromium’s programs, the one that is wanted first
 * @returns {Tools}
 */
export function findTools(names = [headlessShell, ...browsers]) {
  const given = process.env.CHROMIUM_PATH
  const chromium = given && existsSync(given) ? given : find(...names)
  const java = find('java')
  const nginx = findNginx()
  return {
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(java && { JAVA_PATH: java }),
    ...(nginx && { NGINX_PATH: nginx }),
  }
}

/**
 * Finds what the browser tests need ({@link findTools}), and installs what is missing where that is
 * possible. A test whose tool is missing is skipped by name, and fails where `CI` is set.
 *
 * @param {string[]} [names]
 * @returns {Tools}
 */
export function provideTools(names) {
  const { CHROMIUM_PATH, JAVA_PATH, NGINX_PATH } = findTools(names)
  if (!CHROMIUM_PATH && !hasPlaywrightChromium() && !downloadChromium()) {
    install(headlessShell)
    if (!findTools(names).CHROMIUM_PATH) install('chromium')
    if (!findTools(names).CHROMIUM_PATH)
      explain('a Chromium', headlessShell, 'CHROMIUM_PATH=/path/to/chromium')
  }
  const javaPackage = 'default-jre-headless'
  if (!JAVA_PATH) install(javaPackage)
  if (!find('java')) explain('Java (for the Nu HTML Checker)', javaPackage, 'java on the PATH')
  const nginxPackages = 'nginx-light libnginx-mod-http-brotli-static'
  if (!NGINX_PATH) install(nginxPackages)
  if (!findNginx()) explain('nginx with its static Brotli module', nginxPackages, 'both')
  return findTools(names)
}

/** Finds an nginx with the module that `deploy/nginx/nginx.conf` loads. */
function findNginx() {
  const module = /load_module (.*);/.exec(
    readFileSync(join(root, 'deploy/nginx/nginx.conf'), 'utf8'),
  )
  return module?.[1] && existsSync(module[1]) ? find('nginx') : undefined
}

/** @param {string[]} names */
function find(...names) {
  const folders = (process.env.PATH ?? '').split(':')
  // Where Debian keeps servers, which not every user has on the PATH.
  folders.push('/usr/sbin')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** Whether Playwright has downloaded a Chromium of its own. */
function hasPlaywrightChromium() {
  const script = "require('@playwright/test').chromium.launch().then((browser) => browser.close())"
  return spawnSync(process.execPath, ['-e', script], { cwd: root, stdio: 'ignore' }).status === 0
}

function downloadChromium() {
  process.stdout.write('No Chromium found: asking Playwright for its own\n')
  const options = /** @type {const} */ ({ cwd: root, stdio: 'ignore', timeout: 300_000 })
  spawnSync(process.execPath, [programOf('@playwright/test'), 'install', 'chromium'], options)
  return hasPlaywrightChromium()
}

/**
 * Installs packages with apt-get, when root on Debian or Ubuntu.
 *
 * @param {string} names
 */
function install(names) {
  if (process.getuid?.() !== 0 || !isDebian()) return
  process.stdout.write(`Installing from Debian: ${names}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names.split(' ')], {
    stdio: 'ignore',
    env,
  })
}

function isDebian() {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync(file, 'utf8'))
}

/**
 * @param {string} what
 * @param {string} debianPackage
 * @param {string} otherwise
 */
function explain(what, debianPackage, otherwise) {
  process.stderr.write(
    `Tests that need ${what} cannot run. Install it (Debian, Ubuntu: sudo apt-get install ${debianPackage}) or provide ${otherwise}.\n`,
  )
}
