import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { locales } from '../../i18n/locales'
import { formatFault } from './fault'
import { messageFaults } from './messages'

/** Every form that some language tells apart: the tests run with more languages too. */
const forms = ['zero', 'one', 'two', 'few', 'many'].map((form) => `${form} {# pages} `).join('')

const sound = {
  title: 'Portal',
  search: { found: `{count, plural, ${forms}other {# pages}} in <b>{topic}</b>` },
}

const written = (value: unknown) => JSON.stringify(value, null, 2)

/** @param texts of languages that are not sound; null for one that has none */
function faultsOf(texts: Record<string, string | null>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(folder, { recursive: true })
  for (const [locale, text] of Object.entries({ ...allSound, ...texts })) {
    if (text !== null) writeFileSync(join(folder, `${locale}.json`), text)
  }
  return messageFaults(folder).map(formatFault)
}

const allSound = Object.fromEntries(locales.map((locale) => [locale, written(sound)]))

it('finds nothing in sound messages, nor where a portal of tests has none', () => {
  expect(faultsOf({})).toEqual([])
  expect(messageFaults(join(tmpdir(), 'nothing-there'))).toEqual([])
})

it.each([
  ['a language without a file', null, '1:1: is missing; the interface needs it in Français'],
  ['a file that stops', '{\n  "title": "Portail",', '2:22: invalid JSON'],
  ['a comma too many', '{\n  "title": "Portail",\n}\n', '3:1: invalid JSON'],
  [
    'a name that stands twice',
    '{\n  "title": "Portail",\n  "title": "Portail"\n}\n',
    '3:3: invalid YAML: “"title"” stands here a second time; keep one',
  ],
  ['a number', written({ ...sound, title: 1 }), '2:12: title: write a text in quotation marks'],
  ['an empty text', written({ ...sound, title: ' ' }), '2:12: title: the text is empty; write it'],
  [
    'a message that is missing',
    written({ title: 'Portail', search: {} }),
    '3:13: search.found: is missing here; messages/en.json has it',
  ],
  [
    'a message that the others lack',
    written({ ...sound, more: 'Plus' }),
    '6:11: more: messages/en.json lacks it; remove it here',
  ],
  [
    'a brace that is not closed',
    written({ ...sound, title: 'Portail {name' }),
    '2:12: title: this is no message (EXPECT_ARGUMENT_CLOSING_BRACE); see to its braces, its plural forms and its tags',
  ],
  [
    'an argument of another name',
    written({ ...sound, search: { found: sound.search.found.replace('topic', 'sujet') } }),
    '4:14: search.found: its {arguments} and <tags> are others than in messages/en.json',
  ],
  [
    'a tag that is gone',
    written({ ...sound, search: { found: sound.search.found.replaceAll(/<.?b>/g, '') } }),
    '4:14: search.found: its {arguments} and <tags> are others than in messages/en.json',
  ],
  [
    'a plural form that the language needs',
    written({ ...sound, search: { found: sound.search.found.replace('many {# pages} ', '') } }),
    '4:14: search.found: Français needs a form for “many”; write many {…} beside the others',
  ],
  [
    'an invisible character',
    written({ ...sound, title: 'Por\u200btail' }),
    '2:16: a zero width space',
  ],
])('tells of %s where it stands', (_, text, fault) => {
  expect(faultsOf({ fr: text })).toEqual([expect.stringContaining(`messages/fr.json:${fault}`)])
})
