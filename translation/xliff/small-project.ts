import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { runTranslation } from '../command'

// A small project with a page that is at the translators’, for tests of what comes back.

let root = ''

export const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'
export const file = 'topic.xlf'
export const spanish = 'content/pages/topic/es.mdx'

function front(title: string, slug: string): string {
  return `---\ntitle: ${title}\nshortTitle: ${title}\ndescription: ${title}, at length.\n${slug}keywords: [a]\n---\n\n`
}

const bodies = {
  en: 'Three *old* states met at [home](home).\n\n## Part {/* #one */}\n\n- Yes\n- Yes\n\nThe members lowered their tariffs together, and now work on services.\n',
  fr: 'Trois *vieux* États se sont vus à [l’accueil](home).\n\n## Partie {/* #one */}\n\n- Oui\n- Oui\n\nLes membres ont réduit leurs droits de douane, et travaillent maintenant aux services.\n',
  es: 'Tres *viejos* Estados se vieron en [el inicio](home).\n\n## Parte {/* #one */}\n\n- Sí\n- Sí\n\nLos miembros redujeron juntos sus aranceles, y ahora trabajan en los servicios.\n',
}
const titles = { en: ['Home', 'Topic'], fr: ['Accueil', 'Sujet'], es: ['Inicio', 'Tema'] } as const

export function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
export const read = (path: string) => readFileSync(join(root, path), 'utf8')

export function edit(path: string, from: string | RegExp, to: string): void {
  const before = read(path)
  const after = before.replace(from, () => to)
  expect(after, `${path}: ${from}`).not.toBe(before)
  write(path, after)
}

export function translated(xml: string, id: string, target: string): string {
  const unit = new RegExp(`(<trans-unit id="${id}".*?<target[^>]*>).*?(</target>)`, 's')
  const after = xml.replace(unit, (_, start, end) => start + target + end)
  expect(after, id).not.toBe(xml)
  return after
}
export const translate = (id: string, target: string) =>
  write(file, translated(read(file), id, target))

export const run = (...args: string[]) => runTranslation(root, args)

/** Every file of the content, to show that none has changed. */
export function contents(): Record<string, string> {
  const paths = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    paths.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return entry.isFile() ? [[path, readFileSync(path, 'utf8')]] : []
    }),
  )
}

export async function imports(): Promise<string> {
  const { status, stdout } = await run('import', file)
  expect(status, stdout).toBe(0)
  return stdout
}

/** The lines that say why nothing was written. */
export async function refusals(): Promise<string[]> {
  const before = contents()
  const { status, stdout } = await run('import', file)
  expect(stdout).toContain('Nothing was written.')
  expect(status).toBe(1)
  expect(contents()).toEqual(before)
  return stdout.split('\n').filter((line) => line.startsWith(file))
}

/** Makes the project before each test of a file, with the page as it was exported to Spanish. */
export function useSmallProject(): void {
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'returns-'))
    for (const locale of ['en', 'fr', 'es'] as const) {
      const [home, topic] = titles[locale]
      write(`content/pages/home/${locale}.mdx`, `${front(home, '')}${home}.\n`)
      write(`content/pages/topic/${locale}.mdx`, front(topic, 'slug: topic\n') + bodies[locale])
    }
    write('content/pages/home/page.yml', settings)
    write('content/pages/topic/page.yml', settings)
    for (const page of ['home', 'topic']) {
      for (const locale of ['fr', 'es']) await run('accept', page, locale, '--despite-errors')
    }
    await run('export', '--to', 'es', '--out', file, 'topic')
  })

  afterEach(() => {
    rmSync(root, { recursive: true })
  })
}
