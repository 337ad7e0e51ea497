import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { locales } from '../../i18n/locales'
import { bodyCheck } from './bodies'
import { formatFault } from './fault'
import { validateContent } from './validate-content'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'

/** A page in languages; its slug is the last part of its id with the language, but for English. */
function page(id: string, languages: readonly string[] = locales): Record<string, string> {
  const name = id.split('/').at(-1)
  const texts = languages.map((locale) => {
    const slug = id === 'home' ? '' : `slug: ${name}${locale === 'en' ? '' : `-${locale}`}\n`
    const front = `title: ${id} ${locale}\nshortTitle: ${name}\ndescription: d\n${slug}keywords: [a]`
    return [`pages/${id}/${locale}.mdx`, `---\n${front}\n---\n`]
  })
  return { [`pages/${id}/page.yml`]: settings, ...Object.fromEntries(texts) }
}

const table =
  'caption: &a { en: a, fr: a, es: a }\nrowHeader: a\ncolumns: [{ id: a, type: text, label: *a }]\nrows: [{ a: a }]\n'

/** The faults of the record, and what it makes of addresses without a document. */
async function compared(record: string[], ...contents: Record<string, string>[]) {
  const root = mkdtempSync(join(tmpdir(), 'record-'))
  folders.push(root)
  const files = { ...page('home'), 'addresses.txt': record.join('\n') }
  for (const [path, text] of Object.entries(Object.assign(files, ...contents))) {
    const file = path.startsWith('public/') ? join(root, path) : join(root, 'content', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text as string)
  }
  const [content, shown] = [join(root, 'content'), join(root, 'public')]
  const report = await validateContent(content, shown, await bodyCheck())
  const faults = report.faults.filter(({ file }) => /addresses.txt$|pages\/gone$/.test(file))
  return { faults: faults.map(formatFault), former: report.formerAddresses }
}

const sound = { faults: [], former: {} }

it('says nothing of what is there, or of a portal that was never published', async () => {
  expect(await compared([])).toEqual(sound)
  const record = ['# A note', '/en home', '/fr/topic-fr topic', '/go/topic topic', '/a.svg']
  record.push('/en/data/a.csv', '/robots.txt', '/es/countries.csv', '/fr/manifest.webmanifest')
  const files = { 'public/a.svg': '', 'data/a.yml': table }
  expect(await compared(record, page('topic'), page('countries'), files)).toEqual(sound)
})

it('knows that a file goes with the page that it shows', async () => {
  const { faults } = await compared(['/es/countries.csv'])
  expect(faults).toEqual([expect.stringContaining('/es/countries.csv was published, and the file')])
})

it('knows a file by its address as it is published, with its escapes', async () => {
  const record = ['/files/carte%20%C3%A9t%C3%A9.fr.pdf', '/old%20%C3%A9.pdf /files/b%20c.fr.pdf']
  const files = { 'public/files/carte e\u0301te\u0301.fr.pdf': '', 'public/files/b c.fr.pdf': '' }
  expect(await compared(record, files)).toEqual({
    faults: [],
    former: { '/old%20%C3%A9.pdf': '/files/b%20c.fr.pdf' },
  })
})

it('leads an address with a former slug to its page, without a word', async () => {
  const record = ['/en/former topic', '/fr/ancien topic', '/en/former/child topic/child']
  expect(await compared(record, page('topic'), page('topic/child'))).toEqual({
    faults: [],
    former: {
      '/en/former': 'topic',
      '/fr/ancien': 'topic',
      '/en/former/child': 'topic/child',
    },
  })
})

it('takes an alias before what was published, and a page before an alias', async () => {
  const files = { ...page('a'), ...page('b') }
  const aliased = Object.entries(files).map(([path, text]) => [
    path,
    path === 'pages/b/en.mdx' ? text.replace('slug', 'aliases: [old, a]\nslug') : text,
  ])
  expect(await compared(['/en/old a'], Object.fromEntries(aliased))).toEqual({
    faults: [],
    former: { '/en/old': 'b' },
  })
})

it('says once of a page that is missing what would answer 404, and proposes where it may be', async () => {
  const record = ['/en/old old', '/es/old-es old', '/fr/old-fr old', '/go/old old']
  const { faults, former } = await compared(record, page('topic'), page('topic/old'))
  expect(former).toEqual({})
  expect(faults).toEqual([
    'content/addresses.txt:4:1: the page “old” is not there any more, so that /go/old (also /en/old, /es/old-es, /fr/old-fr) would answer 404, which was published; if it has moved, or another page stands for it, write on this line “/go/old topic/old”, the id of that page; if it is gone for good, “/go/old gone”. “npm run page -- move” and “delete” do so by themselves',
  ])
})

