import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { locales } from '../i18n/locales'
import { openApplication } from './application'
import { RefusedPage } from './document'
import type { BuildManifest } from './files'

// Real builds with Next and the adapter, of a small app in a folder of its own: first with pages that
// can all become documents, then with others that cannot.

/** Files that authors publish: address, name and media type. */
const published = [
  ['/images/carte%20%C3%A9t%C3%A9.svg', 'images/carte été.svg', 'image/svg+xml; charset=utf-8'],
  ['/images/a.JPG', 'images/a.JPG', 'image/jpeg'],
  ['/images/a.webp', 'images/a.webp', 'image/webp'],
  ['/images/a.avif', 'images/a.avif', 'image/avif'],
  ['/images/a.gif', 'images/a.gif', 'image/gif'],
  ['/files/a.fr.pdf', 'files/a.fr.pdf', 'application/pdf'],
] as const

const project = fileURLToPath(new URL('..', import.meta.url))
const app = join(project, '.test-app')
const dist = join(app, 'dist')

beforeAll(() => {
  fs.rmSync(app, { recursive: true, force: true })
  for (const name of ['next', 'react', 'react-dom']) linkPackage(name)
  writeGoodApp()
  fs.cpSync(join(project, 'messages'), join(app, 'messages'), { recursive: true })
  const { status, output } = build()
  expect(output, output).toContain('/search')
  expect(status, output).toBe(0)
}, 300_000)

afterAll(() => {
  fs.rmSync(app, { recursive: true, force: true })
})

describe('what is rendered before it is asked for', () => {
  it('becomes documents, with the other files of the app, and no script of the framework', () => {
    const pages = locales.flatMap((locale) =>
      ['', '/400', '/404', '/500'].map((name) => [
        `/${locale}${name}`,
        name ? `${locale}${name}.html` : `${locale}/index.html`,
      ]),
    )
    const files = Object.entries(manifest().files).map(([address, { file }]) => [address, file])
    const stylesheets = files.filter(([address]) => address?.endsWith('.css'))
    expect(stylesheets).toHaveLength(1)
    expect(files.sort()).toEqual(
      [
        ...pages,
        ...stylesheets,
        ['/404', '404.html'],
        ['/go/home', 'go/home/index.html'],
        ['/robots.txt', 'robots.txt'],
        ...published.map(([address, file]) => [address, file]),
        ['/share/portal.png', 'share/portal.png'],
        ...locales.map((locale) => [`/share/${locale}/home.png`, `share/${locale}/home.png`]),
      ].sort(),
    )
  })

  it.each(published)('holds %s as readers ask for it', (address, file, type) => {
    expect(manifest().files[address]).toMatchObject({
      file,
      type,
      compressed: type.includes('svg'),
    })
    expect(fs.readFileSync(join(dist, 'documents', file), 'utf8')).toBe(type)
  })

  it.each(locales)('keeps all of a page but what only the framework needs (%s)', (locale) => {
    const data = `<script type="application/ld+json">{"name":"${locale}"}</script>`
    expect(documentAt(`/${locale}`)).toBe(
      documentOf(`<h1>1 of 3 pages &amp; more</h1><a href="/${locale}">Home</a>${data}`),
    )
  })

  it('holds the pages that Next leaves to the adapter to render', () => {
    expect(documentAt('/go/home')).toBe(documentOf('<p>home</p>'))
  })

  it('lies beside its compressed forms, which hold the same bytes', () => {
    for (const { file, type, compressed } of Object.values(manifest().files)) {
      // Pictures and the like are compressed in themselves.
      if (/^image\/(?!svg)|^application\/pdf/.test(type)) continue
      const path = join(dist, 'documents', file)
      const content = fs.readFileSync(path)
      expect(compressed).toBe(true)
      expect(brotliDecompressSync(fs.readFileSync(`${path}.br`)).equals(content)).toBe(true)
      expect(gunzipSync(fs.readFileSync(`${path}.gz`)).equals(content)).toBe(true)
    }
  })
})

