import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { languageName, locales } from '../i18n/locales'
import { readMessages } from '../site/messages'
import { copyProject } from '../testing/copy-project'
import type { BuildManifest } from './files'
import { filesBelow } from './placed-files'

// Builds of a copy of the portal: after an edit, only what the edit changes is made again, and the
// result is what a build without anything before it makes. It lies where a path is not yet a URL.

const portal = mkdtempSync(join(tmpdir(), 'incremental #1 50% é '))
const origin = 'https://portal.example'
const topic = 'pacific-alliance'
const timeout = 1_800_000

beforeAll(async () => {
  await copyProject(portal)
  build()
}, timeout)

afterAll(() => {
  rmSync(portal, { recursive: true })
}, timeout)

it('renders the page whose text was edited, and takes over every other', { timeout }, () => {
  const before = inodes()
  const picture = readFileSync(join(portal, 'dist/documents/share/fr/home.png'))
  appendFileSync(textFile(topic, 'es'), '\nUna oración más.\n')
  // What no page is made of: a test, a file of a system, and what draws pictures for other sites.
  writeFileSync(join(portal, 'site/new.test.ts'), '')
  const foreign = ['.DS_Store', 'pages/~$topic.mdx', `pages/${topic}/~$es.mdx`, '__MACOSX/es.mdx']
  mkdirSync(join(portal, 'content/__MACOSX'))
  for (const name of foreign) writeFileSync(join(portal, 'content', name), '')
  const drawing = join(portal, 'delivery/share-image.ts')
  writeFileSync(drawing, readFileSync(drawing, 'utf8').replace('#f28b94', '#f28b95'))
  build()
  const after = inodes()
  expect(readFileSync(join(portal, 'dist/documents/share/fr/home.png')).equals(picture)).toBe(false)
  const edited = manifest().files['/es/alianza-del-pacifico']?.file ?? ''
  expect(readFileSync(join(portal, 'dist/documents', edited), 'utf8')).toContain('Una oración más.')
  const changed = Object.keys(after).filter((file) => after[file] !== before[file])
  expect(changed).toEqual([edited])
})

it('makes the same files as a cold build after edits of text, navigation and dates', {
  timeout,
}, async () => {
  for (const locale of locales) {
    const file = textFile(topic, locale)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^shortTitle: .*$/m, 'shortTitle: Zz'))
  }
  const settings = join(portal, 'content/pages', topic, 'page.yml')
  const dated = readFileSync(settings, 'utf8').replace(/^modified: .*$/m, 'modified: 2026-11-20')
  writeFileSync(settings, dated)
  // Spanish stays behind, and says so.
  npm('run', 'translation', '--', 'accept', topic, 'fr')
  build()
  const incremental = { ...documents(), ...documents('nginx') }
  for (const folder of ['.builds', '.contentlayer', '.next', 'dist']) {
    rmSync(join(portal, folder), { recursive: true, force: true })
  }
  build()
  const cold = { ...documents(), ...documents('nginx') }
  expect(Object.keys(incremental)).toEqual(Object.keys(cold))
  expect(Object.keys(cold).filter((file) => incremental[file] !== cold[file])).toEqual([])
  expect(Object.keys(cold).length).toBeGreaterThan(300)
})

it('tells readers of a text that lags behind, and gives no date of change for it', () => {
  const { content } = readMessages('es')
  const link = content.readOriginal.replace('{language}', languageName('en', 'es'))
  const spanish = documentOf('/es/alianza-del-pacifico')
  expect(spanish).toMatch(
    new RegExp(`<a href="/en/pacific-alliance" hrefLang="en">${link}</a>`, 'i'),
  )
  expect(spanish).not.toContain('dateModified')
  expect(documentOf('/fr/alliance-du-pacifique')).toContain('dateModified')
  const sitemap = readFileSync(join(portal, 'dist/documents/sitemap.xml'), 'utf8')
  const entry = (address: string) =>
    sitemap
      .split('<url>')
      .find((text) => text.includes(`<loc>https://portal.example${address}</loc>`))
  expect(entry('/es/alianza-del-pacifico')).not.toContain('<lastmod>')
  expect(entry('/fr/alliance-du-pacifique')).toContain('<lastmod>')
  expect(documentOf('/es/translation-status.csv')).toContain(
    "pacific-alliance,es,stale,2026-11-20,'@front-matter,",
  )
})

