import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { counted } from '../compile/validation/fault'
import { locales, localeTable } from '../i18n/locales'
import { runTranslation } from './command'

/** The settings of a page, as `page.yml` holds them. */
export const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'

interface FrontMatterFields {
  shortTitle?: string
  description?: string
  /** None for the home page. */
  slug?: string
  keywords?: string
}

/** The front matter of a page, with the empty line behind it. */
export function front(title: string, given: FrontMatterFields = {}): string {
  const { shortTitle = title, description = `${title}, at length.`, slug, keywords = 'a' } = given
  const address = slug === undefined ? '' : `slug: ${slug}\n`
  return `---\ntitle: ${title}\nshortTitle: ${shortTitle}\ndescription: ${description}\n${address}keywords: [${keywords}]\n---\n\n`
}

/** The files of a page by their paths, from its text in each language. */
export function pageFiles(id: string, texts: Record<string, string>): Record<string, string> {
  const folder = `content/pages/${id}`
  const files = Object.entries(texts).map(([locale, text]) => [`${folder}/${locale}.mdx`, text])
  return { [`${folder}/page.yml`]: settings, ...Object.fromEntries(files) }
}

/** The files that the project begins with, by path. */
export const projectFiles: Record<string, string> = {
  ...pageFiles('home', {
    en: `${front('Home', { shortTitle: 'Start', description: 'Where it begins.' })}Some text of the home page.\n`,
    fr: `${front('Accueil', { shortTitle: 'Début', description: 'Où cela commence.' })}Un texte de la page d’accueil.\n`,
    es: `${front('Inicio', { shortTitle: 'Comienzo', description: 'Donde comienza.' })}Un texto de la página de inicio.\n`,
  }),
  ...pageFiles('topic', {
    en: `${front('Topic', { shortTitle: 'Short', description: 'About it.', slug: 'topic' })}In 2018, three states met.\n\n## One {/* #one */}\n\nThe first text.\n\n## Two {/* #two */}\n\nThe second text.\n`,
    fr: `${front('Sujet', { shortTitle: 'Court', description: 'À ce sujet.', slug: 'sujet' })}En 2018, trois États se sont réunis.\n\n## Un {/* #one */}\n\nLe premier texte.\n\n## Deux {/* #two */}\n\nLe deuxième texte.\n`,
    es: `${front('Tema', { shortTitle: 'Corto', description: 'Sobre ello.', slug: 'tema' })}En 2018, tres Estados se reunieron.\n\n## Uno {/* #one */}\n\nEl primer texto.\n\n## Dos {/* #two */}\n\nEl segundo texto.\n`,
  }),
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

export type TestProject = ReturnType<typeof testProject>

/** Accepts translations of the two pages; where `mayBeAtFault`, whatever a check finds in them. */
export async function acceptBoth(
  { run }: Pick<TestProject, 'run'>,
  translations = ['fr', 'es'],
  mayBeAtFault = false,
): Promise<void> {
  for (const page of ['home', 'topic']) {
    for (const locale of translations) {
      const options = mayBeAtFault ? ['--despite-errors'] : []
      const { status, stdout } = await run('accept', page, locale, ...options)
      expect(status, stdout).toBe(0)
    }
  }
}

/**
 * A small project of its own for each test of a file: two pages in three languages, all current.
 *
 * @param files what it holds, by path
 * @param prepare makes the rest, once for all tests: to accept is to check
 */
export function testProject(
  files: Record<string, string> = projectFiles,
  prepare: (project: TestProject) => unknown = acceptBoth,
) {
  let beginning = ''
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: project.root, stdio: 'pipe', encoding: 'utf8' })
  const project = {
    root: '',
    run: (...args: string[]) => runTranslation(project.root, args),
    read: (path: string) => readFileSync(join(project.root, path), 'utf8'),
    write(path: string, text: string | Buffer) {
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
    /** Every file of the content, to show that none has changed. */
    contents(): Record<string, string> {
      const folder = join(project.root, 'content')
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
      const paths = entries.flatMap((entry) =>
        entry.isFile() ? join(entry.parentPath, entry.name) : [],
      )
      return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
    },
    git,
    /** Commits all that there is. */
    commit() {
      git('init', '--quiet')
      git('add', '--all')
      git('-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', 'commit', '-qm', 'Text')
    },
  }
  beforeAll(async () => {
    beginning = mkdtempSync(join(tmpdir(), 'beginning-'))
    project.root = beginning
    for (const [path, text] of Object.entries(files)) project.write(path, text)
    await prepare(project)
  })
  afterAll(() => rmSync(beginning, { recursive: true }))
  beforeEach(() => {
    project.root = mkdtempSync(join(tmpdir(), 'project-'))
    cpSync(beginning, project.root, { recursive: true })
  })
  afterEach(() => rmSync(project.root, { recursive: true }))
  return project
}
