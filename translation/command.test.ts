import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Tinypool } from 'tinypool'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Locale, locales } from '../i18n/locales'
import { runTranslation } from './command'

// The command as editors use it, on a small project with a history of its own.

let root = ''

type Words = Record<'home' | 'topic' | 'shortTitle' | 'description', string>

const settings = 'order: 1\nmodified: 2026-11-23\nsourceLanguage: en\nfacts: []\n'

const translations = locales.filter((locale) => locale !== 'en')

/** By language; another of the table has the words of Spanish, which no rule knows to be others. */
const words: { en: Words; es: Words } & Partial<Record<string, Words>> = {
  en: { home: 'Home', topic: 'Topic', shortTitle: 'Short', description: 'About it.' },
  fr: { home: 'Accueil', topic: 'Sujet', shortTitle: 'Court', description: 'À ce sujet.' },
  es: { home: 'Inicio', topic: 'Tema', shortTitle: 'Corto', description: 'Sobre ello.' },
}

function text(locale: Locale, page: 'home' | 'topic', slug: string, body: string): string {
  const { [page]: title, shortTitle, description } = words[locale] ?? words.es
  return `---\ntitle: ${title}\nshortTitle: ${shortTitle}\ndescription: ${description}\n${slug}keywords: [a]\n---\n\n${body}\n`
}

const bodies: { es: string } & Partial<Record<string, string>> = {
  en: 'In 2018, three states met.\n\n## One {/* #one */}\n\nThe *first* text.\n\n## Two {/* #two */}\n\n- a\n- b\n\n<Table caption="C">\n\n| State | Year |\n|---|---|\n| Peru | 2009 |\n| [Chile](home) | 1997 |\n\n</Table>',
  fr: 'En 2018, trois États se sont réunis.\n\n## Un {/* #one */}\n\nLe *premier* texte.\n\n## Deux {/* #two */}\n\n- a\n- b\n\n<Table caption="C">\n\n| État | Année |\n|---|---|\n| [Chili](home) | 1997 |\n| Pérou | 2009 |\n\n</Table>',
  es: 'En 2018, tres Estados se reunieron.\n\n## Uno {/* #one */}\n\nEl *primer* texto.\n\n## Dos {/* #two */}\n\n- a\n- b\n\n<Table caption="C">\n\n| Estado | Año |\n|---|---|\n| [Chile](home) | 1997 |\n| Perú | 2009 |\n\n</Table>',
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

function edit(path: string, from: string, to: string): void {
  const before = readFileSync(join(root, path), 'utf8')
  expect(before).toContain(from)
  writeFileSync(join(root, path), before.replace(from, to))
}

const translation = (...args: string[]) => runTranslation(root, args)

function commit(): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'pipe' })
  git('init', '--quiet')
  git('add', '.')
  git('-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', 'commit', '-qm', 'Text')
}

// What every test begins with is made once: to accept is to check.
let beginning = ''

beforeAll(async () => {
  beginning = mkdtempSync(join(tmpdir(), 'translation-'))
  root = beginning
  write('content/pages/home/page.yml', settings)
  const intro: Partial<Record<string, string>> = { en: 'Text.', fr: 'Texte.' }
  for (const locale of locales) {
    write(`content/pages/home/${locale}.mdx`, text(locale, 'home', '', intro[locale] ?? 'Texto.'))
    write(
      `content/pages/topic/${locale}.mdx`,
      text(locale, 'topic', 'slug: topic\n', bodies[locale] ?? bodies.es),
    )
  }
  write('content/pages/topic/page.yml', settings)
  for (const page of ['home', 'topic']) {
    for (const locale of translations) await translation('accept', page, locale)
  }
})

afterAll(() => rmSync(beginning, { recursive: true }))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'translation-'))
  cpSync(beginning, root, { recursive: true })
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

const english = 'content/pages/topic/en.mdx'
const spanish = 'content/pages/topic/es.mdx'
const lock = () => readFileSync(join(root, 'content/pages/topic/translation.lock'), 'utf8')

