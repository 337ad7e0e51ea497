import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { locales } from '../../i18n/locales'
import { bodyCheck } from './bodies'
import { formatFault } from './fault'
import { lockFile } from './file-names'
import { digestsOf } from './freshness'
import { readContent } from './read-content'
import { validateContent } from './validate-content'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** Contents of files by path from the content folder; one that is undefined is not there. */
export type Files = Record<string, string | Buffer | undefined>

/** The settings of a page. */
export const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: ["A1"]\n'

/** A text whose body starts on line 8. */
export function text(title: string, slug: string | undefined, body: string): string {
  const address = slug === undefined ? '# no slug' : `slug: ${slug}`
  return `---\ntitle: ${title}\nshortTitle: Short\ndescription: About it.\n${address}\nkeywords: [a]\n---\n${body}\n`
}

/** Languages that the table has beside those of these tests: each has a home page, as it must. */
const further = locales.filter((locale) => !['en', 'fr', 'es'].includes(locale))

/** Content of two pages in three languages, without a fault. */
export const sound: Files = {
  ...Object.fromEntries(
    further.map((locale) => [
      `pages/home/${locale}.mdx`,
      text(`Home in ${locale}`, undefined, 'Text.'),
    ]),
  ),
  'facts.yml': '"A1": { fact: "A fact" }\n',
  'external-links.yml': '"https://example.org/a": en\n',
  'pages/home/page.yml': settings,
  'pages/home/en.mdx': text('Home', undefined, 'Text.'),
  'pages/home/fr.mdx': text('Accueil', undefined, 'Texte.'),
  'pages/home/es.mdx': text('Inicio', undefined, 'Texto.'),
  'pages/topic/page.yml': settings,
  'pages/topic/en.mdx': text('Topic', 'topic', '## One {/* #one */}'),
  'pages/topic/fr.mdx': text('Sujet', 'sujet', '## Un {/* #one */}'),
  'pages/topic/es.mdx': text('Tema', 'tema', '## Uno {/* #one */}'),
}

/**
 * Validates sound content with these files changed.
 *
 * @param later what changes after the translations were accepted
 */
export async function validate(changes: Files, later: Files = {}) {
  const root = await mkdtemp(join(tmpdir(), 'content-'))
  folders.push(root)
  await writeFiles(root, { ...sound, ...changes })
  if (!Object.keys(changes).some((path) => path.endsWith(lockFile))) await acceptTranslations(root)
  await writeFiles(root, later)
  const report = await validateContent(
    join(root, 'content'),
    join(root, 'public'),
    await bodyCheck(),
  )
  return {
    faults: report.faults.map(formatFault),
    notices: report.notices
      .filter(({ lacks }) => !lacks || !further.includes(lacks))
      .map(formatFault),
  }
}

async function writeFiles(root: string, files: Files) {
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue
    const file = join(root, 'content', path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
}

/** Writes locks by which every translation follows its original. */
async function acceptTranslations(root: string) {
  const { pages } = await readContent(join(root, 'content'), await bodyCheck(), [])
  for (const { folder, texts } of pages.values()) {
    const original = texts.get('en')
    if (!original) continue
    const digests = digestsOf(original)
    const translations = [...texts.keys()].filter((locale) => locale !== 'en')
    const accepted = Object.fromEntries(translations.map((locale) => [locale, digests]))
    await writeFile(join(root, folder, lockFile), JSON.stringify(accepted))
  }
}

/** The faults of the topic page when its three texts have this body. */
export async function validateBody(body: string) {
  const { faults } = await validate({
    'pages/topic/en.mdx': text('Topic', 'topic', body),
    'pages/topic/fr.mdx': text('Sujet', 'sujet', body),
    'pages/topic/es.mdx': text('Tema', 'tema', body),
  })
  return faults.filter((fault) => fault.startsWith('content/pages/topic/en.mdx'))
}
