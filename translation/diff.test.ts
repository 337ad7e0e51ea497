import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runTranslation } from './command'
import { formerSections } from './history'
import { loadContent } from './load-content'
import { selectPage } from './selection'
import { front, pageFiles, testProject } from './test-project'

// What has changed in an original, in histories such as people make them.

const folder = 'content/pages/topic'
const english = `${folder}/en.mdx`
const topic = `${front('T', { description: 'D.', slug: 't' })}Intro.\n\n## One {/* #one */}\n\nThe first text.\n`
const home = `${front('T', { description: 'D.' })}Text.\n`
const files = {
  ...pageFiles('home', { en: home, fr: home, es: home }),
  ...pageFiles('topic', { en: topic, fr: topic, es: topic }),
}

const project = testProject(files, ({ run }) => run('accept', 'topic', 'es', '--despite-errors'))
const { run, read, write, edit, remove, git } = project
const inProject = (path: string) => join(project.root, path)

function commit(): void {
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Text')
}

const changed = 'The [-first-]{+second+} text.'

beforeEach(() => {
  const config = `${project.root}.gitconfig`
  writeFileSync(config, '[user]\nname = Editor\nemail = editor@example.org\n')
  vi.stubEnv('GIT_CONFIG_GLOBAL', config)
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  git('init', '--quiet')
  commit()
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(`${project.root}.gitconfig`)
})

describe('the text that was accepted is found', { timeout: 30_000 }, () => {
  const outdate = (file = english) => edit(file, 'The first text.', 'The second text.')

  it('before a page was deleted and restored', async () => {
    outdate()
    const paths = readdirSync(inProject(folder)).map((name) => `${folder}/${name}`)
    const texts = paths.map((path): [string, string] => [path, read(path)])
    remove(folder)
    commit()
    for (const [path, text] of texts) write(path, text)
    commit()
    expect((await run('diff', 'topic', 'es')).stdout).toContain(changed)
  })

  it.each([
    ['a folder that is renamed', 'content/pages/other', 'other'],
    ['a folder that is moved below another', 'content/pages/home/deep/topic', 'home/deep/topic'],
  ])('in %s, committed or not', async (_, to, id) => {
    mkdirSync(dirname(inProject(to)), { recursive: true })
    renameSync(inProject(folder), inProject(to))
    outdate(`${to}/en.mdx`)
    expect((await run('diff', id, 'es')).stdout).toContain(changed)
    commit()
    expect((await run('diff', id, 'es')).stdout).toContain(changed)
  })

  it('in a folder that was deleted in one commit and came back elsewhere in another', async () => {
    renameSync(inProject(folder), `${project.root}.away`)
    commit()
    renameSync(`${project.root}.away`, inProject('content/pages/other'))
    commit()
    outdate('content/pages/other/en.mdx')
    expect((await run('diff', 'other', 'es')).stdout).toContain(changed)
  })

  it('in a branch of which a merge took nothing', async () => {
    git('checkout', '--quiet', '-b', 'side')
    edit(english, 'first', 'third')
    await run('accept', 'topic', 'es', '--despite-errors')
    const lock = readFileSync(inProject(`${folder}/translation.lock`))
    commit()
    git('checkout', '--quiet', '-')
    outdate()
    commit()
    git('merge', '--quiet', '--strategy=ours', '--no-edit', 'side')
    git('branch', '--quiet', '-D', 'side')
    writeFileSync(inProject(`${folder}/translation.lock`), lock)
    expect((await run('diff', 'topic', 'es')).stdout).toContain('[-third-]{+second+}')
  })

  it('in a project that is a folder of a repository, whatever its owner has set', async () => {
    const inner = inProject('portal')
    mkdirSync(inner)
    renameSync(inProject('content'), join(inner, 'content'))
    remove('.git')
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
    const before = read(english)
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
      for (const path of [project.root, inProject('.git')]) chownSync(path, 12_345, 12_345)
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
    vi.stubEnv('PATH', project.root)
    expect(await diff()).toContain('Git is not installed')
  })

  it('of a folder that is no repository', async () => {
    remove('.git')
    vi.stubEnv('GIT_CEILING_DIRECTORIES', dirname(project.root))
    expect(await diff()).toContain('this folder is in no repository of Git')
  })

  it('of a repository before its first commit', async () => {
    remove('.git')
    git('init', '--quiet')
    expect(await diff()).toContain('is not in the history')
  })

  it('of a shallow clone, which “git fetch --unshallow” completes', async () => {
    commit()
    const origin = `${project.root}.origin`
    cpSync(inProject('.git'), origin, { recursive: true })
    remove('.git')
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
    rmSync(join(project.root, '.git/objects', object.slice(0, 2), object.slice(2)))
    const history = await diff()
    expect(history).toContain('Git cannot read the history')
    expect(history).toContain('git fsck')
    expect(history).not.toContain('not in the history')
  })

  it('of a repository that Git does not know as one', async () => {
    vi.stubEnv('GIT_CEILING_DIRECTORIES', dirname(project.root))
    writeFileSync(inProject('.git/HEAD'), 'nothing')
    expect(await diff()).toContain('Git cannot read the history')
  })

  it('of a Git that does not answer', async () => {
    const bin = inProject('bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'git'), '#!/bin/sh\nexec sleep 60\n')
    chmodSync(join(bin, 'git'), 0o755)
    symlinkSync('/bin/sleep', join(bin, 'sleep'))
    vi.stubEnv('PATH', bin)
    const page = selectPage(await loadContent(project.root), 'topic')
    expect(formerSections(project.root, page, 'es', 200).lacking).toContain('has not answered')
  })

  it('of a section that was never accepted, which no history has', async () => {
    write(english, `${read(english)}\n## Two {/* #two */}\n\nNew.\n`)
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
    remove(`${folder}/fr.mdx`)
    const { status, stderr } = await run('diff', 'topic', locale)
    expect(stderr).toContain(reason)
    expect(status).toBe(2)
  })
})
