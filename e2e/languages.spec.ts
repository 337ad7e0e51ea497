import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { listFiles } from '../compile/validation/source'
import { locales } from '../i18n/locales'
import type { Messages } from '../portal.config'
import { copyProject } from '../testing/copy-project'
import { freePort } from '../testing/processes'
import { componentPages, drawings, expectNoBarriers, expectSameLooks } from './component-page'
import { type RunningServer, startPortal } from './servers'

// Portuguese, Arabic, Hebrew and Haitian Creole, added to a copy of the portal by the steps of docs/adding-a-language.md.

test.describe.configure({ mode: 'serial', timeout: 400_000 })

const languages = ['pt', 'ar', 'he', 'ht']
const fixtures = 'e2e/languages'
const portal = mkdtempSync(join(tmpdir(), 'languages-'))
const inPortal = (path: string) => join(portal, path)
const organization = 'organization-of-american-states'
const offices = 'trade-commissioner-offices'
const summits = `${organization}/summits-of-the-americas`

const componentIds = ['components', 'components/single-pages']

const hasPodebug = spawnSync('podebug', ['--version']).status === 0
const pseudoTranslated = ['pacific-alliance', 'pacific-alliance/members']

let server: RunningServer
let origin: string

test.beforeAll(async () => {
  test.setTimeout(900_000)
  await copyProject(portal)
  await addLanguages()
  if (hasPodebug) importPseudoTranslation()
  const port = await freePort()
  origin = `http://localhost:${port}`
  succeed('npm', 'run', 'build')
  server = await startPortal({ port, build: inPortal('dist'), env: { PUBLIC_ORIGIN: origin } })
})

test.afterAll(async () => {
  await server?.stop()
  rmSync(portal, { recursive: true })
})