it('publishes each change while it stays, with the same files as a cold build', {
  timeout,
}, async () => {
  const publisher = watchPublisher()
  onTestFinished(publisher.end)
  await publisher.says(/^Each change/m)
  const publications: { saved: string; files: Record<string, string> }[] = []
  const choose = chooser(1)
  const [first, second, third] = [edits.slice(0, 3), edits.slice(3, 6), edits.slice(6)]
  for (const [number, batch] of [first, second, third].entries()) {
    const said = publisher.says(/^\d\d:\d\d:\d\d .* made/m)
    for (const edit of batch) edit(choose)
    await said
    // Some edits are several saves, of which each may be published.
    await publisher.isDone()
    const saved = join(portal, `saved-${number}`)
    for (const folder of data) {
      cpSync(join(portal, folder), join(saved, folder), { recursive: true })
    }
    publications.push({ saved, files: published() })
  }
  const readers = documents()
  edit(textFile(topic, 'es'), (written) => written.replace(/^title:/m, 'titel:'))
  await publisher.says(/es\.mdx:2:1: “titel” is not a key.*\nNothing is published: 1 fault/m)
  expect(documents()).toEqual(readers)
  await publisher.end()
  for (const { saved, files } of publications) {
    for (const folder of [...data, '.builds', '.contentlayer', 'dist']) {
      rmSync(join(portal, folder), { recursive: true, force: true })
    }
    for (const folder of data) renameSync(join(saved, folder), join(portal, folder))
    expect(build()).not.toContain('Compiling the routes')
    const cold = published()
    expect(Object.keys(files)).toEqual(Object.keys(cold))
    expect(Object.keys(cold).filter((file) => files[file] !== cold[file])).toEqual([])
  }
})

/** What is published without a compilation of code. */
const data = ['content', 'messages']

/** Everything that servers and edges read of a build. */
function published(): Record<string, string> {
  const files = ['documents', 'server', 'nginx'].flatMap((name) =>
    Object.entries(documents(name)).map(([file, content]) => [`${name}/${file}`, content]),
  )
  return Object.fromEntries(files)
}

/** Runs `npm run publish -- --watch`. */
function watchPublisher() {
  const program = ['--import', 'tsx', 'delivery/publish.ts', '--watch']
  const child = spawn(process.execPath, program, options(origin))
  const ended = once(child, 'close')
  let output = ''
  let read = 0
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
      child.emit('said')
    })
  }
  /** Waits until it has said something that it had not said before. */
  async function says(pattern: RegExp): Promise<void> {
    for (;;) {
      const found = pattern.exec(output.slice(read))
      if (found) {
        read += found.index + found[0].length
        return
      }
      await Promise.race([once(child, 'said'), ended.then(() => expect.fail(output))])
    }
  }
  /** Waits until what is there is what is published. */
  async function isDone(): Promise<void> {
    const program = [
      '--import',
      'tsx',
      '-e',
      "import('./delivery/setup.mjs').then((it) => process.exit(it.isBuilt() ? 0 : 1))",
    ]
    while (spawnSync(process.execPath, program, options(origin)).status !== 0) {
      await Promise.race([once(child, 'said'), sleep(500)])
    }
  }
  async function end(): Promise<void> {
    child.kill('SIGINT')
    await ended
  }
  return { says, isDone, end }
}

it('makes the same files for another origin, without Next, and back again', {
  timeout,
}, async () => {
  const portalFiles = documents()
  const output = build('http://localhost:3001', '--if-changed')
  expect(output).not.toContain('Compiling the routes')
  expect(manifest().origin).toBe('http://localhost:3001')
  expect(documentOf('/en')).toContain('rel="canonical" href="http://localhost:3001/en"')
  expectNoOtherOrigin()
  build(origin, '--if-changed')
  const again = documents()
  expect(Object.keys(again)).toEqual(Object.keys(portalFiles))
  expect(Object.keys(again).filter((file) => again[file] !== portalFiles[file])).toEqual([])
})