async function stateOf(locale: string): Promise<{ state: string; sections: string[] }> {
  const { pages } = JSON.parse((await translation('status', '--json')).stdout)
  return pages.find((status: { page: string; locale: string }) => {
    return status.page === 'topic' && status.locale === locale
  })
}

describe('freshness', () => {
  it('follows an edit of the original by section, and is settled by accepting it alone', async () => {
    expect((await stateOf('es')).state).toBe('current')
    edit(english, 'The *first* text.', 'The *first* text of all.')
    edit(english, '- b', '- c')
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
    edit(spanish, 'El *primer* texto.', 'El *primer* texto de todos.')
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
    expect((await translation('accept', 'topic', 'es', 'one')).status).toBe(0)
    expect(await stateOf('es')).toMatchObject({ state: 'stale', sections: ['two'] })
    expect(await stateOf('fr')).toMatchObject({ state: 'stale', sections: ['one', 'two'] })
  })

  it('does not change when only the writing of the original does', async () => {
    edit(english, 'The *first* text.', 'The\n_first_  text.')
    expect((await stateOf('es')).state).toBe('current')
  })

  it('fails for French, and only warns for Spanish', async () => {
    edit(english, '- b', '- c')
    for (const verb of ['status', 'check']) expect((await translation(verb)).status, verb).toBe(1)
    await translation('accept', 'topic', 'fr')
    for (const verb of ['status', 'check']) expect((await translation(verb)).status, verb).toBe(0)
    expect((await translation('check')).stdout).toContain(`${spanish}:15:1 content (warning)`)
  })

  it('is lost neither for a section nor for a language that is not accepted', async () => {
    edit(english, '- b', '- c')
    edit(english, '# Two', '# Too')
    const before = lock()
    await translation('accept', 'topic', 'es', 'two')
    const [, french] = before.split('fr:')
    expect(lock()).toContain(french?.split('es:')[0])
    expect(lock()).not.toBe(before)
  })
})

describe('a language', () => {
  it.each(['es-MX', 'es_419', 'ES', 'spa'])('is known by the tag %s', async (tag) => {
    edit(english, '- b', '- c')
    expect((await translation('status', '--locale', tag)).stdout).toContain(
      'es: 1 current, 1 stale',
    )
    expect((await translation('accept', 'topic', tag)).status).toBe(0)
    expect((await stateOf('es')).state).toBe('current')
  })
})

describe('diff', () => {
  it('shows the words that have changed since the translation was accepted', async () => {
    commit()
    edit(english, 'The *first* text.', 'The *second* text.')
    commit()
    edit(english, 'three states', 'four states')
    const { stdout, status } = await translation('diff', 'topic', 'es')
    expect(status).toBe(1)
    expect(stdout).toContain('In 2018, [-three-]{+four+} states met.')
    expect(stdout).toContain('The *[-first-]{+second+}* text.')
    expect(stdout).not.toContain('Two')
  })

  it('shows a whole section where the history does not have what was accepted', async () => {
    edit(english, 'three states', 'four states')
    const { stdout } = await translation('diff', 'topic', 'es')
    expect(stdout).toContain('not in the history')
    expect(stdout).toContain('{+In 2018, four states met.+}')
  })

  it('has nothing to say of a translation that is current', async () => {
    expect((await translation('diff', 'topic', 'es')).status).toBe(0)
  })
})

/** That nothing is wrong; rules may say first that they do not know a further language. */
const agreement = expect.stringMatching(/^(?:.+: not looked at .+\n)*The languages agree\.\n$/)

