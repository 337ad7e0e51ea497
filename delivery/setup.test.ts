import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

// npm itself, on a project of two small packages that lie beside it, so that no registry is asked.

const timeout = 120_000
/** The versions of Node.js that `package.json` states (`^20.19.0 || >=22.12.0`), as people are told. */
const needed = 'Node.js 20 (20.19 or later) or 22.12 or later'
const project = mkdtempSync(join(tmpdir(), 'setup #1 50%25 é '))
const modules = ['compile/inputs.mjs', 'site/origin.js', 'delivery/setup.mjs']

beforeAll(() => {
  for (const folder of ['compile', 'site', 'delivery', 'packages']) mkdirSync(join(project, folder))
  for (const file of modules) cpSync(join(import.meta.dirname, '..', file), join(project, file))
  for (const name of ['needed', 'tested']) {
    mkdirSync(join(project, 'packages', name))
    write(`packages/${name}/package.json`, { name, version: '1.0.0', bin: 'program.mjs' })
    write(`packages/${name}/program.mjs`, `console.log('${name}', ...process.argv.slice(2))`)
    npm(['pack', `./packages/${name}`])
  }
  write('package.json', {
    name: 'project',
    version: '1.0.0',
    type: 'module',
    dependencies: { needed: 'file:needed-1.0.0.tgz' },
    devDependencies: { tested: 'file:tested-1.0.0.tgz' },
  })
  npm(['install', '--package-lock-only'])
}, timeout)

beforeEach(() => {
  rmSync(join(project, 'node_modules'), { recursive: true, force: true })
})

afterAll(() => {
  rmSync(project, { recursive: true })
})

it.each([
  ['NODE_ENV', 'production'],
  ['npm_config_omit', 'dev'],
  ['npm_config_production', 'true'],
])('installs what tests need too where %s=%s', { timeout }, (name, value) => {
  install('', { [name]: value })
  expect(isThere('needed')).toBe(true)
  expect(isThere('tested')).toBe(true)
})

it('installs nothing where npm has, and does not empty a good folder', { timeout }, () => {
  npm(['ci', '--offline'])
  write('node_modules/mine.txt', 'kept')
  install()
  expect(existsSync(join(project, 'node_modules/mine.txt'))).toBe(true)
})

it('does without what only tests need where nobody asks for it', { timeout }, () => {
  npm(['ci', '--offline', '--omit=dev'])
  write('node_modules/mine.txt', 'kept')
  install(', ({ dev }) => !dev')
  expect(isThere('tested')).toBe(false)
  expect(existsSync(join(project, 'node_modules/mine.txt'))).toBe(true)
  install()
  expect(isThere('tested')).toBe(true)
})

it('installs again where what is locked is not what is there', { timeout }, () => {
  npm(['ci', '--offline'])
  const list = join(project, 'node_modules/.package-lock.json')
  writeFileSync(list, readFileSync(list, 'utf8').replaceAll('"1.0.0"', '"0.9.0"'))
  write('node_modules/old.txt', '')
  install()
  expect(existsSync(join(project, 'node_modules/old.txt'))).toBe(false)
})

it('runs the program of an installed package, and none of the name that is not', {
  timeout,
}, () => {
  install()
  expect(node("runPackage('tested', ['a b', '#'])").stdout).toBe('tested a b #\n')
  const { status, stderr } = node("runPackage('cowsay', ['moo'])")
  expect(status).not.toBe(0)
  expect(stderr).toContain('cowsay')
  for (const file of [
    'delivery/setup.mjs',
    'delivery/start.mjs',
    'testing/test.mjs',
    'testing/tools.mjs',
  ]) {
    const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
    expect(text.replace(/^.*(?:\/\/| \* ).*$/gm, ''), file).not.toMatch(/\bnpx\b|npm exec/)
  }
})

it.each(['notice', 'silent'])(
  'says in one line that packages are missing and the registry cannot be reached (%s)',
  {
    timeout,
  },
  (loglevel) => {
    const folder = join(project, `offline ${loglevel}`)
    for (const file of [...modules, 'package.json', 'package-lock.json']) {
      cpSync(join(import.meta.dirname, '..', file), join(folder, file))
    }
    const call = "import { installPackages } from './delivery/setup.mjs'; installPackages()"
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', call],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          npm_config_registry: 'http://127.0.0.1:9/',
          npm_config_cache: join(folder, 'cache'),
          npm_config_fetch_retries: '0',
          npm_config_loglevel: loglevel,
        },
      },
    )
    expect(stdout).toContain('package-lock.json')
    expect(stderr).toMatch(/^Packages are missing, .*\n$/)
    expect(status).toBe(1)
  },
)

function isThere(name: string): boolean {
  return existsSync(join(project, 'node_modules', name, 'package.json'))
}

function install(others = '', env: Record<string, string> = {}): void {
  const { status, stderr } = node(`installPackages('.', ['--offline']${others})`, env)
  expect(status, stderr).toBe(0)
}

function node(call: string, env: Record<string, string> = {}) {
  const [name] = call.split('(')
  const code = `import { ${name} } from './delivery/setup.mjs'; ${call}`
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: project,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
}

function npm(args: string[]): void {
  const { status, stderr } = spawnSync('npm', args, { cwd: project, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

function write(file: string, content: object | string): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  writeFileSync(join(project, file), text)
}

it.each([
  ['9.11.2', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.3', false],
  ['22.3.0', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.0.0', true],
  ['100.0.0', true],
])('tells Node.js %s at once whether it is too old', (version, isEnough) => {
  const call = `import { requireNode } from './delivery/setup.mjs'; requireNode('${version}')`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', call])
  const message = `The portal needs ${needed}; this is ${version} (${process.execPath})\n`
  expect([status, `${stderr}`]).toEqual(isEnough ? [0, ''] : [1, message])
})

it('refuses an old Node.js in one line, whichever script is started and before anything is installed', () => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'))
  const plainCode = (path: string) => statSync(path).isDirectory() || /\.m?js$/.test(path)
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  )
  cpSync('package.json', join(clone, 'package.json'))
  for (const folder of ['compile', 'delivery', 'preview', 'site', 'testing', 'translation']) {
    cpSync(folder, join(clone, folder), { recursive: true, filter: plainCode })
  }
  const old = join(clone, 'old.cjs')
  const versions = `{ value: { ...process.versions, node: '18.20.8' } }`
  writeFileSync(old, `Object.defineProperty(process, 'versions', ${versions})`)
  const env = { ...process.env, NODE_OPTIONS: `--require "${old}"` }
  const message = `The portal needs ${needed}; this is 18.20.8 (${process.execPath})\n`
  for (const [name, script] of Object.entries(scripts)) {
    // A program that is not of Node.js.
    if (/^biome /.test(script)) continue
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: clone, env })
    expect([name, status, `${stdout}${stderr}`]).toEqual([name, 1, message])
  }
  rmSync(clone, { recursive: true })
})

it('states the same versions of Node.js everywhere', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', 'docs/operating.md']) {
    const text = readFileSync(file, 'utf8')
    expect(text, file).toContain(needed)
    expect(
      text.replaceAll(needed, '').match(/Node\.js \d+ |Node\.js \d+\.\d+ or/g),
      file,
    ).toBeNull()
  }
})
