// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../delivery/prepare.mjs'

/**
 * Finds or installs what the browser tests need beyond npm packages. A test whose tool is missing
 * is skipped by name, and fails where `CI` is set.
 *
 * @returns {{ CHROMIUM_PATH?: string, JAVA_PATH?: string, NGINX_PATH?: string }} where each tool is
 */
export function provideTools() {
  const chromium = findChromium() ?? downloadChromium() ?? install('chromium', findChromium)
  const java = find('java') ?? install('default-jre-headless', () => find('java'))
  const nginx = findNginx() ?? install('libnginx-mod-http-brotli-static nginx-light', findNginx)
  if (!chromium) explain('a Chromium', 'chromium', 'CHROMIUM_PATH=/path/to/chromium')
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

function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && existsSync(given)) return given
  return (
    find('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome') ??
    playwrightChromium()
  )
}

/** @param {string[]} names */
function find(...names) {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  // Where Debian keeps servers, which not every user has on the PATH.
  folders.push('/usr/sbin')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** Where Playwright keeps its own Chromium, if it has downloaded it. */
function playwrightChromium() {
  const script = "process.stdout.write(require('@playwright/test').chromium.executablePath())"
  const { stdout } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })
  return stdout && existsSync(stdout) ? stdout : undefined
}

function downloadChromium() {
  process.stdout.write('No Chromium found: asking Playwright for its own\n')
  const options = /** @type {const} */ ({ cwd: root, stdio: 'ignore', timeout: 300_000 })
  spawnSync('npx', ['playwright', 'install', 'chromium'], options)
  return playwrightChromium()
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