/** The documented steps. */
async function addLanguages(): Promise<void> {
  const guide = readFileSync('docs/adding-a-language.md', 'utf8')
  const rows = /```ts\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  edit('portal.config.ts', (table) => table.replace('} as const satisfies', `${rows}$&`))
  for (const code of languages) {
    const folder = join(fixtures, code)
    cpSync(join(folder, 'messages.json'), inPortal(`messages/${code}.json`))
    for (const file of listFiles(folder)) {
      if (file.endsWith('.mdx')) cpSync(join(folder, file), inPortal(`content/pages/${file}`))
    }
  }
  // The page of components is a draft, which a build leaves out.
  for (const page of componentIds) {
    edit(`content/pages/${page}/page.yml`, (text) => text.replace('draft: true\n', ''))
  }
  edit('i18n/same-as-english.json', (text) => {
    const same = (code: string) =>
      JSON.parse(readFileSync(join(fixtures, code, 'same-as-english.json'), 'utf8'))
    return JSON.stringify({ ...JSON.parse(text), pt: same('pt'), ht: same('ht') })
  })
  // The only country with all of its texts in Hebrew; its name has no letters for an address.
  edit('content/countries/haiti.yml', (text) =>
    text
      .replace('es: Haití }', 'es: Haití, he: האיטי }')
      .replace('es: Puerto Príncipe }', 'es: Puerto Príncipe, he: פורט או פרנס }'),
  )
  // Not the cells of the table, whose words are then those of the next language.
  edit('content/data/summits-of-the-americas.yml', (text) =>
    text
      .replace(/ {2}es: "Cumbres.*\n/, '$&  pt: "Cúpulas das Américas desde 1994"\n')
      .replace('es: Lugar }', 'es: Lugar, pt: Local }'),
  )
  for (const [page, code] of [
    ['home', 'pt'],
    [organization, 'pt'],
    [summits, 'pt'],
    ['home', 'ar'],
    ...componentIds.map((id) => [id, 'ar'] as const),
    ['home', 'he'],
    ['countries', 'he'],
    ['home', 'ht'],
    ['countries', 'ht'],
    [offices, 'ht'],
  ] as const) {
    // Their texts are shorter than the originals, and a few rules know these languages.
    succeed('npm', 'run', 'translation', '--', 'accept', page, code, '--despite-errors')
  }
}

/** Spanish that a tool which is not ours has made: Debian’s translate-toolkit. */
function importPseudoTranslation(): void {
  const [sent, returned] = ['sent', 'returned'].map(inPortal) as [string, string]
  const translation = ['run', 'translation', '--']
  succeed('npm', ...translation, 'export', '--to', 'es', '--out', sent, ...pseudoTranslated)
  succeed('podebug', '--progress=none', '--rewrite=unicode', sent, returned)
  const files = readdirSync(returned).map((name) => join(returned, name))
  succeed('npm', ...translation, 'import', ...files)
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(inPortal(file), 'utf8')
  const changed = change(text)
  expect(changed, file).not.toBe(text)
  writeFileSync(inPortal(file), changed)
}

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, {
    cwd: portal,
    env: { ...process.env, NODE_ENV: 'production', PUBLIC_ORIGIN: origin ?? 'http://localhost' },
    encoding: 'utf8',
  })
}

function succeed(command: string, ...args: string[]): void {
  const { status, stdout, stderr } = run(command, ...args)
  expect(status, stdout + stderr).toBe(0)
}

const messages = (code: string): Messages =>
  JSON.parse(readFileSync(`${fixtures}/${code}/messages.json`, 'utf8'))

/** Every page that the new languages have, by address. */
const pages = {
  pt: [
    '/pt',
    '/pt/organizacao-de-estados-americanos',
    '/pt/organizacao-de-estados-americanos/cupulas-de-americas',
  ],
  ar: ['/ar', '/ar/mukawwinat', '/ar/mukawwinat/safahat-munfarida'],
  he: ['/he', '/he/medinot', '/he/medinot/haiti'],
  ht: ['/ht', '/ht/peyi-yo', '/ht/biwo-delege-komesyal'],
}

const [, ptOrganization = '', ptSummits = ''] = pages.pt

test('the portal offers, advertises and links to the pages that the languages have, and to no others', async ({
  page,
}) => {
  const documents = inPortal('dist/documents')
  const named = new Set<string>()
  const address = new RegExp(`["'>](?:${origin})?(/(?:pt|ar|he|ht)(?:/[^"'<#?]*)?)["'<#?]`, 'g')
  for (const file of listFiles(documents)) {
    if (!/\.(html|xml|json)$/.test(file)) continue
    const text = readFileSync(join(documents, file), 'utf8')
    for (const [, path = ''] of text.matchAll(address)) named.add(path)
  }
  const others = languages.map((code) => `/${code}/manifest.webmanifest`)
  const dataFiles = [
    ...['ar', 'he', 'ht'].flatMap((code) => [
      `/${code}/countries.csv`,
      `/${code}/countries.json`,
      `/${code}/data/agreements-by-state.csv`,
    ]),
    // What the components of lists and charts offer to download.
    ...['glossary.csv', 'glossary.json', 'goods-trade.csv', 'leaders-summits.csv'].map(
      (name) => `/ar/data/${name}`,
    ),
    ...['data/venezuelans-abroad.csv', 'translation-status.csv', 'translation-status.json'].map(
      (name) => `/ar/${name}`,
    ),
  ]
  const comparisons = [
    ...comparisonsOf('/pt/lado-a-lado', ['home'], ['en', 'fr', 'es', 'ar', 'he', 'ht']),
    ...comparisonsOf('/pt/lado-a-lado', [organization, summits], ['en', 'fr', 'es']),
    ...comparisonsOf('/ar/janban-ila-janb', ['home'], ['en', 'fr', 'es', 'pt', 'he', 'ht']),
    ...comparisonsOf('/ar/janban-ila-janb', componentIds, ['en', 'fr', 'es']),
    ...comparisonsOf('/he/zu-le-tsad-zu', ['home'], ['en', 'fr', 'es', 'pt', 'ar', 'ht']),
    ...comparisonsOf('/he/zu-le-tsad-zu', ['countries'], ['en', 'fr', 'es', 'ht']),
    ...comparisonsOf('/he/zu-le-tsad-zu', ['countries/haiti'], ['en', 'fr', 'es']),
    ...comparisonsOf('/ht/kot-a-kot', ['home'], ['en', 'fr', 'es', 'pt', 'ar', 'he']),
    ...comparisonsOf('/ht/kot-a-kot', ['countries'], ['en', 'fr', 'es', 'he']),
    ...comparisonsOf('/ht/kot-a-kot', [offices], ['en', 'fr', 'es']),
  ]
  expect([...named].sort()).toEqual(
    [...Object.values(pages).flat(), ...dataFiles, ...comparisons, ...others].sort(),
  )
  for (const [path, expected] of [
    ['/en', [...locales, ...languages, 'x-default']],
    ['/ar', [...locales, ...languages, 'x-default']],
    [ptSummits, ['en', 'fr', 'es', 'pt', 'x-default']],
    ['/fr/a-propos', ['en', 'fr', 'es', 'x-default']],
  ] as const) {
    await page.goto(origin + path)
    const alternates = await hreflangs(page, 'head link[hreflang]')
    expect(alternates, path).toEqual(expected)
    const offered = await hreflangs(page, '.language-links a')
    const own = path.slice(1, 3)
    expect(offered, path).toEqual(expected.filter((code) => code !== own && code !== 'x-default'))
  }
})

