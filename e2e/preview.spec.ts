import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect as expectSoon, type Page, test } from '@playwright/test'
import { copyProject } from '../testing/copy-project'
import { freePort, type Server, startServer } from '../testing/processes'

// `npm run dev` on a copy of the portal that begins with faults: a new page whose title has a colon and
// whose component is not closed, and no build or check before.

// Wide enough for a slow machine; on a quiet one what is saved shows within a second or two.
const soon = { timeout: 60_000 }
const expect = expectSoon.configure(soon)

test.describe.configure({ mode: 'serial', timeout: 400_000 })

const portal = mkdtempSync(join(tmpdir(), 'preview-'))
const text = (path: string) => join(portal, 'content', path)
const members = 'pages/pacific-alliance/members/en.mdx'
const membersPath = '/en/pacific-alliance/members'

let server: Server
let port: number

test.beforeAll(async () => {
  test.setTimeout(400_000)
  await copyProject(portal)
  const draft = text('pages/pacific-alliance/draft')
  cpSync(text('pages/pacific-alliance/members'), draft, { recursive: true })
  edit('pages/pacific-alliance/draft/en.mdx', (mdx) =>
    mdx.replace(/^title: .*$/m, 'title: Cuba: timeline'),
  )
  edit('pages/pacific-alliance/draft/fr.mdx', (mdx) => `${mdx}\n<Notice kind="warning">\n`)
  port = await freePort()
  server = await startServer(
    { ...development, env: { PORT: String(port), NODE_ENV: '' } },
    port,
    300,
  )
})

test.afterAll(async () => {
  await server?.stop()
  rmSync(portal, { recursive: true })
})

const development = { command: 'npm', args: ['run', 'dev'], cwd: portal }

