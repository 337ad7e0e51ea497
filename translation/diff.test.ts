import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runTranslation } from './command'
import { formerSections } from './history'
import { loadContent } from './load-content'
import { selectPage } from './selection'

// What has changed in an original, in histories such as people make them.

let root = ''
const folder = 'content/pages/topic'
const english = `${folder}/en.mdx`
const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'
const front = (slug: string) =>
  `---\ntitle: T\nshortTitle: T\ndescription: D.\n${slug}keywords: [a]\n---\n\n`

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

function edit(path: string, from: string, to: string): void {
  const before = readFileSync(join(root, path), 'utf8')
  expect(before).toContain(from)
  writeFileSync(join(root, path), before.replace(from, to))
}

const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: root, stdio: 'pipe', encoding: 'utf8' })

function commit(): void {
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Text')
}

const run = (...args: string[]) => runTranslation(root, args)
const changed = 'The [-first-]{+second+} text.'

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'history-'))
  const config = `${root}.gitconfig`
  writeFileSync(config, '[user]\nname = Editor\nemail = editor@example.org\n')
  vi.stubEnv('GIT_CONFIG_GLOBAL', config)
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  for (const locale of ['en', 'fr', 'es']) {
    write(`content/pages/home/${locale}.mdx`, `${front('')}Text.\n`)
    write(
      `${folder}/${locale}.mdx`,
      `${front('slug: t\n')}Intro.\n\n## One {/* #one */}\n\nThe first text.\n`,
    )
  }
  for (const page of ['home', 'topic']) write(`content/pages/${page}/page.yml`, settings)
  await run('accept', 'topic', 'es', '--despite-errors')
  git('init', '--quiet')
  commit()
})

afterEach(() => {
  vi.unstubAllEnvs()
  for (const path of [root, `${root}.gitconfig`]) rmSync(path, { recursive: true })
})

describe('the text that was accepted is found', { timeout: 30_000 }, () => {
  const outdate = (file = english) => edit(file, 'The first text.', 'The second text.')

  it('before a page was deleted and restored', async () => {
    outdate()
    const kept = new Map(
      readdirSync(join(root, folder)).map((name) => [
        name,
        readFileSync(join(root, folder, name), 'utf8'),
      ]),
    )
    rmSync(join(root, folder), { recursive: true })
    commit()
    for (const [name, text] of kept) write(`${folder}/${name}`, text)
    commit()
    expect((await run('diff', 'topic', 'es')).stdout).toContain(changed)
  })

  it.each([
    ['a folder that is renamed', 'content/pages/other', 'other'],
    ['a folder that is moved below another', 'content/pages/home/deep/topic', 'home/deep/topic'],
  ])('in %s, committed or not', async (_, to, id) => {
    mkdirSync(dirname(join(root, to)), { recursive: true })
    renameSync(join(root, folder), join(root, to))
    outdate(`${to}/en.mdx`)
    expect((await run('diff', id, 'es')).stdout).toContain(changed)
    commit()
    expect((await run('diff', id, 'es')).stdout).toContain(changed)
  })

  it('in a folder that was deleted in one commit and came back elsewhere in another', async () => {
    renameSync(join(root, folder), `${root}.away`)
    commit()
    renameSync(`${root}.away`, join(root, 'content/pages/other'))
    commit()
    outdate('content/pages/other/en.mdx')
    expect((await run('diff', 'other', 'es')).stdout).toContain(changed)
  })

  it('in a branch of which a merge took nothing', async () => {
    git('checkout', '--quiet', '-b', 'side')
    edit(english, 'first', 'third')
    await run('accept', 'topic', 'es', '--despite-errors')
    const lock = readFileSync(join(root, `${folder}/translation.lock`))
    commit()
    git('checkout', '--quiet', '-')
    outdate()
    commit()
    git('merge', '--quiet', '--strategy=ours', '--no-edit', 'side')
    git('branch', '--quiet', '-D', 'side')
    writeFileSync(join(root, `${folder}/translation.lock`), lock)
    expect((await run('diff', 'topic', 'es')).stdout).toContain('[-third-]{+second+}')
  })

  it('in a project that is a folder of a repository, whatever its owner has set', async () => {
    const inner = join(root, 'portal')
    mkdirSync(inner)
    renameSync(join(root, 'content'), join(inner, 'content'))
    rmSync(join(root, '.git'), { recursive: true })
    git('init', '--quiet')
    for (const setting of ['log.showRoot=false', 'color.ui=always', 'log.showSignature=true']) {
      git('config', ...setting.split('='))
    }
    commit()
    outdate(`portal/${english}`)
    expect((await runTranslation(inner, ['diff', 'topic', 'es'])).stdout).toContain(changed)
    renameSync(join(inner, folder), join(inner, 'content/pages/other'))
    expect((await runTranslation(inner, ['diff', 'other', 'es'])).stdout).toContain(changed)
  })

  it('behind a commit in which the text cannot be read', async () => {
    const before = readFileSync(join(root, english), 'utf8')
    for (const broken of ['---\ntitle: [', `${before}\n<Table`, '']) {
      write(english, broken)
      commit()
    }
    write(english, before)
    outdate()
    expect((await run('diff', 'topic', 'es')).stdout).toContain(changed)
  })
})

