import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withoutInvisibles } from '../../text/characters'
import { bodyCheck } from './bodies'
import { characterFaults } from './characters'
import { formatFault } from './fault'
import { validateContent } from './validate-content'

let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'characters-'))
})

afterEach(() => {
  rmSync(root, { recursive: true })
})

/** Every character that readers do not see, and that no word of a language from left to right needs. */
const invisible: [character: string, name: string][] = [
  ['\u00ad', 'a soft hyphen (U+00AD)'],
  ['\u034f', 'a combining grapheme joiner (U+034F)'],
  ['\u061c', 'an Arabic letter mark (U+061C)'],
  ['\u180e', 'an invisible character (U+180E)'],
  ['\u200b', 'a zero width space (U+200B)'],
  ['\u200c', 'a zero width non-joiner (U+200C)'],
  ['\u200d', 'a zero width joiner (U+200D)'],
  ['\u200e', 'a left-to-right mark (U+200E)'],
  ['\u200f', 'a right-to-left mark (U+200F)'],
  ['\u2028', 'a line separator (U+2028)'],
  ['\u2029', 'a paragraph separator (U+2029)'],
  ['\u202a', 'a left-to-right embedding (U+202A)'],
  ['\u202b', 'a right-to-left embedding (U+202B)'],
  ['\u202c', 'a pop directional formatting (U+202C)'],
  ['\u202d', 'a left-to-right override (U+202D)'],
  ['\u202e', 'a right-to-left override (U+202E)'],
  ['\u2060', 'a word joiner (U+2060)'],
  ['\u2063', 'an invisible operator (U+2063)'],
  ['\u2066', 'a left-to-right isolate (U+2066)'],
  ['\u2067', 'a right-to-left isolate (U+2067)'],
  ['\u2068', 'a first strong isolate (U+2068)'],
  ['\u2069', 'a pop directional isolate (U+2069)'],
  ['\u206a', 'an invisible character (U+206A)'],
  ['\u3164', 'an invisible character (U+3164)'],
  ['\ue000', 'a private use character (U+E000)'],
  ['\uf0b7', 'a private use character (U+F0B7)'],
  ['\ufe0f', 'a variation selector (U+FE0F)'],
  ['\ufeff', 'a byte order mark (U+FEFF)'],
  ['\ufff9', 'a mark of an interlinear annotation (U+FFF9)'],
  ['\ufffe', 'an invisible character (U+FFFE)'],
  ['\u{1d173}', 'an invisible character (U+1D173)'],
  ['\u{e0001}', 'a tag character (U+E0001)'],
  ['\u{e0061}', 'a tag character (U+E0061)'],
  ['\u{e0100}', 'a variation selector (U+E0100)'],
  ['\u{f0000}', 'a private use character (U+F0000)'],
  ['\u0007', 'a control character (U+0007)'],
  ['\u000b', 'a control character (U+000B)'],
  ['\u000c', 'a control character (U+000C)'],
  ['\u007f', 'a control character (U+007F)'],
  ['\u0085', 'a control character (U+0085)'],
  ['\u009d', 'a control character (U+009D)'],
]

/** A file of each kind that an author writes; “@” is where the character stands. */
const kinds: Record<string, string> = {
  'content/pages/topic/en.mdx':
    '---\ntitle: To@pic\nshortTitle: T@opic\ndescription: About@ it\nslug: topic\nkeywords: [one, tw@o]\n---\n\nWo@rds, *and mo@re* [of th@em](ho@me).\n\n## Part @one {/* #one */}\n\n<Table caption="Kno@wn">\n\n| a@ |\n|---|\n| b |\n\n</Table>\n',
  'content/pages/topic/page.yml': 'order: 1 # no@te\nsourceLanguage: en\nfacts: [A@1]\n',
  'content/glossary.yml': 'state:\n  en: sta@te\n',
  'content/search-names.yml': 'state:\n  en: sta@te\n',
  'content/facts.yml': 'A1: { fact: "A fa@ct" }\n',
  'content/external-links.yml': '"https://example.org/a@b": en\n',
  'content/words.txt': 'Lima\nQui@to\n',
  'content/data/table.yml': 'caption: { en: "Ta@ble" }\n',
  'content/countries/peru.yml': 'name: { en: Pe@ru }\n',
  'messages/en.json': '{\n  "title": "Ho@me"\n}\n',
}

/** The faults of characters in these files. */
async function faultsOf(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { faults } = await validateContent(
    join(root, 'content'),
    join(root, 'public'),
    await bodyCheck(),
  )
  return faults.filter(({ message }) => message.includes('readers do not see')).map(formatFault)
}