describe('check', () => {
  it('finds nothing in languages that agree', async () => {
    expect(await translation('check')).toMatchObject({
      status: 0,
      stdout: agreement,
    })
  })

  it('knows the sections of pages that it is not asked to check', async () => {
    for (const locale of locales) {
      edit(`content/pages/topic/${locale}.mdx`, '{/* #one */}', '{/*#one*/}')
      edit(`content/pages/home/${locale}.mdx`, '\n---\n\n', '\n---\n\n[A](topic#one) ')
    }
    for (const locale of translations) await translation('accept', 'home', locale)
    expect(await translation('check', 'home')).toMatchObject({ stdout: agreement })
    edit('content/pages/home/fr.mdx', 'topic#one', 'topic#three')
    expect((await translation('check', 'home')).stdout).toContain('topic#three')
  })

  it('looks at many pages in several threads, and finds the same, again only where something changed', async () => {
    for (let page = 1; page <= 201; page += 1) {
      const folder = `content/pages/topic-${page}`
      write(`${folder}/page.yml`, settings)
      write(`${folder}/translation.lock`, lock())
      for (const locale of locales) {
        write(
          `${folder}/${locale}.mdx`,
          text(locale, 'topic', `slug: topic-${page}\n`, bodies[locale] ?? bodies.es),
        )
      }
    }
    /** What is found, and whether threads were needed. */
    const checked = async () => {
      const threads = vi.spyOn(Tinypool.prototype, 'run')
      const { findings } = JSON.parse((await translation('check', '--json')).stdout)
      const compared = threads.mock.calls.flatMap(([pages]) => pages).length
      threads.mockRestore()
      const found = findings
        // All these pages have one title.
        .filter(({ message }: { message: string }) => !message.includes('title'))
        .map(({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`)
      return { compared, found: [...new Set(found)] }
    }
    edit('content/pages/topic-7/es.mdx', 'tres Estados', 'cuatro Estados')
    edit('content/pages/topic-201/fr.mdx', '*premier*', '<premier')
    const found = ['content/pages/topic-201/fr.mdx content', 'content/pages/topic-7/es.mdx numbers']
    expect(await checked()).toEqual({ compared: 203, found })
    edit('content/pages/topic-8/es.mdx', 'tres Estados', 'cuatro Estados')
    found.push('content/pages/topic-8/es.mdx numbers')
    expect(await checked()).toEqual({ compared: 0, found })
    edit('content/pages/topic-7/es.mdx', 'cuatro Estados', 'tres Estados')
    found.splice(1, 1)
    expect(await checked()).toEqual({ compared: 0, found })
    // A list of words, and what a page is called, are for the rules of every page.
    write('content/words.txt', 'Estados\n')
    expect(await checked()).toEqual({ compared: 203, found })
    edit('content/pages/home/fr.mdx', 'title: ', 'title: Autre ')
    expect((await checked()).compared).toBe(203)
  })

  it.each([
    ['content/glossary.yml', 'oas:\n  en: Organization\n  fr: "[À TRADUIRE]"\n', '3:7'],
    ['content/search-names.yml', '- en: [TBD]\n', '1:8'],
    ['messages/fr.json', '{\n  "a": { "todo": "À traduire : bientôt" }\n}', '2:18'],
  ])('finds in %s what many pages would show unfinished', async (file, content, place) => {
    write(file, content)
    const { stdout } = await translation('check', '--json')
    const { findings } = JSON.parse(stdout)
    const found = findings.filter(({ rule }: { rule: string }) => rule === 'placeholder')
    expect(
      found.map((finding: { file: string; line: number; column: number }) =>
        [finding.file, finding.line, finding.column].join(':'),
      ),
    ).toEqual([`${file}:${place}`])
  })

  it('says where they disagree, with both sides', async () => {
    edit(spanish, 'tres Estados', 'cuatro Estados')
    const { stdout, status } = await translation('check', 'topic')
    expect(status).toBe(1)
    expect(stdout).toContain(
      `${spanish}:9:1 numbers “three” of ${english}:9:1 is missing; “cuatro” is not in ${english}:9:1`,
    )
    expect((await translation('check', 'home')).status).toBe(0)
  })

  it.each([
    ['blocks', '- b\n', ''],
    ['blocks', '- b', '- b\n\n  Más.'],
    ['blocks', '- a\n- b', '1. a\n2. b'],
    ['blocks', '## Dos', '### Dos'],
    ['table-shape', '| Perú | 2009 |\n', ''],
    ['emphasis', '*primer*', 'primer'],
    ['numbers', '2018', '2081'],
    ['numbers', '| Perú | 2009 |', '| 2009 | Perú |'],
    ['links', '(home)', '(topic)'],
    ['content', '{/* #two */}', '{/* #too */}'],
  ])('finds by its rule “%s” that %j has become %j', async (rule, from, to) => {
    edit(spanish, from, to)
    const { findings } = JSON.parse((await translation('check', '--json')).stdout)
    expect(findings.map((finding: { rule: string }) => finding.rule)).toContain(rule)
  })

  const suppression = (more = '') =>
    `${settings}suppressions:\n  - { rule: numbers, locale: es, ${more}reason: The law has it so }\n`

  it.each(['', 'section: "@introduction", '])(
    'lets %s a difference be that has a reason',
    async (more) => {
      edit(spanish, 'tres Estados', 'cuatro Estados')
      write('content/pages/topic/page.yml', suppression(more))
      expect(await translation('check')).toMatchObject({
        status: 0,
        stdout: agreement,
      })
    },
  )

  it.each(['', 'section: one, '])('reports a suppression that is not needed (%s)', async (more) => {
    if (more) edit(spanish, 'tres Estados', 'cuatro Estados')
    write('content/pages/topic/page.yml', suppression(more))
    const { stdout } = await translation('check')
    expect(stdout).toContain('content/pages/topic/page.yml:6:5 unused-suppression')
    expect(stdout.includes('es.mdx:9:1 numbers')).toBe(more !== '')
  })

  it('lets one paragraph more be a warning', async () => {
    edit(spanish, 'El *primer* texto.', 'El *primer* texto.\n\nMás.')
    const { stdout, status } = await translation('check')
    expect(stdout).toContain('blocks (warning)')
    expect(status).toBe(0)
  })

  it('finds nothing wrong in the portal itself', async () => {
    const { findings } = JSON.parse(
      (await runTranslation(process.cwd(), ['check', '--json'])).stdout,
    )
    const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error')
    expect(errors).toEqual([])
  })

  it('is read by code hosts as SARIF', async () => {
    edit(spanish, 'tres Estados', 'cuatro Estados')
    const { stdout } = await translation('check', '--format', 'sarif')
    const [result] = JSON.parse(stdout).runs[0].results
    expect(result).toMatchObject({ ruleId: 'numbers', level: 'error' })
    const { artifactLocation, region } = result.locations[0].physicalLocation
    expect(artifactLocation.uri).toBe(spanish)
    expect(region).toEqual({ startLine: 9, startColumn: 1 })
  })
})

describe('a command that cannot be understood', () => {
  it.each([
    [['translate'], '“translate” is not a verb'],
    [['accept'], 'The id of the page is missing'],
    [['accept', 'topik', 'es'], 'Did you mean “topic”?'],
    [['accept', 'topic', 'en'], 'only translations are accepted'],
    [['accept', 'topic', 'de'], '“de” is not a language'],
    [['accept', 'topic', 'esu'], '“esu” is not a language'],
    [['accept', 'topic', 'es', 'three'], 'it has @front-matter, @introduction, one, two'],
    [['status', 'topic'], 'one argument too many'],
    [['check', '--format', 'xml'], '“xml” is not a format'],
    [['check', '--wrong'], '--wrong'],
  ])('%j says why, writes nothing and ends with 2', async (args, message) => {
    const before = lock()
    const { status, stderr, stdout } = await translation(...args)
    expect(stderr).toContain(message)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(lock()).toBe(before)
  })

  it('is not one that asks for help', async () => {
    expect(await translation('--help')).toMatchObject({ status: 0, stderr: '' })
    expect((await translation('accept', '--help')).stdout).toContain('Examples:')
  })

  it('is no example of the help: each names what the content has, and runs as it is', async () => {
    commit()
    for (const verb of [
      ...['status', 'check', 'accept', 'same-meaning', 'resolve', 'diff', 'export', 'import'],
    ]) {
      const { stdout } = await translation(verb, '--help')
      const examples = [...stdout.matchAll(/^ {2}npm run translation -- (.*)$/gm)]
      expect(examples, verb).not.toEqual([])
      for (const [, example = ''] of examples) {
        edit(english, 'description: ', 'description: A ')
        const { status, stderr } = await translation(...example.split(' '))
        expect({ stderr, isUnderstood: status !== 2 }, example).toEqual({
          stderr: '',
          isUnderstood: true,
        })
      }
    }
  })
})
