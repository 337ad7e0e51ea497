import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../testing/processes'
import { copyBuild, isUp, launchServer, startPortal } from './servers'

/** What an operator may get wrong, and what the message must name. */
const mistakes: [what: string, env: Record<string, string>, named: string[]][] = [
  ['a port that is no number', { PORT: 'abc' }, ['PORT', '“abc”', '65535']],
  ['a port that no machine has', { PORT: '70000' }, ['PORT', '“70000”', '65535']],
  ['an empty port', { PORT: '' }, ['PORT', '“”', '65535']],
  ['a port that the system would choose', { PORT: '0' }, ['PORT', '“0”', 'from 1']],
  [
    'a level of logs that there is not',
    { LOG_LEVEL: 'verbose' },
    ['LOG_LEVEL', '“verbose”', 'info'],
  ],
  ['an empty host', { HOST: '' }, ['HOST', '“”', '127.0.0.1']],
  // For documentation (RFC 5737, 3), so that no machine has it.
  ['an address of another machine', { HOST: '203.0.113.7' }, ['“203.0.113.7”', '127.0.0.1']],
  ['a host that is no name', { HOST: 'no host' }, ['HOST', '“no host”', '127.0.0.1']],
  [
    'an origin that is no URL',
    { PUBLIC_ORIGIN: 'portal' },
    ['PUBLIC_ORIGIN', '“portal”', 'https://'],
  ],
  [
    'an origin with a path',
    { PUBLIC_ORIGIN: 'https://a.example/b' },
    ['PUBLIC_ORIGIN', '“https://a.example/b”', 'without a path'],
  ],
  [
    'an origin of another scheme',
    { PUBLIC_ORIGIN: 'ftp://a.example' },
    ['PUBLIC_ORIGIN', 'ftp:', 'https:'],
  ],
  [
    'another origin than that of the build',
    { PUBLIC_ORIGIN: 'https://a.example' },
    ['PUBLIC_ORIGIN', 'https://a.example', 'http://localhost:3000', 'Build again'],
  ],
]

for (const [what, env, named] of mistakes) {
  test(`the server does not start with ${what}, and says so in one line`, async () => {
    await expectRefusal({ env }, named)
  })
}

test('the server does not start on a port that is taken, and names another', async () => {
  const port = await freePort()
  const first = await startPortal({ port })
  await expectRefusal({ port }, [`Port ${port} is taken`, 'PORT='])
  expect(await first.stop()).toBe(0)
})

test('the server does not start without a build, and says how to get one', async () => {
  const build = copyBuild(mkdtempSync(join(tmpdir(), 'build-')), {})
  rmSync(join(build, 'manifest.json'))
  await expectRefusal({ build }, ['no build', 'npm start', 'npm run build'])
  rmSync(build, { recursive: true })
})

test('a start that may not build says that the build is not of this content and origin', () => {
  const { status, stderr } = spawnSync(process.execPath, ['delivery/start.mjs', '--no-build'], {
    env: { ...process.env, PUBLIC_ORIGIN: 'https://other.example' },
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain('older than the content')
  expect(stderr).toContain('npm run build')
})

test('a start with a mistake says so before it installs or builds anything', () => {
  for (const [name, value] of Object.entries({ PORT: 'abc', HOST: '', LOG_LEVEL: 'verbose' })) {
    const { status, stderr } = spawnSync(process.execPath, ['delivery/start.mjs'], {
      env: { ...process.env, [name]: value },
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1])
    expect(stderr).toContain(`${name} is “${value}”`)
  }
})

const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
/** The addresses of this machine that other machines know. */
const ownAddresses = interfaces
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address)
const hasIpv6 = interfaces.some(({ address }) => address === '::1')

const hosts: [host: string | undefined, reached: string[], unreached: string[]][] = [
  [undefined, ['127.0.0.1', ...ownAddresses], []],
  ['0.0.0.0', ['127.0.0.1', ...ownAddresses], []],
  ['127.0.0.1', ['127.0.0.1'], ownAddresses],
  ...ownAddresses
    .slice(0, 1)
    .map((own): [string, string[], string[]] => [own, [own], ['127.0.0.1']]),
  ...(hasIpv6
    ? ['::1', '[::1]'].map((host): [string, string[], string[]] => [host, ['[::1]'], ['127.0.0.1']])
    : []),
]

for (const [host, reached, unreached] of hosts) {
  test(`a server with HOST=${host ?? ''} listens there and nowhere else`, async () => {
    const server = await launchServer({ env: { HOST: host } })
    await expect
      .poll(() => server.output(), { timeout: 60_000 })
      .toContain('The portal is at http://')
    const [at] = /http:\/\/\S+/.exec(server.output()) ?? []
    expect(await isUp(`${at}/readyz`)).toBe(true)
    const { port } = new URL(server.origin)
    for (const address of reached) {
      expect(await isUp(`http://${address}:${port}/readyz`), address).toBe(true)
    }
    for (const address of unreached) {
      expect(await isUp(`http://${address}:${port}/readyz`), address).toBe(false)
    }
    server.process.kill()
    expect(await server.exitCode).toBe(0)
  })
}

test('a server that starts says where the portal is', async () => {
  const server = await startPortal()
  expect(server.output()).toContain(`The portal is at ${server.origin}`)
  expect(await server.stop()).toBe(0)
})

async function expectRefusal(options: Parameters<typeof launchServer>[0], named: string[]) {
  const server = await launchServer(options)
  expect(await server.exitCode).toBe(1)
  for (const text of named) expect(server.output()).toContain(text)
  expect(server.output().trim().split('\n')).toHaveLength(1)
}
