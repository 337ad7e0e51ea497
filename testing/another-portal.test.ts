import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Element } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { BuildManifest } from '../delivery/files'
import type { Glossary } from '../site/content'
import { copyProject } from './copy-project'
import { freePort, startServer } from './processes'

// Another portal from the same code: a guide to the night sky in Portuguese and French, of three pages,
// without countries, glossary or search. Only content/, messages/ and portal.config.ts are its own.

const portal = mkdtempSync(join(tmpdir(), 'another-portal-'))
const own = 'testing/another-portal'
const timeout = 900_000
const languages = { pt: 'e2e/languages/pt/messages.json', fr: 'messages/fr.json' }
const addresses = {
  pt: ['/pt', '/pt/lua', '/pt/planetas'],
  fr: ['/fr', '/fr/lune', '/fr/planetes'],
}

beforeAll(async () => {
  await copyProject(portal)
  for (const path of ['content', 'messages']) rmSync(join(portal, path), { recursive: true })
  for (const path of ['content', 'portal.config.ts']) {
    cpSync(join(own, path), join(portal, path), { recursive: true })
  }
  mkdirSync(join(portal, 'messages'))
  const names = readJson(join(own, 'names.json'))
  for (const [code, file] of Object.entries(languages)) {
    const messages = readJson(file)
    for (const [part, texts] of Object.entries(names[code])) Object.assign(messages[part], texts)
    writeFileSync(join(portal, `messages/${code}.json`), JSON.stringify(messages))
  }
  succeed('npm', 'run', 'build')
}, timeout)

afterAll(() => rmSync(portal, { recursive: true }))

it('has its pages in its languages, and nothing of the other portal’s', () => {
  const pages = Object.entries(manifest().files).filter(([, { kind }]) => kind === 'page')
  const readers = pages.map(([address]) => address).filter((address) => /^\/(?!go\/)/.test(address))
  expect(readers.sort()).toEqual(Object.values(addresses).flat().sort())
  const others = [...namesOfTheOther()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const named = new RegExp(`(?<!\\p{L})(?:${others.join('|')})(?!\\p{L})`, 'u')
  for (const [address, { file, type }] of Object.entries(manifest().files)) {
    if (!/^(?:text|application)/.test(type) || /^\/(?:_next|enhance)\//.test(address)) continue
    expect(named.exec(document(file))?.[0], address).toBeUndefined()
  }
})

it('leads nowhere that is not there', () => {
  const { files } = manifest()
  for (const [address, { file, type }] of Object.entries(files)) {
    if (!type.startsWith('text/html')) continue
    const html = document(file)
    for (const href of [...attributes(html, 'href'), ...attributes(html, 'src')]) {
      const { origin, pathname, hash } = new URL(href, `http://localhost:3000${address}`)
      if (origin !== 'http://localhost:3000' || pathname === '/language') continue
      const target = files[pathname]
      const isComparison = /^\/(?:pt\/lado-a-lado|fr\/cote-a-cote)\//.test(pathname)
      expect(target ?? isComparison, `${address} links to ${href}`).toBeTruthy()
      // Where a language is chosen, the section is handed on to what is chosen.
      if (target && hash && !pathname.startsWith('/go/')) {
        expect(attributes(document(target.file), 'id')).toContain(hash.slice(1))
      }
    }
  }
})

it('is named, and offers its own languages, on every page', () => {
  const names = readJson(join(own, 'names.json'))
  for (const [code, paths] of Object.entries(addresses)) {
    for (const path of paths) {
      const html = document(manifest().files[path]?.file ?? '')
      expect(html).toContain(`<html lang="${code}"`)
      expect(html).toContain(names[code].site.name)
      const alternates = attributes(html, 'hreflang', ({ name }) => name === 'link')
      expect(alternates).toEqual(['pt', 'fr', 'x-default'])
    }
  }
})

it('agrees in its languages', { timeout }, () => {
  expect(succeed('npm', 'run', '--silent', 'translation', '--', 'check')).toContain(
    'The languages agree.',
  )
})

it('is served, without what it lacks', async () => {
  const port = await freePort()
  const env = { PORT: `${port}` }
  const args = ['dist/server/server.mjs']
  const server = await startServer({ command: process.execPath, args, cwd: portal, env }, port)
  const status = async (path: string) => (await fetch(server.url + path)).status
  for (const path of Object.values(addresses).flat()) expect(await status(path)).toBe(200)
  for (const path of ['/en', '/pt/countries.csv', '/fr/search', '/pt/lune/x', '/go/countries']) {
    expect(await status(path), path).toBe(404)
  }
  // Another language’s word in an address leads on, as in any portal of this code.
  expect((await fetch(`${server.url}/pt/planetes`)).url).toBe(`${server.url}/pt/planetas`)
  expect(await status('/fr/cote-a-cote/pt/moon')).toBe(200)
  await server.stop()
})

/** Names that only the portal in content/ has reason to say: of itself, its countries and organizations. */
function namesOfTheOther(): Set<string> {
  const glossary: Glossary = parse(readFileSync('content/glossary.yml', 'utf8'))
  const acronyms = Object.values(glossary).flatMap(({ acronym }) => Object.values(acronym ?? {}))
  const ofItself = ['en', 'fr', 'es'].map((code) => readJson(`messages/${code}.json`).site.name)
  const countries = ['Canada', 'Canadá', 'Americas', 'Amériques', 'Américas', 'English', 'Español']
  return new Set([...acronyms.flat(2), ...ofItself, ...countries])
}

/** The values of an attribute in a document, of elements for which something holds. */
function attributes(html: string, name: string, holds = (_: Element) => true): string[] {
  const elements = DomUtils.findAll(
    (element) => name in element.attribs && holds(element),
    parseDocument(html).children,
  )
  return elements.map(({ attribs }) => attribs[name] ?? '')
}

function manifest(): BuildManifest {
  return readJson(join(portal, 'dist/manifest.json'))
}

function document(file: string): string {
  return readFileSync(join(portal, 'dist/documents', file), 'utf8')
}

function readJson(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Runs a command in the portal, and returns what it has said. */
function succeed(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: portal, encoding: 'utf8' })
  expect(stderr + stdout, `${command} ${args.join(' ')}`).toSatisfy(() => status === 0)
  return stdout
}