it('compiles anew for another origin in a whole build, since a stylesheet says it', {
  timeout,
}, () => {
  expect(build('http://localhost:3001')).toContain('Compiling the routes')
  expectNoOtherOrigin()
  build()
})

/** Expects no file that pages name to have the tests’ usual origin. */
function expectNoOtherOrigin(): void {
  for (const { file, compressed, supersededAt } of Object.values(manifest().files)) {
    if (!compressed || supersededAt) continue
    expect(readFileSync(join(portal, 'dist/documents', file), 'utf8'), file).not.toContain(origin)
  }
}

it('builds again when a file is saved meanwhile, and publishes nothing that is older', {
  timeout,
}, async () => {
  const table = join(portal, 'content/data/goods-trade.yml')
  const saved = readFileSync(table, 'utf8')
  const name = 'Exports to a place that was saved late'
  const building = spawn(
    process.execPath,
    ['--import', 'tsx', 'delivery/build.ts'],
    options(origin),
  )
  let output = ''
  building.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text
    // Long after texts and tables have been read.
    if (!text.includes('Indexing it for the search')) return
    if (readFileSync(table, 'utf8') === saved) {
      writeFileSync(table, saved.replace(/^( +en: ).*$/m, `$1${name}`))
    }
  })
  const [code] = await once(building, 'close')
  expect(code, output).toBe(0)
  expect(output).toContain('Changed while the portal was built: content/data/goods-trade.yml')
  const pages = Object.keys(manifest().files).filter((address) => documentsWith(address, name))
  expect(pages).not.toEqual([])
  build()
  expect(Object.keys(manifest().files).filter((address) => documentsWith(address, name))).toEqual(
    pages,
  )
})

it('publishes once in one process, and builds first where other code is compiled', {
  timeout,
}, () => {
  const file = textFile(topic, 'es')
  const { dev, ino } = statSync(join(portal, 'dist/documents/en/index.html'))
  edit(file, (written) => `${written}\nOtra oración.\n`)
  expect(publish().stdout).toMatch(/^\d\d:\d\d:\d\d content: 1 file made, in [\d.]+ s\n$/)
  expect(documentOf('/es/alianza-del-pacifico')).toContain('Otra oración.')
  expect(statSync(join(portal, 'dist/documents/en/index.html'))).toMatchObject({ dev, ino })
  expect(publish().stdout).toBe('Nothing has changed since the last publication\n')

  const sound = readFileSync(file, 'utf8')
  edit(file, (written) => written.replace(/^title:/m, 'titel:'))
  const refused = publish()
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('Nothing is published: 1 fault')
  expect(documentOf('/es/alianza-del-pacifico')).toContain('Otra oración.')
  writeFileSync(file, `${sound}\nUna tercera.\n`)

  // As where a build before was made current again, and its code put back, after other code was compiled.
  writeFileSync(join(portal, '.next/compiled-code'), 'other')
  expect(publish().stdout).toContain('Reading the content')
  expect(documentOf('/es/alianza-del-pacifico')).toContain('Una tercera.')
})

/** Runs `npm run publish`. */
function publish() {
  const program = ['--import', 'tsx', 'delivery/publish.ts']
  return spawnSync(process.execPath, program, { ...options(origin), encoding: 'utf8' })
}

type Choose = <Item>(items: readonly Item[]) => Item

/** Chooses at random, the same for a seed (a linear congruential generator). */
function chooser(seed: number): Choose {
  let state = seed
  return (items) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return items[Math.floor((state / 2 ** 32) * items.length)] as (typeof items)[number]
  }
}

const record = join(portal, 'content/addresses.txt')