describe('what is rendered per request', () => {
  const cwd = process.cwd()
  let server: Server
  /** Why the last request was refused. */
  let refusal: unknown

  beforeAll(async () => {
    // Next looks at it while it is loaded.
    vi.stubEnv('NODE_ENV', 'production')
    const folder = fs.realpathSync(join(dist, 'server'))
    process.chdir(folder)
    const answer = openApplication(folder, manifest().routes)
    server = createServer((request, response) => {
      const [path = ''] = (request.url ?? '').split('?')
      answer(path, request, response).catch((error) => {
        refusal = error
        response.writeHead(500).end()
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })

  afterAll(() => {
    server.close()
    process.chdir(cwd)
    vi.unstubAllEnvs()
  })

  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    refusal = undefined
    const { port } = server.address() as AddressInfo
    const asked = request({ host: '127.0.0.1', port, path, headers, method }).end()
    const [response] = await once(asked, 'response')
    const body = Buffer.concat(await response.toArray())
    return { status: response.statusCode, headers: response.headers, body }
  }

  const found = () => documentOf('<p>You asked for a&lt;b in fr</p>')
  const inFrench = { 'Accept-Language': 'fr' }

  it('becomes a document in the same way', async () => {
    const { status, headers, body } = await ask('/search?q=a%3Cb', inFrench)
    expect(status).toBe(200)
    expect(body.toString()).toBe(found())
    expect(headers['content-length']).toBe(String(body.length))
  })

  it('is a document for whoever asks for flight data, too', async () => {
    const headers = { ...inFrench, RSC: '1', 'Next-Router-Prefetch': '1' }
    expect((await ask('/search?q=a%3Cb', headers)).body.toString()).toBe(found())
  })

  it('has no header of the framework', async () => {
    const { headers } = await ask('/search')
    expect(Object.keys(headers).filter((name) => /^(x-|rsc|next)/.test(name))).toEqual([])
    expect(headers.vary).toBe('Accept-Encoding')
  })

  it('is sent as it is when it is no page, but without headers of the framework', async () => {
    const { headers, body } = await ask('/plain')
    expect(body.toString()).toBe('<!-- plain -->')
    expect(headers).toMatchObject({ 'content-type': 'text/plain', vary: 'Accept-Language' })
    expect(headers).not.toHaveProperty('x-nextjs-cache')
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is compressed with %s', async (coding, decompress) => {
    const asking = { ...inFrench, 'Accept-Encoding': coding }
    const { headers, body } = await ask('/search?q=a%3Cb', asking)
    expect(headers['content-encoding']).toBe(coding)
    expect(headers['content-length']).toBe(String(body.length))
    expect(decompress(body).toString()).toBe(found())
  })

  it.each([{}, { 'Accept-Encoding': 'br' }])(
    'answers HEAD as GET, without a body',
    async (asked) => {
      const get = await ask('/search', asked)
      const head = await ask('/search', asked, 'HEAD')
      expect(head.body).toHaveLength(0)
      expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
      expect(head.headers['content-length']).toBe(String(get.body.length))
    },
  )

  it.each(['/broken', '/broken-route'])(
    'leaves a reader an answer where a route fails (%s)',
    async (path) => {
      const { status, headers } = await ask(path)
      expect(status).toBe(500)
      expect(String(refusal)).toContain(`${path} cannot be made: Next answers 500`)
      expect(headers).not.toHaveProperty('set-cookie')
    },
  )

  it.each([
    ['/styled', '<p> with a style attribute “color:red”'],
    ['/slow', 'the page streams'],
  ])('is refused instead of being sent when it breaks a rule (%s)', async (path, fault) => {
    const { status, body } = await ask(path)
    expect(refusal).toBeInstanceOf(RefusedPage)
    expect(String(refusal)).toContain(`${path} (app${path}/page.jsx) cannot become a document:\n`)
    expect(String(refusal)).toContain(fault)
    expect(status).toBe(500)
    expect(body).toHaveLength(0)
  })
})

/** A page that cannot become a document: its file, and what the build says of it. */
interface BadPage {
  jsx: string
  /** Before the page, in its file. */
  code?: string
  /** Other files in its folder. */
  files?: Record<string, string>
  what: string
  remedy: string
}

const foreign = 'https://example.org/x'

const requests = (jsx: string, tag: string): BadPage => ({
  jsx,
  what: `<${tag}> requests ${foreign}`,
  remedy: 'Serve it from public/, or link to it instead.',
})

const inlineHtml = (html: string) => `<div dangerouslySetInnerHTML={{ __html: '${html}' }} />`

/** More than React keeps back for what need not wait. */
const streaming = {
  what: 'the page streams: a part of it waits for a script that would move it into place',
  remedy:
    'Await the data in the page instead of wrapping it in <Suspense> or adding a loading.tsx.',
}
const large = "async function Large() { return <p>{'large '.repeat(5000)}</p> }"

const badPages: Record<string, BadPage> = {
  'client-component': {
    jsx: '<Counter />',
    code: "import { Counter } from './counter'",
    files: {
      'counter.jsx': "'use client'\nexport function Counter() { return <button>0</button> }",
    },
    what: 'app/bad/client-component/counter.jsx is a client component, which would have to run in the browser',
    remedy: 'Remove “use client”, and put what is interactive in a custom element in enhance/.',
  },
  suspense: {
    jsx: '<Suspense fallback="…"><Large /></Suspense>',
    code: `import { Suspense } from 'react'\n${large}`,
    ...streaming,
  },
  loading: {
    jsx: '<Large />',
    code: large,
    files: { 'loading.jsx': 'export default function Loading() { return <p>…</p> }' },
    ...streaming,
  },
  'inline-script': {
    jsx: inlineHtml('<script>alert(1)</script>'),
    what: 'inline script “alert(1)”',
    remedy: 'Move it to enhance/, as a custom element.',
  },
  'style-element': {
    jsx: "<style>{'p { color: red }'}</style>",
    what: '<style> element',
    remedy: 'Move its rules to a stylesheet that a component imports.',
  },
  'style-attribute': {
    jsx: "<p style={{ color: 'red' }}>x</p>",
    what: '<p> with a style attribute “color:red”',
    remedy: 'Use a class instead.',
  },
  'event-handler': {
    jsx: inlineHtml('<button onclick="x()">x</button>'),
    what: '<button> with an onclick attribute',
    remedy: 'Move the handler to a custom element in enhance/.',
  },
  'script-address': {
    jsx: inlineHtml('<a href="javascript:x()">x</a>'),
    what: '<a> with script in its href attribute',
    remedy: 'Move it to a custom element in enhance/.',
  },
  srcdoc: {
    jsx: '<iframe srcDoc="<p>x</p>" />',
    what: '<iframe> with script in its srcdoc attribute',
    remedy: 'Move it to a custom element in enhance/.',
  },
  image: requests(`<img src="${foreign}" />`, 'img'),
  'image-set': requests(`<img src="/x.png" srcSet="/x.png, ${foreign} 2x" />`, 'img'),
  'svg-image': requests(`<svg><image href="${foreign}" /></svg>`, 'image'),
  script: requests(`<script src="${foreign}" />`, 'script'),
  'stylesheet-link': requests(`<link rel="stylesheet" href="${foreign}" />`, 'link'),
  icon: requests(`<link rel="icon" href="${foreign}" />`, 'link'),
  preconnect: requests(`<link rel="preconnect" href="${foreign}" />`, 'link'),
  frame: requests(`<iframe src="${foreign}" />`, 'iframe'),
  form: requests(`<form action="${foreign}" />`, 'form'),
  'form-button': requests(inlineHtml(`<button formaction="${foreign}">x</button>`), 'button'),
  video: requests(`<video poster="${foreign}" />`, 'video'),
  object: requests(`<object data="${foreign}" />`, 'object'),
}

describe('a build with pages that cannot become documents', () => {
  let before: { build: string; builds: string[] }
  let failed: ReturnType<typeof build>

  beforeAll(() => {
    for (const [name, { jsx, code, files }] of Object.entries(badPages)) {
      const folder = `app/bad/${name}`
      writePage(folder, jsx, code)
      for (const [file, text] of Object.entries(files ?? {})) write(join(folder, file), text)
    }
    writePage('app/bad/stylesheet', 'x', "import './x.css'")
    write(
      'app/bad/stylesheet/x.css',
      `@import "${foreign}.css"; p { background: url(${foreign}.png) }`,
    )
    writeContent(['home', 'styled'])
    before = current()
    failed = build()
  }, 300_000)

  const current = () => ({
    build: fs.realpathSync(dist),
    builds: fs.readdirSync(join(app, '.builds')),
  })

  it('fails, and leaves the build before as it was', () => {
    expect(failed.status).toBe(1)
    expect(current()).toEqual(before)
    expect(before.builds).toHaveLength(1)
    expect(documentAt('/go/home')).toBe(documentOf('<p>home</p>'))
  })

  it.each(Object.entries(badPages))(
    'names the page, its file, the fault and the way out (%s)',
    (name, bad) => {
      const title = `/bad/${name} (app/bad/${name}/page.jsx) cannot become a document:\n`
      const report = failed.output.split('\n\n').find((part) => part.includes(title))
      expect(report).toContain(`\n  ${bad.what}\n    ${bad.remedy}`)
    },
  )

  it('names a page that the adapter renders in the same way', () => {
    expect(failed.output).toContain(
      '/go/styled (app/go/[...id]/page.jsx) cannot become a document:\n  <p> with a style attribute',
    )
  })

  it('names what imports a stylesheet that requests another origin, and the way out', () => {
    expect(failed.output).toMatch(
      /\/_next\/\S+\.css \(from app\/bad\/stylesheet\/page\.jsx\) requests https:\/\/example\.org\/x\.css, https:\/\/example\.org\/x\.png\n +Serve it from public\/ instead\./,
    )
  })

  it('names no other page, and no fault of a page that is only the result of another', () => {
    const named = [...failed.output.matchAll(/^(?:Error: )?(\S+) \(app/gm)].map(([, path]) => path)
    const bad = Object.keys(badPages).map((name) => `/bad/${name}`)
    const pages = named.filter((path) => !path?.startsWith('/_next/'))
    expect(pages.sort()).toEqual([...bad, '/go/styled'].sort())
    expect(failed.output.match(/inline script/g)).toHaveLength(1)
  })
})

describe('a build after one that it takes documents from', () => {
  it('renders them again when a stylesheet that they name has changed', {
    timeout: 120_000,
  }, () => {
    fs.rmSync(join(app, 'app', 'bad'), { recursive: true })
    writeContent(['home'])
    write('app/site.css', 'p { color: #456 }')
    const stylesheetOf = () => /href="(\S+\.css)"/.exec(documentAt('/go/home'))?.[1] ?? ''
    const before = stylesheetOf()
    expect(build()).toMatchObject({ status: 0 })
    expect(stylesheetOf()).not.toBe(before)
    expect(Object.keys(manifest().files)).toContain(stylesheetOf())
    // For pages of the build before, which a cache may still show.
    const kept = manifest().files[before]
    expect(kept?.supersededAt).toBeTruthy()
    expect(fs.readFileSync(join(dist, 'documents', kept?.file ?? ''), 'utf8')).toContain('#123')
  })
})

describe('a build after one that is damaged', () => {
  /** Every file of the tree, as it is served. */
  const tree = () => {
    const folder = join(dist, 'documents')
    const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const paths = files.map((entry) => join(fs.realpathSync(entry.parentPath), entry.name))
    return new Map(
      paths.sort().map((path) => [path.split('/documents/')[1], fs.readFileSync(path)]),
    )
  }

  /** Repeats itself for a seed (mulberry32). */
  const numbers = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  it.each([1, 2])(
    'takes over what is whole, and makes the rest again (seed %i)',
    { timeout: 120_000 },
    (seed) => {
      const next = numbers(seed)
      const whole = tree()
      const inodes = new Map<string, number>()
      const damaged = new Set<string>()
      for (const name of whole.keys()) {
        const path = join(dist, 'documents', name as string)
        inodes.set(name as string, fs.statSync(path).ino)
        const kind = Math.floor(next() * 6)
        if (kind > 2) continue
        damaged.add((name as string).replace(/\.(?:br|gz)$/, ''))
        if (kind === 0) fs.rmSync(path)
        if (kind === 1) fs.truncateSync(path, Math.floor(next() * 20))
        if (kind === 2) fs.writeFileSync(path, 'damaged')
      }
      expect(damaged.size).toBeGreaterThan(3)
      const { status, output } = build()
      expect(status, output).toBe(0)
      const again = tree()
      for (const [name, content] of again) expect(whole.get(name)?.equals(content), name).toBe(true)
      // An asset that only older pages name cannot be made again.
      const lost = [...whole.keys()].filter((name) => !again.has(name))
      expect(lost.filter((name) => !/^_next\/static\//.test(name as string))).toEqual([])
      for (const [name, inode] of inodes) {
        if (damaged.has(name.replace(/\.(?:br|gz)$/, ''))) continue
        expect(fs.statSync(join(dist, 'documents', name)).ino, name).toBe(inode)
      }
    },
  )

  it.each(['manifest.json', 'renderings'])(
    'is whole where %s was cut short',
    { timeout: 120_000 },
    (name) => {
      const whole = tree()
      fs.truncateSync(join(dist, name), 50)
      expect(build()).toMatchObject({ status: 0 })
      const again = tree()
      for (const [file, content] of again) expect(whole.get(file)?.equals(content), file).toBe(true)
    },
  )
})

function manifest(): BuildManifest {
  return JSON.parse(fs.readFileSync(join(dist, 'manifest.json'), 'utf8'))
}

function documentAt(address: string): string {
  const file = manifest().files[address]?.file as string
  return fs.readFileSync(join(dist, 'documents', file), 'utf8')
}

/** The whole document of a page of the app. */
function documentOf(main: string): string {
  const stylesheet = Object.keys(manifest().files).find((address) => address.endsWith('.css'))
  const head = `<meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><link rel="stylesheet" href="${stylesheet}" data-precedence="next"/>`
  return `<!DOCTYPE html><html lang="en"><head>${head}</head><body><main>${main}</main></body></html>`
}

function writeGoodApp(): void {
  write('package.json', '{}')
  write(
    'next.config.mjs',
    `export default {
      adapterPath: ${JSON.stringify(join(project, 'delivery', 'adapter.mjs'))},
      turbopack: { root: ${JSON.stringify(app)} },
      htmlLimitedBots: /.*/,
      poweredByHeader: false,
      experimental: { globalNotFound: true },
    }`,
  )
  writeContent(['home'])
  for (const [, file, type] of published) write(`public/${file}`, type)
  write('public/robots.txt', 'User-agent: *\n')
  for (const name of ['.DS_Store', 'Thumbs.db', 'robots.txt~']) write(`public/${name}`, '')
  write('app/site.css', 'p { color: #123 }')
  const layout = (content: string) =>
    `export default function Layout({ children }) { return <html lang="en"><body>${content}</body></html> }`
  write('app/layout.jsx', `import './site.css'\n${layout('{children}')}`)
  write('app/global-not-found.jsx', layout('Not found'))
  for (const locale of locales) {
    const data = `<script type="application/ld+json">{'{"name":"${locale}"}'}</script>`
    writePage(
      `app/${locale}`,
      `<h1>{1} of {3} pages &amp; more</h1><Link href="/${locale}">Home</Link>${data}`,
      "import Link from 'next/link'",
    )
    writePage(`app/${locale}/400`, 'Not understood')
    writePage(`app/${locale}/404`, 'Not found')
    writePage(`app/${locale}/500`, 'Out of order')
  }
  const late = `import { Suspense } from 'react'
    async function Late() { await new Promise((resolve) => setTimeout(resolve, 50)); return <p>late</p> }`
  const perRequest = "export const dynamic = 'force-dynamic'"
  writePage('app/slow', '<Suspense fallback="…"><Late /></Suspense>', `${late}\n${perRequest}`)
  writePage('app/styled', "<p style={{ color: 'red' }}>x</p>", perRequest)
  writePage(
    'app/broken',
    '{fail()}',
    `${perRequest}\nfunction fail() { throw new Error('broken') }`,
  )
  write(
    'app/broken-route/route.js',
    `${perRequest}
    import { cookies } from 'next/headers'
    export async function GET() {
      (await cookies()).set('half', '1')
      throw new Error('broken')
    }`,
  )
  write(
    'app/plain/route.js',
    `${perRequest}
    const headers = { 'Content-Type': 'text/plain', Vary: 'RSC, Accept-Language', 'X-Nextjs-Cache': 'HIT' }
    export function GET() { return new Response('<!-- plain -->', { headers }) }`,
  )
  writePage(
    'app/go/[...id]',
    "{(await params).id[0] === 'styled' ? <p style={{ color: 'red' }}>x</p> : <p>{(await params).id}</p>}",
    'export const generateStaticParams = () => []',
  )
  writePage(
    'app/search',
    "<p>You asked for {(await searchParams).q} in {(await headers()).get('accept-language')}</p>",
    `import { headers } from 'next/headers'\n${perRequest}`,
  )
}

/** Pages that exist in every language, by id. */
function writeContent(ids: string[]): void {
  const text = { title: 'x', shortTitle: 'x', description: 'x', keywords: [], aliases: [] }
  const pages = ids.map((id) => {
    const texts = locales.map((locale) => [locale, id === 'home' ? text : { ...text, slug: id }])
    return { id, order: 1, texts: Object.fromEntries(texts) }
  })
  write('.contentlayer/generated/index.json', JSON.stringify(pages))
  write('.contentlayer/freshness.json', '{}')
  write('.contentlayer/generated/data-tables.json', '{}')
}

function writePage(folder: string, jsx: string, code = ''): void {
  write(
    `${folder}/page.jsx`,
    `${code}\nexport default async function Page({ params, searchParams }) { return <main>${jsx}</main> }\n`,
  )
}

function write(name: string, text: string): void {
  fs.mkdirSync(dirname(join(app, name)), { recursive: true })
  fs.writeFileSync(join(app, name), text)
}

/**
 * Puts a package, with those that it needs, in the app’s own folder: Turbopack reads nothing outside
 * it, not even by a symbolic link, so that the files are hard links.
 */
function linkPackage(name: string): void {
  const folder = join('node_modules', name)
  // Optional packages are those of one system.
  if (fs.existsSync(join(app, folder)) || !fs.existsSync(join(project, folder))) return
  const entries = fs.readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(app, source.slice(project.length))
    fs.mkdirSync(dirname(target), { recursive: true })
    fs.linkSync(source, target)
  }
  const settings = JSON.parse(fs.readFileSync(join(project, folder, 'package.json'), 'utf8'))
  const needed = { ...settings.dependencies, ...settings.optionalDependencies }
  for (const other of Object.keys(needed)) linkPackage(other)
}

function build() {
  const next = join(app, 'node_modules', 'next', 'dist', 'bin', 'next')
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: app,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PUBLIC_ORIGIN: 'https://portal.example.org',
    },
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}