describe('what Git does not give is said, with what to do', { timeout: 30_000 }, () => {
  const diff = async () => {
    const { stdout, status } = await run('diff', 'topic', 'es')
    expect(status).toBe(1)
    expect(stdout).toContain('{+## One')
    const { history } = JSON.parse((await run('diff', 'topic', 'es', '--json')).stdout)
    expect(stdout.startsWith(history)).toBe(true)
    return history
  }
  beforeEach(() => edit(english, 'The first text.', 'The second text.'))

  it('of a folder that belongs to another user', async () => {
    // Git knows a user’s folders by their owner; who may not give one away asks Git to assume so.
    if (process.getuid?.() === 0) {
      for (const path of [root, join(root, '.git')]) chownSync(path, 12_345, 12_345)
    } else vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')
    const history = await diff()
    expect(history).toContain('belongs to another user')
    expect(history).toContain('“git config --global --add safe.directory ')
    expect(history).not.toContain('not in the history')
    const [, remedy = ''] = /“git (config [^”]+)”/.exec(history) ?? []
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '')
    git(...remedy.split(' '))
    expect((await run('diff', 'topic', 'es')).stdout).toContain(changed)
  })

  it('of a computer without Git', async () => {
    vi.stubEnv('PATH', root)
    expect(await diff()).toContain('Git is not installed')
  })

  it('of a folder that is no repository', async () => {
    rmSync(join(root, '.git'), { recursive: true })
    vi.stubEnv('GIT_CEILING_DIRECTORIES', dirname(root))
    expect(await diff()).toContain('this folder is in no repository of Git')
  })

  it('of a repository before its first commit', async () => {
    rmSync(join(root, '.git'), { recursive: true })
    git('init', '--quiet')
    expect(await diff()).toContain('is not in the history')
  })

  it('of a shallow clone, which “git fetch --unshallow” completes', async () => {
    commit()
    const origin = `${root}.origin`
    cpSync(join(root, '.git'), origin, { recursive: true })
    rmSync(join(root, '.git'), { recursive: true })
    git('clone', '--quiet', '--depth=1', '--bare', `file://${origin}`, '.git')
    git('config', 'core.bare', 'false')
    expect(await diff()).toContain('“git fetch --unshallow”')
    git('fetch', '--quiet', '--unshallow')
    expect((await run('diff', 'topic', 'es')).stdout).toContain(changed)
    rmSync(origin, { recursive: true })
  })

  it.each([
    ['text', (state: string) => `${state}:${english}`],
    ['folder', (state: string) => `${state}:${folder}`],
    ['commit', (state: string) => state],
  ])('of a repository that has lost a %s', async (_, objectIn) => {
    const object = git('rev-parse', objectIn('HEAD')).trim()
    rmSync(join(root, '.git/objects', object.slice(0, 2), object.slice(2)))
    const history = await diff()
    expect(history).toContain('Git cannot read the history')
    expect(history).toContain('git fsck')
    expect(history).not.toContain('not in the history')
  })

  it('of a repository that Git does not know as one', async () => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', dirname(root))
    writeFileSync(join(root, '.git/HEAD'), 'nothing')
    expect(await diff()).toContain('Git cannot read the history')
  })

  it('of a Git that does not answer', async () => {
    const bin = join(root, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'git'), '#!/bin/sh\nexec sleep 60\n')
    chmodSync(join(bin, 'git'), 0o755)
    symlinkSync('/bin/sleep', join(bin, 'sleep'))
    vi.stubEnv('PATH', bin)
    const page = selectPage(await loadContent(root), 'topic')
    expect(formerSections(root, page, 'es', 200).lacking).toContain('has not answered')
  })

  it('of a section that was never accepted, which no history has', async () => {
    write(english, `${readFileSync(join(root, english), 'utf8')}\n## Two {/* #two */}\n\nNew.\n`)
    const { stdout } = await run('diff', 'topic', 'es')
    expect(stdout).toContain(changed)
    expect(stdout).toContain('two (never accepted')
    expect(stdout).not.toContain('not in the history')
  })
})

describe('a language that has nothing to compare', () => {
  it.each([
    ['en', 'is first written in “en”'],
    ['fr', 'has no fr.mdx yet'],
  ])('%s is refused with the reason', async (locale, reason) => {
    rmSync(join(root, `${folder}/fr.mdx`))
    const { status, stderr } = await run('diff', 'topic', locale)
    expect(stderr).toContain(reason)
    expect(status).toBe(2)
  })
})
