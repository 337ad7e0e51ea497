import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { translationCode } from '../compile/inputs.mjs'
import { inTurn } from '../compile/turn'
import type { Locale } from '../i18n/locales'
import { otherLocales, testProject } from './test-project'

// What two commands do that are given at the same time.

const project = testProject()
const { run, read, edit } = project

const english = 'content/pages/topic/en.mdx'
const lockFile = 'content/pages/topic/translation.lock'
const lock = () => read(lockFile)

/** All that was accepted is that of the original now. */
async function expectCurrent(): Promise<void> {
  const { pages } = JSON.parse((await run('status', '--page', 'topic', '--json')).stdout)
  const own = pages.filter(({ locale }: { locale: Locale }) => !otherLocales.includes(locale))
  expect(own.map(({ state }: { state: string }) => state)).toEqual([
    'original',
    'current',
    'current',
  ])
}

describe('at once', () => {
  it('two languages are accepted, and neither is lost', async () => {
    for (const time of ['2nd', '3rd', '4th', '5th', '6th']) {
      edit(english, /The \S+ text\./, `The ${time} text.`)
      const done = await Promise.all(
        ['fr', 'es'].map((locale) => run('accept', 'topic', locale, '--despite-errors')),
      )
      for (const { stdout } of done) expect(stdout).toContain('accepted one')
      await expectCurrent()
    }
  })

  /** Has French and Spanish translated anew, each in a file of its own. */
  const returned = async () => {
    edit(english, 'The first text.', 'The foremost text.')
    for (const locale of ['fr', 'es']) {
      await run('export', '--to', locale, '--out', `${locale}.xlf`, 'topic')
      edit(
        `${locale}.xlf`,
        locale === 'fr' ? 'Le premier' : 'El primer',
        locale === 'fr' ? 'Le tout premier' : 'El primerísimo',
      )
    }
  }

  it('two languages come back, and neither is lost', async () => {
    await returned()
    const done = await Promise.all(['fr', 'es'].map((locale) => run('import', `${locale}.xlf`)))
    for (const { stdout, status } of done) {
      expect(stdout).toContain('follow the original now: one')
      expect(status).toBe(0)
    }
    await expectCurrent()
    expect(read('content/pages/topic/fr.mdx')).toContain('Le tout premier')
    expect(read('content/pages/topic/es.mdx')).toContain('El primerísimo')
  })

  it('one language comes back while another is accepted, and neither is lost', async () => {
    await returned()
    await Promise.all([run('accept', 'topic', 'fr'), run('import', 'es.xlf')])
    await expectCurrent()
  })

  it('one file is exported, and the project copied, twice', async () => {
    mkdirSync(join(project.root, 'messages'))
    for (const locale of ['en', 'fr', 'es']) project.write(`messages/${locale}.json`, '{"a":"b"}')
    const twice = await Promise.all(
      ['export --to es --out es.xlf', 'pseudo es'].flatMap((verb) => [
        run(...verb.split(' ')),
        run(...verb.split(' ')),
      ]),
    )
    expect(twice.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    expect(read('es.xlf')).toContain('</xliff>')
    expect(readdirSync(project.root).filter((name) => name.startsWith('.'))).toEqual(['.pseudo'])
  })
})

describe('what waits for its turn reads what is there then', () => {
  const first = 'The second text.'
  const now = 'The text of now.'
  it.each<[string, () => void, string, () => string]>([
    ['accept topic es', () => edit(english, first, now), 'accepted two', lock],
    ['export --to es --out es.xlf', () => edit(english, first, now), now, () => read('es.xlf')],
    ['pseudo es', () => edit(english, first, now), now, () => read(`.pseudo/${english}`)],
    [
      'import es.xlf',
      () => edit(lockFile, /one: .*/, 'one: accepted-since'),
      'accepted-since',
      lock,
    ],
    ['resolve', () => edit(lockFile, 'fr:', '<<<<<<< HEAD\nfr:'), 'fr:', lock],
  ])('%s', async (command, change, wanted, result) => {
    project.write('messages/en.json', '{"a":"b"}')
    if (command === 'import es.xlf') {
      await run('export', '--to', 'es', '--out', 'es.xlf', 'topic')
      edit('es.xlf', 'El segundo', 'El otro')
    }
    const [verb = '', ...args] = command.split(' ')
    const running = await inTurn(project.root, 'something else', async () => {
      const begun = { done: run(verb, ...args) }
      await sleep(500)
      change()
      return begun
    })
    const { stdout, status } = await running.done
    expect([status, stdout + result()]).toEqual([0, expect.stringContaining(wanted)])
    const { findings } = JSON.parse((await run('check', '--json')).stdout)
    expect(
      findings.filter(({ message }: { message: string }) => message.includes('merge')),
    ).toEqual([])
  })
})

describe('in processes of their own', () => {
  beforeEach(() => {
    for (const name of [...translationCode, 'messages', 'package.json', 'tsconfig.json']) {
      cpSync(name, join(project.root, name), { recursive: true })
    }
    mkdirSync(join(project.root, 'node_modules'))
    for (const name of readdirSync('node_modules')) {
      if (name !== '.cache')
        symlinkSync(
          join(process.cwd(), 'node_modules', name),
          join(project.root, 'node_modules', name),
        )
    }
  })

  const cache = () => join(project.root, 'node_modules/.cache/translation')

  async function command(...args: string[]) {
    const child = spawn(process.execPath, args, { cwd: project.root })
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return { stdout, stderr, status: child.exitCode }
  }
  const translation = (...args: string[]) => command('translation/run.mjs', ...args)

  it('first commands bundle the program at once, and each does its work', async () => {
    edit(english, 'The second text.', 'The other text.')
    const done = await Promise.all(
      ['fr', 'es'].map((locale) => translation('accept', 'topic', locale)),
    )
    expect(done).toEqual(
      ['fr', 'es'].map((locale) => ({
        stdout: `topic ${locale}: accepted two\n`,
        stderr: expect.stringMatching(/^(Waiting for “accept topic ..” to end .*\n)?$/),
        status: 0,
      })),
    )
    await expectCurrent()
    // One bundle, and nothing half written. What was not used for a day goes when another is made.
    const [bundle = '', ...more] = readdirSync(cache())
    expect(more).toEqual([])
    const old = join(cache(), 'old')
    mkdirSync(old)
    for (const folder of [old, join(cache(), bundle)]) utimesSync(folder, 1, 1)
    await translation('status')
    edit('translation/cli.ts', 'process.exitCode', 'process.exitCode /**/')
    await translation('status')
    expect(existsSync(join(cache(), bundle))).toBe(true)
    expect(existsSync(old)).toBe(false)
  })

  it('a conflict in the messages is told, not stumbled over', async () => {
    edit('messages/fr.json', '{', '<<<<<<< HEAD\n{')
    const { stdout, stderr, status } = await translation('check')
    expect(stderr).toBe('')
    expect(stdout).toContain('messages/fr.json:1:1 content unresolved merge, line 1: ')
    expect(status).toBe(1)
  })

  it('checks of the content write it at once', async () => {
    project.write('content/facts.yml', '{}\n')
    // Without a home page a language has none.
    for (const locale of otherLocales) {
      project.write(`content/pages/home/${locale}.mdx`, read('content/pages/home/es.mdx'))
      await run('accept', 'home', locale, '--despite-errors')
    }
    const check = () => command('--import', 'tsx', 'compile/validation/cli.ts')
    const done = await Promise.all([check(), check(), check()])
    for (const { status, stderr } of done)
      expect([status, stderr.replace(/^Waiting.*\n/, '')]).toEqual([0, ''])
    const written = readdirSync(join(project.root, '.contentlayer'), { recursive: true }).map(
      String,
    )
    expect(written.filter((name) => name.includes('.new'))).toEqual([])
    expect(written).toContain('bodies/topic/es.json')
    expect(lock()).toContain('es:')
  })
})