/** The addresses at which pages stand beside themselves in other languages. */
function comparisonsOf(start: string, ids: string[], others: string[]): string[] {
  return ids.flatMap((id) => others.map((other) => `${start}/${other}/${id}`))
}

const hreflangs = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((all) => all.map((link) => link.getAttribute('hreflang')))

const empty = 'nav:not(:has(a)), ul:empty, ol:empty'

test('menus and lists have the pages of the language alone, and none is empty', async ({
  page,
}) => {
  await page.goto(`${origin}/pt`)
  await expect(page.locator('#topic-menu a')).toHaveCount(1)
  await expect(page.locator('main .doormats a')).toHaveCount(1)
  await page.goto(`${origin}/ar`)
  await expect(page.locator('#topic-menu, main .doormats, main .page-list')).toHaveCount(0)
  for (const path of Object.values(pages).flat()) {
    await page.goto(origin + path)
    expect(await page.locator(empty).count(), path).toBe(0)
  }
})

test('a link to a page that the language lacks leads to the reader’s next language, and says so', async ({
  page,
}) => {
  for (const [path, href, language, note] of [
    [ptOrganization, '/es/acerca-de/idiomas', 'es', 'espanhol'],
    ['/ar', '/en/about', 'en', 'الإنجليزية'],
  ] as const) {
    await page.goto(origin + path)
    const link = page.locator(`main a[href="${href}"]`)
    await expect(link).toHaveAttribute('hreflang', language)
    const text = messages(path.slice(1, 3)).content.onlyInLanguage.replace('{language}', note)
    expect((await link.textContent())?.endsWith(` ${text}`), path).toBe(true)
  }
})

test('a table has the words of the language, and those of the next one where it lacks them', async ({
  page,
}) => {
  await page.goto(origin + ptSummits)
  const table = page.locator('main table')
  await expect(table.locator('caption')).toHaveText('Cúpulas das Américas desde 1994')
  await expect(table.locator('caption')).not.toHaveAttribute('lang')
  await expect(table.getByText('Miami (Estados Unidos)')).toHaveAttribute('lang', 'es')
  await expect(table.locator('time').first()).toContainText('dezembro de 1994')
})

test('the table of countries and the form for offices show what a language lacks in the next one', async ({
  page,
}) => {
  await page.goto(`${origin}/he/medinot`)
  const rows = page.locator('.sortable tbody tr')
  await expect(rows).toHaveCount(35)
  await expect(rows.locator('a[href="/he/medinot/haiti"]')).toHaveText('האיטי')
  const other = rows.locator('a[href="/en/countries/saint-lucia"]')
  await expect(other).toHaveAttribute('hreflang', 'en')
  await expect(other).toContainText(
    messages('he').content.onlyInLanguage.replace('{language}', 'אנגלית'),
  )
  // What is written from left to right stays so, to its full stop.
  const capital = page.locator('.sortable td span[lang="en"]', { hasText: 'Washington, D.C.' })
  await expect(capital).toHaveAttribute('dir', 'ltr')
  const places = await capital.evaluate((span) => {
    const text = span.firstChild as Text
    return [0, text.length - 1].map((at) => {
      const range = new Range()
      range.setStart(text, at)
      range.setEnd(text, at + 1)
      return range.getBoundingClientRect().left
    })
  })
  expect(places[0]).toBeLessThan(places[1] ?? 0)
  const filtered = await page.goto(`${origin}/ht/peyi-yo?region=caribbean&sort=-capital`)
  expect(filtered?.status()).toBe(200)
  const answer = await page.goto(`${origin}/ht/biwo-delege-komesyal?country=haiti`)
  expect(answer?.status()).toBe(200)
  const said = page.locator('.notice[role="status"]')
  await expect(said.locator('h3')).toHaveText('Biwo pou Haïti')
  await expect(said.locator('div[lang="fr"]')).toContainText('Ambassade')
  await expect(said.locator('a[href="/fr/pays/haiti"]')).toHaveAttribute('hreflang', 'fr')
})

