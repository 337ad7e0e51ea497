import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { copyBuild, freePort, launchServer, startServer } from './servers'

/** What an operator may get wrong, and what the message must name. */
const mistakes: [what: string, env: Record<string, string>, named: string[]][] = [
  ['a port that is no number', { PORT: 'abc' }, ['PORT', '“abc”', '65535']],
  ['a port that no machine has', { PORT: '70000' }, ['PORT', '“70000”', '65535']],
  ['an empty port', { PORT: '' }, ['PORT', '“”', '65535']],
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
  const first = await startServer({ port })
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

test('a server that starts says where the portal is', async () => {
  const server = await startServer()
  expect(server.output()).toContain(`The portal is at ${server.origin}`)
  expect(await server.stop()).toBe(0)
})

async function expectRefusal(options: Parameters<typeof launchServer>[0], named: string[]) {
  const server = await launchServer(options)
  expect(await server.exitCode).toBe(1)
  for (const text of named) expect(server.output()).toContain(text)
  expect(server.output().trim().split('\n')).toHaveLength(1)
}