function edit(path: string, change: (content: string) => string): void {
  const before = readFileSync(text(path), 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(text(path), after)
}

const faults = (page: Page) => page.locator('#preview-faults')

test('starts whatever is wrong, and shows a new page with its faults', async ({ page }) => {
  const response = await page.goto(`${server.url}/en/pacific-alliance/draft`)
  expect(response?.status()).toBe(200)
  await expect(page.locator('h1')).toHaveText('draft')
  await expect(faults(page)).toContainText('content/pages/pacific-alliance/draft/en.mdx:2:')
  await expect(faults(page)).toContainText('content/pages/pacific-alliance/draft/fr.mdx:')
})

test('answers what readers are answered, without the framework’s script', async ({ request }) => {
  const answers = {
    '/en': 'text/html',
    '/fr/pays': 'text/html',
    '/go/home': 'text/html',
    '/en/search?q=cusma': 'text/html',
    '/fr/cote-a-cote/en/home': 'text/html',
    '/en/countries.csv': 'text/csv',
    '/en/countries.json?region=caribbean': 'application/json',
    '/en/data/glossary.csv': 'text/csv',
    '/en/data/goods-trade.csv': 'text/csv',
    '/fr/translation-status.json': 'application/json',
    '/es/translation-status.csv': 'text/csv',
    '/es/manifest.webmanifest': 'application/manifest+json',
    '/share/en/home.png': 'image/png',
    '/sitemap.xml': 'application/xml',
    '/robots.txt': 'text/plain',
    '/.well-known/security.txt': 'text/plain',
    '/icon.svg': 'image/svg+xml',
  }
  for (const [path, type] of Object.entries(answers)) {
    const answer = await request.get(server.url + path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-type'], path).toContain(type)
    expect(answer.headers()['cache-control'], path).toBe('no-store')
    if (type === 'text/html') expect(await answer.text(), path).not.toContain('__next')
  }
  for (const path of ['/en/nope', '/fr/nope.pdf', '/nope.png', '/es/data/nope.csv']) {
    const answer = await request.get(server.url + path)
    expect(answer.status(), path).toBe(404)
    expect(await answer.text(), path).toContain('<h1')
  }
})

test('serves an image as soon as it is there', async ({ request }) => {
  mkdirSync(join(portal, 'public/images'))
  cpSync(join(portal, 'public/icon.svg'), join(portal, 'public/images/carte été.svg'))
  const address = `${server.url}/images/carte%20%C3%A9t%C3%A9.svg`
  await expect.poll(async () => (await request.get(address)).status(), soon).toBe(200)
})

test('shows a saved text by itself, in every tab', async ({ page, context }) => {
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(error.message))
  await page.goto(server.url + membersPath)
  const second = await context.newPage()
  await second.goto(`${server.url}/en`)
  edit(members, (mdx) => `${mdx}\nA sentence that was just saved.\n`)
  await expect(page.locator('main')).toContainText('A sentence that was just saved.')
  edit(members, (mdx) => mdx.replace(/^title: .*$/m, 'title: Members anew'))
  await expect(page.locator('h1')).toHaveText('Members anew')
  // Nothing that the policy blocks, no badge of the framework.
  expect(messages).toEqual([])
  await expect(page.locator('nextjs-portal')).toHaveCount(0)
})

test('leads to downloads, of which it says kind, size and language, and to mail', async ({
  page,
  request,
}) => {
  mkdirSync(join(portal, 'public/files'))
  writeFileSync(join(portal, 'public/files/rapport été.fr.pdf'), Buffer.alloc(13_400))
  const address = '/files/rapport%20%C3%A9t%C3%A9.fr.pdf'
  await page.goto(server.url + membersPath)
  edit(
    members,
    (mdx) => `${mdx}\n[Report](/files/rapport%20été.fr.pdf), [mail](mailto:a@example.org)\n`,
  )
  const link = page.locator(`main a[href="${address}"]`)
  await expect(link).toHaveText('Report (PDF, 13\u00a0kB, French)')
  await expect(link).toHaveAttribute('hreflang', 'fr')
  await expect(page.locator('main a[href="mailto:a@example.org"]')).toHaveText('mail')
  const answer = await request.get(server.url + address)
  expect(answer.headers()['content-type']).toContain('application/pdf')
  expect((await answer.body()).length).toBe(13_400)
})

test('shows what is saved of a country', async ({ page }) => {
  await page.goto(`${server.url}/en/countries/cuba`)
  edit('countries/cuba.yml', (yml) => yml.replace('Havana', 'Habana'))
  await expect(page.locator('main')).toContainText('Habana')
})

test('shows a fault above the last text without one, until it is mended', async ({ page }) => {
  await page.goto(server.url + membersPath)
  const good = readFileSync(text(members), 'utf8')
  const wrong: [change: string, fault: RegExp][] = [
    [good.replace(/^title: .*$/m, 'title: Cuba: timeline'), /members\/en\.mdx:2:\d+: /],
    [`${good}\n<Notice kind="warning">\n\nText.\n`, /members\/en\.mdx:\d+:\d+: /],
    [`${good}\n[lost](no/such-page)\n`, /members\/en\.mdx:\d+:\d+: .*“no\/such-page”/],
    [`${good}\n<DataTable data="nothing" />\n`, /members\/en\.mdx:\d+:\d+: .*nothing\.yml/],
    ['', /members\/en\.mdx:1:1: /],
  ]
  for (const [change, fault] of wrong) {
    writeFileSync(text(members), change)
    await expect(faults(page)).toContainText(fault)
    await expect(page.locator('h1')).toHaveText('Members anew')
    await expect(page.locator('main')).toContainText('A sentence that was just saved.')
    writeFileSync(text(members), good)
    const places = faults(page).locator('code', { hasText: 'members/en.mdx' })
    await expect(places).toHaveCount(0)
  }
})

test('goes on showing pages while data or interface text cannot be read', async ({ page }) => {
  await page.goto(`${server.url}/en/countries`)
  const kept: [string, string][] = ['external-links.yml', 'glossary.yml', 'countries/peru.yml'].map(
    (path) => [path, readFileSync(text(path), 'utf8')],
  )
  for (const [path] of kept) writeFileSync(text(path), 'a: b: c\n')
  for (const [path] of kept) await expect(faults(page)).toContainText(`content/${path}:1:`)
  for (const path of ['/en', '/en/countries', '/en/countries/peru', '/en/glossary', membersPath]) {
    const response = await page.goto(server.url + path)
    expect(response?.status(), path).toBe(200)
  }
  for (const [path, before] of kept) writeFileSync(text(path), before)
})

test('follows pages that come and go', async ({ page }) => {
  rmSync(text('pages/pacific-alliance/draft'), { recursive: true })
  const status = async () => (await page.goto(`${server.url}/en/pacific-alliance/draft`))?.status()
  await expect.poll(status, soon).toBe(404)
})

test('says on the terminal what an author needs, and nothing of the framework', () => {
  const output = server.output()
  expect(output).toContain(`The portal is at http://localhost:${port}`)
  expect(output).toMatch(
    /content\/pages\/pacific-alliance\/members\/en\.mdx:\d+:\d+: .*no\/such-page/,
  )
  expect(output).not.toMatch(/Compiling|Compiled|React|Generated|successCallback|\d+ms/)
  expect(output).not.toMatch(/^ +at /m)
})

test('says that a port is taken before anything is built, and how to choose another', async () => {
  const other = createServer().listen(await freePort())
  await once(other, 'listening')
  const { port: taken } = other.address() as { port: number }
  const child = spawn('npm', ['run', 'dev'], {
    cwd: portal,
    env: { ...process.env, PORT: String(taken) },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  }
  const [code] = await once(child, 'close')
  other.close()
  expect(code).toBe(1)
  expect(output).toContain(`Port ${taken} is taken`)
  expect(output).toMatch(/PORT=\d+ npm run dev/)
  expect(output).not.toContain('content')
})