test('a chart is drawn and has its table in every direction', async ({ page }) => {
  for (const path of ['/he/medinot', '/ht/peyi-yo']) {
    await page.goto(origin + path)
    const chart = page.locator('.chart', { has: page.locator('.map') })
    await expect(chart.locator('.map')).toBeVisible()
    await expect(chart.locator('figcaption span')).toHaveAttribute('dir', 'ltr')
    await expect(chart.locator('tbody tr')).toHaveCount(35)
  }
})

for (const [code, paths] of componentPages) {
  test(`no component has a barrier in ${code}, in light or dark, wide or narrow`, async ({
    page,
  }) => {
    await expectNoBarriers(page, origin, paths)
  })
}

for (const drawing of drawings) {
  const { locale, dir, scheme } = drawing
  test(`the components look as they did in ${locale}, ${dir}, ${scheme}`, async ({ browser }) => {
    await expectSameLooks(browser, origin, drawing)
  })
}

test('no heading stands over a list of no pages', async ({ page }) => {
  await page.goto(`${origin}/ht/biwo-delege-komesyal`)
  await expect(page.locator('#in-this-section')).toHaveCount(0)
  await expect(page.locator('a[href="#in-this-section"]')).toHaveCount(0)
  await expect(page.locator('#which-office')).toBeVisible()
})

test('readers are led to the new languages, offered them, and told in them what is not there', async ({
  page,
}) => {
  const ask = (path: string, accepted: string) =>
    fetch(origin + path, { headers: { 'Accept-Language': accepted }, redirect: 'manual' })
  for (const [path, accepted, location] of [
    ['/', 'pt-BR, en;q=0.5', '/pt'],
    ['/', 'ar', '/ar'],
    [`/go/${organization}`, 'pt', ptOrganization],
    [`/go/${organization}`, 'ar, pt;q=0.5', ptOrganization],
  ] as const) {
    const response = await ask(path, accepted)
    expect([response.status, response.headers.get('location')]).toEqual([302, location])
  }
  await page.goto(`${origin}/`)
  expect(await hreflangs(page, 'main a')).toEqual([...locales, ...languages])
  for (const code of languages) {
    const response = await page.goto(`${origin}/${code}/x`)
    expect(response?.status()).toBe(404)
    await expect(page.locator('html')).toHaveAttribute('lang', code)
    await expect(page.locator('h1')).toHaveText(messages(code).errors.notFoundTitle)
  }
  const nginx = readFileSync(inPortal('dist/nginx/http.conf'), 'utf8')
  for (const path of [ptSummits, '/ar', '/ar/404.html']) expect(nginx).toContain(path)
})

test('a shared link has an image in the language, or the default’s where the font lacks its letters', async ({
  page,
}) => {
  for (const [path = '', expected] of [
    [pages.pt[0], '/share/pt/home.png'],
    [pages.ar[0], '/share/en/home.png'],
  ]) {
    await page.goto(origin + path)
    const image = await page.locator('meta[property="og:image"]').getAttribute('content')
    expect(image).toBe(origin + expected)
  }
})

