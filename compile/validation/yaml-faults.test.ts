import { expect, it } from 'vitest'
import type { Fault } from './fault'
import { frontMatterSchema } from './schemas'
import { parseYaml } from './yaml-source'

const sound = 'title: A\nshortTitle: B\ndescription: C\nslug: d\nkeywords: [a, b]\n'

function faultsOf(text: string): string[] {
  const faults: Fault[] = []
  parseYaml({ file: '', text }, frontMatterSchema, faults)
  return faults.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

it.each([
  [
    'a colon',
    ': A',
    ': Cuba: timeline',
    '1:8',
    'A value with a colon needs quotes: title: "Cuba: timeline"',
  ],
  [
    'a colon and quotes',
    ': A',
    ': The "ALBA": why',
    '1:8',
    `needs quotes: title: 'The "ALBA": why'`,
  ],
  [
    'a colon at the end',
    ': A',
    ': Cuba:',
    '1:8',
    'A value with a colon needs quotes: title: "Cuba:"',
  ],
  ['a tab', 'shortTitle', '\tshortTitle', '2:1', 'A tab stands at the beginning of the line'],
  [
    'a key indented by one space',
    'shortTitle',
    ' shortTitle',
    '2:2',
    '“shortTitle” must begin in the same column as “title”; it has 1 space before it, “title” has none',
  ],
  [
    'the first key indented',
    'title',
    ' title',
    '1:2',
    '“title” must begin in the same column as “shortTitle”',
  ],
  [
    'the last key indented',
    'keywords',
    '   keywords',
    '5:4',
    '“keywords” must begin in the same column as “slug”; it has 3 spaces',
  ],
  [
    'a value that goes on below',
    ': A',
    ': A\n  and: more',
    '2:3',
    '“and” must begin in the same column as “title”',
  ],
  [
    'an open quotation mark',
    ': A',
    ': "Cuba',
    '1:8',
    'is never closed by another "; write title: "Cuba"',
  ],
  [
    'one closed by a curly one',
    ': A',
    ': "Cuba”',
    '1:8',
    'is never closed by another "; write title: "Cuba"',
  ],
  [
    'one open before another',
    'A\nshortTitle: B',
    '"Cuba\nshortTitle: "B"',
    '1:8',
    'is never closed by another "; write title: "Cuba"',
  ],
  [
    'an apostrophe between straight ones',
    ': A',
    `: 'L'Amérique'`,
    '1:8',
    `more follows; put quotes around the whole: title: "L'Amérique"`,
  ],
  [
    'words after a quotation',
    ': A',
    ': "Cuba" and more',
    '1:8',
    `put quotes around the whole: title: '"Cuba" and more'`,
  ],
  [
    'words after a list',
    ': A',
    ': [Cuba] and more',
    '1:8',
    'put quotes around the whole: title: "[Cuba] and more"',
  ],
  ...[
    '@home',
    '%5',
    '`x`',
    '*Cuba*',
    '&Cuba',
    '!Cuba',
    '- Cuba',
    '? Cuba',
    '> Cuba',
    '| Cuba',
    '# Cuba',
    ', a',
  ].map((value): [string, string, string, string, string] => [
    value,
    ': A',
    `: ${value}`,
    '1:8',
    `A value that begins with “${value[0]}” needs quotes: title: "${value}"`,
  ]),
  [
    'no space after the colon',
    'title: ',
    'title:',
    '1:7',
    'A space is missing after the colon: title: A',
  ],
  [
    'a no-break space after the colon',
    'title: ',
    'title:\u00a0',
    '1:7',
    'The space after “title:” is a no-break space',
  ],
  ['a wide colon', 'title:', 'title：', '1:6', 'The colon is not an ordinary one; write title: A'],
  [
    'no colon',
    'shortTitle:',
    'shortTitle',
    '2:11',
    'A colon is missing after “shortTitle”: shortTitle: B',
  ],
  [
    'no colon at the end',
    'keywords:',
    'keywords',
    '5:9',
    'A colon is missing after “keywords”: keywords: [a, b]',
  ],
  ['a key twice', 'slug: d', 'title: d', '4:1', '“title” stands here a second time; keep one'],
  ['an open list', 'b]', 'b', '5:11', 'The “[” after “keywords:” is never closed; end it with “]”'],
  [
    'a list closed in a remark',
    'b]',
    '#b]',
    '5:11',
    'From “#” on the line is a remark, which hides the “]”',
  ],
  ['a comma too many', 'a, b', 'a, , b', '5:15', 'there is one too few or too many'],
  ['a comma too few', 'a, b', '"a" "b"', '5:16', 'there is one too few or too many'],
  ['a backslash', ': A', ': "C\\d"', '1:10', 'A backslash has a meaning inside "…"'],
  [
    'a line of text',
    ': A',
    ': A\nand more',
    '2:1',
    'The line is neither “key: value” nor part of the value above',
  ],
  [
    'a list without spaces',
    '[a, b]',
    '\n-a\n-b',
    '6:1',
    'A space is missing after the hyphen of the list',
  ],
  [
    'hyphens in two columns',
    '[a, b]',
    '\n  - a\n - b',
    '7:1',
    'The hyphens of a list must all begin in the same column',
  ],
  ['three hyphens', 'slug', '---\nslug', '4:1', 'A line of hyphens (---) stands inside'],
])(
  'says in one fault what is wrong with %s, where it is, and what to write',
  (_, from, to, place, expected) => {
    for (const end of ['\n', '\r\n']) {
      const faults = faultsOf(sound.replace(from, to).replaceAll('\n', end))
      expect(faults).toEqual([expect.stringContaining(expected)])
      expect(faults[0]?.split(' ')[0]).toBe(place)
    }
  },
)

it.each([
  ['title: A', 'title: 2026', '1:8 title: is no text; put it in quotes: "2026"'],
  ['title: A', 'title:', '1:7 title: missing; write a text'],
  ['title: A', 'title: "  "', '1:8 title: is empty; write a text'],
  ['title: A', 'Title: A', '1:1 “Title” is not a key; did you mean “title”?'],
  [
    '[a, b]',
    '[a: b, c]',
    '5:12 keywords.0: is no text; write one, in quotation marks if it holds a colon',
  ],
  [sound, '', '1:1 the file is empty; its keys are title, shortTitle, description, slug'],
  [sound, '- a\n', '1:1 the file: must be made of lines “key: value”'],
])('%j, changed to %j, is one fault', (from, to, expected) => {
  expect(faultsOf(sound.replace(from, to))).toEqual([expect.stringContaining(expected)])
})