/** What authors change, on pages chosen at random; each leaves the content without faults. */
const edits: ((choose: Choose) => void)[] = [
  function text(choose) {
    const id = choose(topicPages())
    edit(textFile(id, 'es'), (written) => `${written}\nUna oración más.\n`)
  },
  function slug(choose) {
    const id = choose(topicPages())
    npm('run', 'page', '--', 'rename', id, choose(locales), `renamed-${id.split('/').at(-1)}`)
  },
  function title(choose) {
    const id = choose(topicPages())
    const name = `Zz ${choose([1, 2, 3, 4, 5, 6, 7, 8, 9])}${id.length}`
    for (const locale of locales) {
      edit(textFile(id, locale), (written) =>
        written.replace(/^shortTitle: .*$/m, `shortTitle: ${name}`),
      )
    }
    npm('run', 'translation', '--', 'accept', id, 'fr')
  },
  function move(choose) {
    const id = choose(topicPages().filter((page) => page.includes('/')))
    npm('run', 'page', '--', 'move', id, `moved-${id.split('/').at(-1)}`)
  },
  function remove(choose) {
    const id = choose(topicPages().filter((page) => page.includes('/')))
    npm('run', 'page', '--', 'delete', id, '--to', id.split('/')[0] as string)
  },
  function date(choose) {
    edit(join(portal, 'content/pages', choose(topicPages()), 'page.yml'), (written) =>
      written.replace(/^modified: .*$/m, 'modified: 2026-11-30'),
    )
  },
  function data() {
    edit(join(portal, 'content/data/goods-trade.yml'), (written) =>
      written.replace(/^( +fr: )(?=\S)/m, '$1Zz '),
    )
  },
  function message(choose) {
    const file = join(portal, 'messages', `${choose(locales)}.json`)
    const line = choose(readFileSync(file, 'utf8').match(/^ +"\w+": "[^"{<]+",?$/gm) ?? [])
    edit(file, (written) => written.replace(line, line.replace(/",?$/, ' zz$&')))
  },
  function leadElsewhere() {
    edit(record, (written) =>
      written.replace(/^\/go\/(\S+) (?!\1$)\S+$/gm, (_, id) => `/go/${id} home`),
    )
  },
]

function edit(file: string, change: (written: string) => string): void {
  const written = readFileSync(file, 'utf8')
  const changed = change(written)
  expect(changed, file).not.toBe(written)
  writeFileSync(file, changed)
}

/** The ids of pages about topics, of the sections that no code names. */
function topicPages(): string[] {
  const folder = join(portal, 'content/pages')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?:pacific|venezuela|north-america|moved).*page\.yml$/.test(path))
    .map((path) => path.slice(0, -'/page.yml'.length))
    .sort()
}

function documentOf(address: string): string {
  return readFileSync(join(portal, 'dist/documents', manifest().files[address]?.file ?? ''), 'utf8')
}

function documentsWith(address: string, text: string): boolean {
  return manifest().files[address]?.kind === 'page' && documentOf(address).includes(text)
}

/** @returns what the build has written */
function build(publicOrigin = origin, ...args: string[]): string {
  const program = ['--import', 'tsx', 'delivery/build.ts', ...args]
  const settings = { ...options(publicOrigin), encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, program, settings)
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

function options(publicOrigin: string) {
  // PWD is still that of the tests: nothing may go by it.
  return { cwd: portal, env: { ...process.env, PUBLIC_ORIGIN: publicOrigin } }
}

function npm(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: portal,
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
}

function textFile(id: string, locale: string): string {
  return join(portal, 'content/pages', id, `${locale}.mdx`)
}

function manifest(): BuildManifest {
  return JSON.parse(readFileSync(join(portal, 'dist/manifest.json'), 'utf8'))
}

/** The inode of each document: a file that is taken over keeps it. */
function inodes(): Record<string, number> {
  const pages = Object.values(manifest().files).filter(({ kind }) => kind === 'page')
  return Object.fromEntries(
    pages.map(({ file }) => [file, statSync(join(portal, 'dist/documents', file)).ino]),
  )
}

/** Every file of a folder of the build, of the tree with its compressed forms, as text to compare. */
function documents(name = 'documents'): Record<string, string> {
  const folder = join(portal, 'dist', name)
  const files = filesBelow(folder)
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(join(folder, file)).toString('base64')]),
  )
}
