import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { counted } from '../compile/validation/fault'
import { locales, localeTable } from '../i18n/locales'
import { runTranslation } from './command'

const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'

const front = (title: string, shortTitle: string, description: string, slug: string) =>
  `---\ntitle: ${title}\nshortTitle: ${shortTitle}\ndescription: ${description}\n${slug}keywords: [a]\n---\n\n`

/** The files that the project begins with, by path. */
export const projectFiles = {
  'content/pages/home/page.yml': settings,
  'content/pages/home/en.mdx': `${front('Home', 'Start', 'Where it begins.', '')}Some text of the home page.\n`,
  'content/pages/home/fr.mdx': `${front('Accueil', 'Début', 'Où cela commence.', '')}Un texte de la page d’accueil.\n`,
  'content/pages/home/es.mdx': `${front('Inicio', 'Comienzo', 'Donde comienza.', '')}Un texto de la página de inicio.\n`,
  'content/pages/topic/page.yml': settings,
  'content/pages/topic/en.mdx': `${front('Topic', 'Short', 'About it.', 'slug: topic\n')}In 2018, three states met.\n\n## One {/* #one */}\n\nThe first text.\n\n## Two {/* #two */}\n\nThe second text.\n`,
  'content/pages/topic/fr.mdx': `${front('Sujet', 'Court', 'À ce sujet.', 'slug: sujet\n')}En 2018, trois États se sont réunis.\n\n## Un {/* #one */}\n\nLe premier texte.\n\n## Deux {/* #two */}\n\nLe deuxième texte.\n`,
  'content/pages/topic/es.mdx': `${front('Tema', 'Corto', 'Sobre ello.', 'slug: tema\n')}En 2018, tres Estados se reunieron.\n\n## Uno {/* #one */}\n\nEl primer texto.\n\n## Dos {/* #two */}\n\nEl segundo texto.\n`,
}

/** Languages of the portal that the project is not in. */
export const otherLocales = locales.filter(
  (locale) => !(`content/pages/home/${locale}.mdx` in projectFiles),
)

/** Returns what a check would say if the portal had only the languages of the project. */
export function withoutOthers(stdout: string): string {
  const names = otherLocales.map((locale) => localeTable[locale].name)
  const isOther = (line: string) => names.some((name) => line.includes(name))
  const lines = stdout.split('\n')
  const missing = lines.filter((line) => isOther(line) && line.includes('is missing'))
  const warnings = missing.filter((line) => line.includes('(warning)')).length
  return lines
    .filter((line) => !isOther(line))
    .join('\n')
    .replace(/^(\d+) errors?, (\d+) warnings?$/m, (_, allErrors, allWarnings) => {
      const [errors, others] = [allErrors - (missing.length - warnings), allWarnings - warnings]
      if (errors + others === 0) return 'The languages agree.'
      return `${counted(errors, 'error')}, ${counted(others, 'warning')}`
    })
}

/** A small project of its own for each test of a file: two pages in three languages, all current. */
export function testProject() {
  let beginning = ''
  const project = {
    root: '',
    run: (...args: string[]) => runTranslation(project.root, args),
    read: (path: string) => readFileSync(join(project.root, path), 'utf8'),
    write(path: string, text: string) {
      mkdirSync(dirname(join(project.root, path)), { recursive: true })
      writeFileSync(join(project.root, path), text)
    },
    edit(path: string, from: string | RegExp, to: string) {
      const before = project.read(path)
      const after = before.replace(from, () => to)
      expect(after, `${path}: ${from}`).not.toBe(before)
      project.write(path, after)
    },
    remove: (path: string) => rmSync(join(project.root, path), { recursive: true }),
  }
  beforeAll(async () => {
    beginning = mkdtempSync(join(tmpdir(), 'beginning-'))
    project.root = beginning
    for (const [path, text] of Object.entries(projectFiles)) project.write(path, text)
    for (const page of ['home', 'topic']) {
      for (const locale of ['fr', 'es']) {
        const { status, stdout } = await project.run('accept', page, locale)
        expect(status, stdout).toBe(0)
      }
    }
  })
  afterAll(() => rmSync(beginning, { recursive: true }))
  beforeEach(() => {
    project.root = mkdtempSync(join(tmpdir(), 'project-'))
    cpSync(beginning, project.root, { recursive: true })
  })
  afterEach(() => rmSync(project.root, { recursive: true }))
  return project
}