it('takes one line for all addresses of a page, and of the pages below it', async () => {
  const record = ['/en/old old', '/fr/old-fr/a-fr old/a', '/go/old/a old/a', '/go/old/b old/b']
  const moved = [page('topic'), page('topic/new'), page('topic/new/a')]
  const led = await compared([...record, '/go/old topic/new'], ...moved)
  expect(led.former).toEqual({
    '/en/old': 'topic/new',
    '/fr/old-fr/a-fr': 'topic/new/a',
    '/go/old/a': 'topic/new/a',
    '/go/old': 'topic/new',
  })
  expect(led.faults).toEqual([expect.stringContaining('txt:4:1: the page “old/b” is not there')])
  const ended = await compared([...record, '/go/old gone'])
  expect(ended.faults).toEqual([])
  expect(new Set(Object.values(ended.former))).toEqual(new Set(['gone']))
  expect(Object.keys(ended.former)).toHaveLength(5)
})

it('follows a page that has moved twice, and ends where two lines name each other', async () => {
  const twice = ['/en/a a', '/go/a b', '/go/b topic']
  expect((await compared(twice, page('topic'))).former['/en/a']).toBe('topic')
  const { faults } = await compared(['/en/a a', '/go/a b', '/go/b a'])
  expect(faults.length).toBeGreaterThan(0)
})

it('asks what becomes of a text that is missing in one language, but not twice', async () => {
  const record = ['/fr/topic-fr topic', '/es/topic-es topic', '/es/topic-es/a-es topic/a']
  const missing = await compared(record, page('topic', ['en']))
  expect(missing.faults.filter((fault) => !fault.includes('topic/a'))).toEqual([
    'content/addresses.txt:2:1: the page “topic” has no es.mdx any more, so that /es/topic-es would answer 404, which was published; put the text back, or write on this line “/es/topic-es gone”, or the id of another page that has the language',
  ])
  const ended = ['/es/topic-es gone']
  expect(await compared(ended, page('topic', ['en', 'fr']))).toEqual({
    faults: [],
    former: { '/es/topic-es': 'gone' },
  })
})

it('asks once what becomes of a language', async () => {
  const record = ['/xx home', '/xx/thema topic', '/xx/data/a.csv', '/xx/manifest.webmanifest']
  const { faults } = await compared(record, page('topic'))
  expect(faults).toEqual([
    expect.stringMatching(
      /^content\/addresses.txt:1:1: the portal has no language “xx” any more, .*write a line “\/xx gone”$/,
    ),
  ])
  const ended = await compared([...record.slice(1), '/xx gone'], page('topic'))
  expect(ended.faults).toEqual([])
  expect(Object.keys(ended.former)).toHaveLength(4)
})

it('asks what becomes of a file: of data, and of those that are published as they are', async () => {
  const record = ['/en/data/old.csv', '/files/report.pdf', '/gone.svg gone', '/es/data/old.csv /x']
  const { faults, former } = await compared(record)
  expect(faults.map((fault) => fault.slice(22, 52))).toEqual([
    '1:1: /en/data/old.csv was publ',
    '2:1: /files/report.pdf was pub',
    '4:1: /es/data/old.csv was publ',
  ])
  expect(former).toEqual({ '/gone.svg': 'gone' })
  const moved = ['/en/data/old.csv /en/data/new.csv']
  expect(await compared(moved, { 'data/new.yml': table })).toEqual({
    faults: [],
    former: { '/en/data/old.csv': '/en/data/new.csv' },
  })
})

it('takes what a merge leaves: two lines of one address, in any order', async () => {
  const record = ['/go/old topic', '/en/old gone', '/en/old old', '/go/old gone', '/go/old old']
  expect(await compared(record, page('topic'))).toEqual({
    faults: [],
    former: { '/en/old': 'topic', '/go/old': 'topic' },
  })
})

it('says what a line should be', async () => {
  const { faults } = await compared(['en/a a', '/en/a a b', '/en?x home'], page('a'))
  expect(faults.map((fault) => fault.slice(0, 60))).toEqual([
    expect.stringContaining('txt:1:1: “en/a” is no address'),
    expect.stringContaining('txt:2:1: write one word after the addre'),
    expect.stringContaining('txt:3:1: “/en?x” is no address'),
  ])
})

it('says nothing of the addresses of a page whose text cannot be read', async () => {
  const broken = {
    'pages/topic/es.mdx': '---\ntitle: [\n---\n',
    'pages/topic/fr.mdx': '<<<<<<< a\n',
  }
  expect(
    (await compared(['/es/topic-es topic', '/fr/x topic'], page('topic'), broken)).faults,
  ).toEqual([])
})

it('has no page called as what is gone', async () => {
  const { faults } = await compared([], page('gone'))
  expect(faults).toEqual([
    expect.stringContaining('content/pages/gone:1:1: a page cannot be called'),
  ])
})
