import { Tinypool } from 'tinypool'
import { describe, expect, it, vi } from 'vitest'
import { locales } from '../i18n/locales'
import { runTranslation } from './command'
import { settings } from './test-project'
import {
  english,
  spanish,
  topicFiles,
  topicLock,
  translations,
  wholeProject,
} from './whole-project'

const { run, read, write, edit } = wholeProject()

/** That nothing is wrong; rules may say first that they do not know a further language. */
const agreement = expect.stringMatching(/^(?:.+: not looked at .+\n)*The languages agree\.\n$/)

describe('check', () => {
  it('finds nothing in languages that agree', async () => {
    expect(await run('check')).toMatchObject({
      status: 0,
      stdout: agreement,
    })
  })

  it('knows the sections of pages that it is not asked to check', async () => {
    for (const locale of locales) {
      edit(`content/pages/topic/${locale}.mdx`, '{/* #one */}', '{/*#one*/}')
      edit(`content/pages/home/${locale}.mdx`, '\n---\n\n', '\n---\n\n[A](topic#one) ')
    }
    for (const locale of translations) await run('accept', 'home', locale)
    expect(await run('check', 'home')).toMatchObject({ stdout: agreement })
    edit('content/pages/home/fr.mdx', 'topic#one', 'topic#three')
    expect((await run('check', 'home')).stdout).toContain('topic#three')
  })

  it('looks at many pages in several threads, and finds the same, again only where something changed', async () => {
    for (let page = 1; page <= 201; page += 1) {
      const files = topicFiles(`topic-${page}`)
      for (const [path, text] of Object.entries(files)) write(path, text)
      write(`content/pages/topic-${page}/translation.lock`, read(topicLock))
    }
    /** What is found, and whether threads were needed. */
    const checked = async () => {
      const threads = vi.spyOn(Tinypool.prototype, 'run')
      const { findings } = JSON.parse((await run('check', '--json')).stdout)
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
    const { stdout } = await run('check', '--json')
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
    const { stdout, status } = await run('check', 'topic')
    expect(status).toBe(1)
    expect(stdout).toContain(
      `${spanish}:9:1 numbers “three” of ${english}:9:1 is missing; “cuatro” is not in ${english}:9:1`,
    )
    expect((await run('check', 'home')).status).toBe(0)
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
    const { findings } = JSON.parse((await run('check', '--json')).stdout)
    expect(findings.map((finding: { rule: string }) => finding.rule)).toContain(rule)
  })

  const suppression = (more = '') =>
    `${settings}suppressions:\n  - { rule: numbers, locale: es, ${more}reason: The law has it so }\n`

  it.each(['', 'section: "@introduction", '])(
    'lets %s a difference be that has a reason',
    async (more) => {
      edit(spanish, 'tres Estados', 'cuatro Estados')
      write('content/pages/topic/page.yml', suppression(more))
      expect(await run('check')).toMatchObject({
        status: 0,
        stdout: agreement,
      })
    },
  )

  it.each(['', 'section: one, '])('reports a suppression that is not needed (%s)', async (more) => {
    if (more) edit(spanish, 'tres Estados', 'cuatro Estados')
    write('content/pages/topic/page.yml', suppression(more))
    const { stdout } = await run('check')
    expect(stdout).toContain('content/pages/topic/page.yml:6:5 unused-suppression')
    expect(stdout.includes('es.mdx:9:1 numbers')).toBe(more !== '')
  })

  it('lets one paragraph more be a warning', async () => {
    edit(spanish, 'El *primer* texto.', 'El *primer* texto.\n\nMás.')
    const { stdout, status } = await run('check')
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
    const { stdout } = await run('check', '--format', 'sarif')
    const [result] = JSON.parse(stdout).runs[0].results
    expect(result).toMatchObject({ ruleId: 'numbers', level: 'error' })
    const { artifactLocation, region } = result.locations[0].physicalLocation
    expect(artifactLocation.uri).toBe(spanish)
    expect(region).toEqual({ startLine: 9, startColumn: 1 })
  })
})
