// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf, root } from '../delivery/prepare.mjs'

/** What Debian and others call a Chromium that has a window. */
export const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Without one it does the same pages in two thirds of the time. */
const headlessShell = 'chromium-headless-shell'

/**
 * Finds or installs what the browser tests need beyond npm packages. A test whose tool is missing
 * is skipped by name, and fails where `CI` is set.
 *
 * @param {string[]} [names] of Chromium’s programs, the one that is wanted first
 * @returns {{ CHROMIUM_PATH?: string, JAVA_PATH?: string, NGINX_PATH?: string }} where each tool is;
 *   a Chromium of Playwright’s own, which finds it, has no path
 */
export function provideTools(names = [headlessShell, ...browsers]) {
  const given = process.env.CHROMIUM_PATH
  const findChromium = () => (given && existsSync(given) ? given : find(...names))
  let chromium = findChromium()
  if (!chromium && !hasPlaywrightChromium() && !downloadChromium()) {
    chromium = install(headlessShell, findChromium) ?? install('chromium', findChromium)
    if (!chromium) explain('a Chromium', headlessShell, 'CHROMIUM_PATH=/path/to/chromium')
  }
  const java = find('java') ?? install('default-jre-headless', () => find('java'))
  const nginx = findNginx() ?? install('libnginx-mod-http-brotli-static nginx-light', findNginx)
  if (!java) explain('Java (for the Nu HTML Checker)', 'default-jre-headless', 'java on the PATH')
  if (!nginx) {
    explain(
      'nginx with its static Brotli module',
      'nginx-light libnginx-mod-http-brotli-static',
      'both',
    )
  }
  return {
    ...(chromium && { CHROMIUM_PATH: chromium }),
    ...(java && { JAVA_PATH: java }),
    ...(nginx && { NGINX_PATH: nginx }),
  }
}

/** With the module that `deploy/nginx.conf` loads. */
function findNginx() {
  const module = /load_module (.*);/.exec(readFileSync(join(root, 'deploy/nginx.conf'), 'utf8'))
  return module?.[1] && existsSync(module[1]) ? find('nginx') : undefined
}

/** @param {string[]} names */
function find(...names) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
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
 * @param {() => string | undefined} findTool
 */
function install(names, findTool) {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  process.stdout.write(`Installing from Debian: ${names}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names.split(' ')], {
    stdio: 'ignore',
    env,
  })
  return findTool()
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