describe('a character that nobody sees', () => {
  it.each(invisible)('%j is a fault in every kind of file', async (character, name) => {
    const files = Object.entries(kinds).map(([path, text]) => [
      path,
      text.replaceAll('@', character),
    ])
    const expected = Object.entries(kinds).flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => {
        const columns = [...line.matchAll(/@/g)].map(
          ({ index: at }, before) => at + 1 + before * (character.length - 1),
        )
        return columns.map((column) => `${path}:${index + 1}:${column}: ${name}`)
      }),
    )
    const found = await faultsOf(Object.fromEntries(files))
    const places = found.map((fault) => fault.replace(/(\(U\+\w+\)).*$/s, '$1'))
    expect(places.sort()).toEqual(expected.sort())
  })

  it('is told with the words before it', () => {
    expect(characterFaults({ file: 'a.yml', text: 'x: yes\ny: the free\u200b trade' })).toEqual([
      {
        file: 'a.yml',
        line: 2,
        column: 12,
        message:
          'a zero width space (U+200B) after “y: the free”, which readers do not see; delete it, or type the words around it again',
      },
    ])
  })

  it.each([
    ['en.mdx', 'a&shy;b', 2],
    ['en.mdx', '&amp; a&#8203;b', 8],
    ['en.mdx', 'a&#x200B;b', 2],
    ['en.mdx', 'a&ZeroWidthSpace;b', 2],
    ['en.mdx', 'a &eacute; b\u200b', 13],
    ['page.yml', '"a\\u200Bb"', 3],
    ['page.yml', '"a\\xADb"', 3],
    ['page.yml', '"a\\U000E0001b"', 3],
    ['en.json', '"caf\\u00e9 a\\u2028b"', 13],
  ])('in %s it is a fault as a reference too: %s', (file, text, column) => {
    expect(characterFaults({ file, text })).toEqual([
      expect.objectContaining({ file, line: 1, column }),
    ])
  })
})

describe('a character that has a need', () => {
  it.each([
    [
      'emoji that are joined',
      'en.mdx',
      '👨\u200d👩\u200d👧 👩🏽\u200d🔬 ❤\ufe0f\u200d🔥 👁\ufe0f\u200d🗨\ufe0f',
    ],
    ['emoji by references', 'en.mdx', '&#x1F468;&zwj;👩'],
    ['a variant of a sign', 'en.mdx', '☎\ufe0e ✈\ufe0f 1\ufe0f\u20e3 #\ufe0f\u20e3'],
    ['a flag of tags', 'en.mdx', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['Persian', 'glossary.yml', 'fa: می\u200cخواهم'],
    ['Arabic with marks', 'messages/en.json', '"ar": "‏العربية (GATT)\u200e"'],
    ['Hebrew with isolates', 'en.mdx', 'שלום \u2066GATT\u2069'],
    ['Hindi', 'en.mdx', 'क्\u200dष'],
    ['escapes of what is seen', 'page.yml', '"\\u00e9 \\\\u200b" &amp; &eacute; &unknown;'],
    ['line breaks and tabs', 'en.mdx', 'a\r\n\tb\u00a0c\u202fd'],
  ])('is none: %s', (_, file, text) => {
    expect(characterFaults({ file, text })).toEqual([])
    expect(withoutInvisibles(text)).toBe(text)
  })

  it.each([
    ['a joiner between Latin letters', 'a\u200db'],
    ['tags without a flag', '👍\u{e0067}\u{e0062}\u{e0065}'],
    ['a variant of a letter', 'a\ufe0f'],
    ['a mark on another line than Hebrew', 'a\u200eb\nשלום'],
  ])('but not %s', (_, text) => {
    expect(characterFaults({ file: 'en.mdx', text })).not.toEqual([])
  })
})

describe('a text without invisible characters', () => {
  const texts = fc
    .array(
      fc.oneof(
        fc.constantFrom(...invisible.map(([character]) => character)),
        fc.constantFrom('a', 'é', ' ', '\n', '👩', '❤️', 'ب', 'क', '1'),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
    )
    .map((parts) => parts.join(''))

  it('has none, and everything else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const visible = withoutInvisibles(text)
        expect(withoutInvisibles(visible)).toBe(visible)
        const letters = /[^\p{L}\p{N}\p{S}]|\u3164/gu
        expect(visible.replace(letters, '')).toBe(text.replace(letters, ''))
      }),
    )
  })

  it('keeps words apart that a line separator parted', () => {
    expect(withoutInvisibles('one\u2028two\u000bthr\ufeff\u00adee')).toBe('one two three')
  })
})
