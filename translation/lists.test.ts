import { beforeEach, describe, expect, it } from 'vitest'
import { testProject, withoutOthers } from './test-project'

const project = testProject()
const { run, write, edit } = project

const lists: Record<string, string> = {
  'content/external-links.yml':
    '"https://example.org/about":\n  language: en\n  counterparts: { fr: "https://example.org/a-propos", es: "https://example.org/acerca" }\n',
  'content/glossary.yml':
    'blurb: { en: blurbix, fr: bloufix, es: blorbix }\nother: { en: other, fr: autre, es: otro }\n',
  'content/words.txt': 'Quorbel\n',
}

beforeEach(async () => {
  for (const [path, text] of Object.entries(lists)) write(path, text)
  const added = {
    en: ['The first text.', 'The first blurbix of [Quorbel](https://example.org/about).'],
    fr: ['Le premier texte.', 'Le premier bloufix de [Quorbel](https://example.org/a-propos).'],
    es: ['El primer texto.', 'El primer blorbix de [Quorbel](https://example.org/acerca).'],
  }
  for (const [locale, [from = '', to = '']] of Object.entries(added)) {
    edit(`content/pages/topic/${locale}.mdx`, from, to)
  }
  edit(
    'content/pages/topic/page.yml',
    /$/,
    'suppressions:\n  - { rule: spelling, locale: fr, reason: a name }\n',
  )
  edit('content/pages/topic/fr.mdx', 'Le deuxième', 'Le deuxième zorbiqle')
  for (const locale of ['fr', 'es']) {
    const { status, stdout } = await run('accept', 'topic', locale)
    expect(status, stdout).toBe(0)
  }
})

describe('a list that rules need', () => {
  it('leaves nothing to say where it is sound', async () => {
    expect(withoutOthers((await run('check')).stdout)).toMatch(
      /^(?:.+: not looked at .+\n)*The languages agree\.\n$/,
    )
  })

  it.each([
    ['content/external-links.yml', /$/, '"https://example.org/b": English\n', ':4:26 '],
    ['content/external-links.yml', 'language: en', 'language en', ':2:'],
    ['content/external-links.yml', '"https', 'https', ':1:'],
    ['content/glossary.yml', /$/, 'wrong: 5\n', ':3:8 '],
    ['content/glossary.yml', ' }\nother', '\nother', ':1:8 '],
    ['content/words.txt', 'Quorbel', '\0Quorbel', ':1:1 '],
  ])(
    'is the only thing that is said where a line of %s is wrong',
    async (path, from, to, place) => {
      edit(path, from, to)
      const { stdout } = await run('check')
      expect(withoutOthers(stdout).split('\n')).toEqual([
        expect.stringContaining(`${path}${place}`),
        '1 error, 0 warnings',
        '',
      ])
    },
  )
})

describe('the spelling', () => {
  it.each([
    ['keywords: [a]', 'keywords: [a, voyagge]', 'keywords: “voyagge” is not in the dictionary'],
    [
      'Le deuxième',
      'Le <Term long="Bureau du commerse">BC</Term> deuxième',
      '“commerse” is not in the dictionary',
    ],
  ])(
    'of what readers search for and of long forms is looked up (%j)',
    async (from, to, expected) => {
      edit('content/pages/topic/page.yml', /suppressions:[\s\S]*/, '')
      edit('content/pages/topic/fr.mdx', from, to)
      expect((await run('check', 'topic')).stdout).toContain(expected)
    },
  )
})