for (const width of [1280, 320]) {
  test(`Arabic is laid out from right to left on ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    const edgesOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { left, right } = element.getBoundingClientRect()
          return { start: left, end: innerWidth - right }
        })
    const widens = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    await page.goto(`${origin}/ar`)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    const signature = await edgesOf('.signature')
    expect(signature.end).toBeLessThan(signature.start)
    await expect(page.locator('main p').first()).toHaveCSS('text-align', 'start')
    expect(await widens()).toBe(false)
    // The home page has no section menu; a page that has one stands for it.
    await page.goto(origin + ptSummits)
    const before = await edgesOf('.section-menu')
    await page.locator('html').evaluate((html: HTMLElement) => {
      html.dir = 'rtl'
    })
    const after = await edgesOf('.section-menu')
    expect(after.end).toBeCloseTo(before.start, 0)
    expect(after.start).toBeCloseTo(before.end, 0)
    expect(await widens()).toBe(false)
  })
}

test('a date in digits keeps its order among Arabic letters', async ({ page }) => {
  await page.goto(`${origin}/ar`)
  const places = await page.locator('.date-modified time').evaluate((time) => {
    const digits = time.firstChild as Text
    return [0, digits.length - 1].map((at) => {
      const range = new Range()
      range.setStart(digits, at)
      range.setEnd(digits, at + 1)
      return range.getBoundingClientRect().left
    })
  })
  expect(places[0]).toBeLessThan(places[1] ?? 0)
})

test('the project’s own tests pass with more languages', () => {
  test.setTimeout(1_200_000)
  // What is served has been built; no rule takes the tool’s letters for Spanish.
  for (const page of pseudoTranslated) {
    for (const name of ['es.mdx', 'translation.lock']) {
      const file = `content/pages/${page}/${name}`
      cpSync(file, inPortal(file))
    }
  }
  const wide = ['--testTimeout', '180000', '--hookTimeout', '180000']
  // Neither those that build the portal several times, nor those of what is not the portal.
  const others = [
    'e2e/**',
    'deploy/**',
    'bench/**',
    'delivery/{adapter,incremental-build,setup}.test.ts',
    'testing/another-portal.test.ts',
  ]
  const excluded = others.flatMap((pattern) => ['--exclude', pattern])
  succeed('npx', 'vitest', 'run', ...excluded, ...wide)
  succeed('npx', 'tsc', '--noEmit')
})

test('rules of translation know the languages, or are silent and say so', () => {
  const news = run('npm', 'run', '--silent', 'translation', '--', 'check')
  expect(news.status, news.stdout).toBe(0)
  const lines = news.stdout.split('\n')
  for (const [name, code] of [
    ['עברית', 'he'],
    ['Kreyòl ayisyen', 'ht'],
  ]) {
    expect(lines.filter((line) => line.includes(`missing in ${name}`))).toHaveLength(1)
    expect(news.stdout).toContain(`translation -- status --locale ${code}`)
    expect(lines.find((line) => line.startsWith(`${name}: not looked at`))).toContain('spelling')
  }
  const check = ['npm', 'run', 'translation', '--', 'check', organization] as const
  succeed(...check)
  edit(`content/pages/${organization}/pt.mdx`, (text) =>
    text.replace('abril de 1948', 'maio de 1984').replace('about/languages', 'about/terms'),
  )
  const { status, stdout } = run(...check)
  expect(status).toBe(1)
  for (const rule of ['numbers “April”, “1948”', 'links the link to (about/languages)']) {
    expect(stdout).toContain(rule)
  }
})

test('a language that Node.js cannot format is refused at the locale table', () => {
  edit('portal.config.ts', (text) => text.replace("'fr-HT'", "'ht'"))
  const { status, stderr } = run('npm', 'run', '--silent', 'content')
  edit('portal.config.ts', (text) => text.replace("formatting: 'ht'", "formatting: 'fr-HT'"))
  expect(status).toBe(1)
  expect(stderr).toMatch(/^portal\.config\.ts:\d+:\d+: formatting: “ht”.*such as “fr-HT”/m)
})

test('a build still fails for French that is missing or stale, not for Portuguese', () => {
  const french = inPortal(`content/pages/${organization}/fr.mdx`)
  const failed = () => {
    const { status, stdout, stderr } = run('npm', 'run', 'build')
    expect(status).not.toBe(0)
    return { notices: stdout, faults: stderr }
  }
  renameSync(french, `${portal}/fr.mdx`)
  const missing = failed()
  expect(missing.faults).toContain(`content/pages/${organization}/fr.mdx:1:1: is missing`)
  expect(missing.faults).not.toContain('/pt.mdx')
  renameSync(`${portal}/fr.mdx`, french)
  edit(`content/pages/${organization}/en.mdx`, (text) =>
    text.replace('four pillars', 'five pillars'),
  )
  const stale = failed()
  const message = (code: string) =>
    new RegExp(`${organization}/${code}\\.mdx:\\d+:1: the section what-it-is does not follow`)
  expect(stale.faults).toMatch(message('fr'))
  expect(stale.faults).not.toMatch(message('pt'))
  expect(stale.notices).toMatch(message('pt'))
})

// Defined only where the tool is installed, which no test needs.
if (hasPodebug) {
  test('a translation that another tool has made is built and read like any other', async ({
    page,
  }) => {
    await page.goto(`${origin}/es/alianza-del-pacifico`)
    await expect(page.locator('h1')).toContainText('Ƥȧƈīƒīƈ Ȧŀŀīȧƞƈḗ')
    await expect(page.locator('main')).toContainText('Ŧħḗ Ȧŀŀīȧƞƈḗ ƀḗɠȧƞ ẇīŧħ ȧ ḓḗƈŀȧřȧŧīǿƞ.')
    await expect(page.locator('.notice')).toHaveCount(0)
    await page.goto(`${origin}/es/alianza-del-pacifico/miembros`)
    await expect(page.locator('main table').first()).toContainText('Ƥḗřŭ')
  })
}
