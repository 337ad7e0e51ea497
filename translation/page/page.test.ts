import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '../../i18n/locales'
import { projectFiles, testProject } from '../test-project'
import { runPage } from './command'

const project = testProject()
const { run, read, write, edit, remove } = project

const page = (...args: string[]) => runPage(project.root, args)
const has = (path: string) => existsSync(join(project.root, path))

const languages = ['en', 'fr', 'es']

/** A page below the topic, to which both others link, and what was published. */
async function withChild(): Promise<void> {
  for (const locale of languages) {
    write(
      `content/pages/topic/child/${locale}.mdx`,
      read(`content/pages/topic/${locale}.mdx`)
        .replace(/^title: /m, 'title: Child of ')
        .replace(/^slug: .*/m, `slug: child-${locale}`)
        .replace(/\n\n(?=## )/, '\n\nSee [it](topic#two), [here](#one) and [home](home).\n\n'),
    )
    edit(`content/pages/home/${locale}.mdx`, /$/, '\nA [child](topic/child#two) of it.\n')
  }
  write('content/pages/topic/child/page.yml', read('content/pages/topic/page.yml'))
  edit(
    'content/pages/home/page.yml',
    /$/,
    'related: [topic/child] # the child\nmostRequested:\n  - topic\n',
  )
  write(
    'content/addresses.txt',
    '/en/topic topic\n/en/topic/child-en topic/child\n/go/topic topic\n',
  )
  for (const locale of ['fr', 'es']) {
    for (const id of ['home', 'topic/child']) {
      await run('accept', id, locale, '--despite-errors')
    }
  }
}

const stale = async () => JSON.parse((await run('status', '--json')).stdout).totals

/** What `check` finds besides what it found before. */
async function faults(): Promise<string[]> {
  const { findings } = JSON.parse((await run('check', '--json')).stdout)
  return findings.flatMap(({ rule, message }: { rule: string; message: string }) =>
    rule === 'content' && !message.startsWith('is missing') ? [message] : [],
  )
}

describe('move', () => {
  it('takes a page, those below it, links, settings, acceptance and addresses along', async () => {
    await withChild()
    const before = await stale()
    expect(before.es).toEqual({ current: 3 })
    const { status, stdout, stderr } = await page('move', 'topic', 'other')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('topic is now other')
    expect(has('content/pages/topic')).toBe(false)
    for (const locale of languages) {
      expect(read(`content/pages/home/${locale}.mdx`)).toContain('[child](other/child#two)')
      expect(read(`content/pages/other/child/${locale}.mdx`)).toContain(
        '[it](other#two), [here](#one) and [home](home)',
      )
    }
    expect(read('content/pages/home/page.yml')).toContain(
      'related: [other/child] # the child\nmostRequested:\n  - other\n',
    )
    expect(await stale()).toEqual(before)
    expect(await faults()).toEqual([])
    const record = read('content/addresses.txt').split('\n')
    expect(record).toEqual(
      expect.arrayContaining([
        '/en/topic other',
        '/fr/sujet other',
        '/go/topic other',
        '/en/topic/child-en other/child',
        '/es/tema/child-es other/child',
        '/go/topic/child other/child',
      ]),
    )
  })

  it('takes the last place where its own is taken, and leaves what does not change', async () => {
    await withChild()
    edit('content/pages/home/page.yml', /related.*/, 'related: []')
    const settings = read('content/pages/home/page.yml')
    await page('move', 'topic/child', 'child')
    expect(read('content/pages/child/page.yml')).toMatch(/^order: 2$/m)
    expect(read('content/pages/home/page.yml')).toBe(settings)
  })

  it('keeps stale what was stale', async () => {
    await withChild()
    edit('content/pages/home/en.mdx', 'Some text', 'Another text')
    const before = JSON.parse((await run('status', '--json')).stdout).pages
    await page('move', 'topic/child', 'child')
    const after = JSON.parse((await run('status', '--json')).stdout).pages
    const ofHome = (rows: { page: string }[]) => rows.filter((row) => row.page === 'home')
    expect(ofHome(after)).toEqual(ofHome(before))
    expect(JSON.stringify(ofHome(after))).toContain('@introduction')
  })

  it('moves a page that is stale itself, and keeps who has said that something means the same', async () => {
    await withChild()
    edit('content/pages/topic/en.mdx', 'The first text.', 'The first text!')
    await run('same-meaning', 'topic', '--by', 'Ana')
    edit('content/pages/topic/en.mdx', 'The second text.', 'Another text.')
    expect((await page('move', 'topic', 'other-topic')).stderr).toBe('')
    expect((await page('rename', 'other-topic#two', 'second')).stderr).toBe('')
    expect((await page('rename', 'other-topic#one', 'first')).stderr).toBe('')
    expect((await stale()).fr).toEqual({ current: 2, stale: 1 })
    const lock = read('content/pages/other-topic/translation.lock')
    expect(lock).toMatch(/\nsame-meaning:\n {2}first: \S{16} Ana\n$/)
    expect(lock).toContain(`\n  first: ${/first: (\S{16}) Ana/.exec(lock)?.[1]}\n`)
  })

  it('writes nothing where that would be wrong', async () => {
    await withChild()
    for (const [args, reason] of [
      [['topic/child', 'nowhere/child'], 'the folder above it is not a page'],
      [['topic', 'home'], 'There is a page “home” already.'],
      [['topic', 'topic/child/x'], 'A page cannot lie below itself.'],
      [['topic', 'Été'], 'cannot be the id of a page'],
      [['topi', 'x'], 'Did you mean “topic”?'],
      [['home', 'x'], 'The portal’s code names the page “home”'],
      [['topic'], 'The new id of the page is missing.'],
      [[], 'The id of the page is missing.'],
    ] as const) {
      const { status, stderr } = await page('move', ...args)
      expect(stderr).toContain(reason)
      expect(status).toBe(2)
    }
    expect(has('content/pages/topic/child/en.mdx')).toBe(true)
    expect(has('content/pages/nowhere')).toBe(false)
    edit('content/pages/home/es.mdx', 'Un texto', 'Un <texto')
    expect((await page('move', 'topic', 'x')).stderr).toContain('content/pages/home/es.mdx:')
    expect(has('content/pages/topic/en.mdx')).toBe(true)
  })
})

describe('rename', () => {
  it('gives a page another name, or other words in one language, and the old address leads on', async () => {
    await withChild()
    expect((await page('rename', 'topic/child', 'young')).status).toBe(0)
    expect(read('content/pages/home/en.mdx')).toContain('(topic/young#two)')
    expect((await page('rename', 'topic', 'fr', 'theme')).status).toBe(0)
    expect(read('content/pages/topic/fr.mdx')).toContain('\nslug: theme\n')
    expect(read('content/addresses.txt')).toContain('/fr/sujet topic\n')
    expect(read('content/addresses.txt')).toContain('/fr/sujet/child-fr topic/young\n')
    expect(await faults()).toEqual([])
    const refused = await page('rename', 'topic', 'fr', 'le-thème')
    expect(refused.stderr).toContain('must be lower-case ASCII')
  })

  it('gives a heading another id, in the links to it and in what was accepted too', async () => {
    await withChild()
    const before = await stale()
    expect((await page('rename', 'topic#two', 'second')).status).toBe(0)
    for (const locale of languages) {
      expect(read(`content/pages/topic/${locale}.mdx`)).toContain('{/* #second */}')
      expect(read(`content/pages/topic/child/${locale}.mdx`)).toContain('[it](topic#second)')
    }
    expect(read('content/pages/topic/translation.lock')).not.toContain('two')
    expect(await stale()).toEqual(before)
    expect(await faults()).toEqual([])
    expect((await page('rename', 'topic#second', 'one')).stderr).toContain('is used twice')
  })
})

describe('delete', () => {
  it('leaves an address that says that the page is gone, and text for links to it', async () => {
    await withChild()
    const before = await stale()
    const { status, stdout } = await page('delete', 'topic/child')
    expect([status, stdout.split('.')[0]]).toEqual([
      0,
      'topic/child is deleted, and its addresses say that it is gone',
    ])
    expect(has('content/pages/topic/child')).toBe(false)
    expect(read('content/pages/home/fr.mdx')).toContain('\nA child of it.\n')
    expect(read('content/pages/home/page.yml')).not.toContain('related')
    expect(read('content/addresses.txt')).toContain(
      '/es/tema/child-es gone\n/fr/sujet/child-fr gone\n',
    )
    expect(read('content/addresses.txt')).toContain('/go/topic/child gone\n')
    expect((await stale()).fr).toEqual({ ...before.fr, current: 2 })
    expect(await faults()).toEqual([])
  })

  it('leads readers and links to another page, and asks before it deletes those below', async () => {
    await withChild()
    expect((await page('delete', 'topic')).stderr).toContain('topic/child. Move them first')
    const { status } = await page('delete', 'topic', '--to', 'home', '--with-pages-below')
    expect(status).toBe(0)
    expect(has('content/pages/topic')).toBe(false)
    expect(read('content/addresses.txt')).toContain('/en/topic/child-en home\n')
    expect(read('content/pages/home/es.mdx')).toContain('A [child](home) of it.')
    expect(await faults()).toEqual([])
  })
})

describe('what is renamed by hand', () => {
  it('makes no translation stale: a page that has moved, once the record says where to', async () => {
    await withChild()
    const before = await stale()
    write('content/addresses.txt', '/en/topic/child-en topic/child\n/go/topic/child topic/child\n')
    for (const name of [
      'page.yml',
      'translation.lock',
      ...languages.map((code) => `${code}.mdx`),
    ]) {
      write(`content/pages/young/${name}`, read(`content/pages/topic/child/${name}`))
    }
    remove('content/pages/topic/child')
    for (const locale of languages) {
      edit(`content/pages/home/${locale}.mdx`, 'topic/child#two', 'young#two')
    }
    edit('content/pages/home/page.yml', 'topic/child', 'young')
    expect((await stale()).fr).toEqual({ current: 2, stale: 1 })
    expect(await faults()).toContainEqual(expect.stringContaining('“/go/topic/child young”'))
    edit('content/addresses.txt', '/go/topic/child topic/child', '/go/topic/child young')
    expect(await stale()).toEqual(before)
    expect(await faults()).toEqual([])
    edit('content/pages/home/en.mdx', 'young#two', 'topic')
    expect((await stale()).fr).toEqual({ current: 2, stale: 1 })
  })

  it('makes no translation stale: a heading, and the links to it', async () => {
    await withChild()
    const before = await stale()
    for (const locale of languages) {
      edit(`content/pages/topic/${locale}.mdx`, '#two', '#second')
      edit(`content/pages/topic/child/${locale}.mdx`, 'topic#two', 'topic#second')
    }
    expect(await stale()).toEqual(before)
    expect(await faults()).toEqual([
      expect.stringContaining('“npm run translation -- resolve topic”'),
    ])
    expect((await run('resolve', 'topic')).stdout).not.toContain('does not follow')
    expect(await stale()).toEqual(before)
    expect(await faults()).toEqual([])
    expect(read('content/pages/topic/translation.lock')).not.toContain('two')
  })
})

it('moves no page that is made of a data file, and says of which', async () => {
  write('content/countries/peru.yml', readFileSync('content/countries/peru.yml', 'utf8'))
  const { status, stderr } = await page('delete', 'countries/peru')
  expect([status, stderr.split(':')[0]]).toEqual([
    2,
    '“countries/peru” is made of content/countries/peru.yml',
  ])
})

it('has examples in its help that name what the content has, and run as they are', async () => {
  await withChild()
  const { stdout } = await page('--help')
  const examples = [...stdout.matchAll(/^ {2}npm run page -- (.*)$/gm)]
  expect(examples).toHaveLength(5)
  expect(stdout).not.toMatch(/america|pacific|venezuela/i)
  for (const [, example = ''] of examples) {
    const { status, stderr } = await page(...example.split(' '))
    expect([status, stderr], example).toEqual([0, ''])
    remove('content')
    for (const [path, text] of Object.entries(projectFiles)) write(path, text)
    await withChild()
  }
})

it('explains itself', async () => {
  expect((await page('--help')).stdout).toContain('npm run page -- move')
  expect((await page()).status).toBe(2)
  expect((await page('remove')).stderr).toContain('the verbs are move, rename, delete')
  expect(locales).toEqual(expect.arrayContaining(languages))
})
