import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeXml } from './encoding'
import { XliffError } from './read'

const declaration = (name: string | undefined) =>
  name === undefined ? '' : `<?xml version="1.0" encoding="${name}"?>\n`

type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'latin1'

function bytesOf(text: string, form: Encoding): Buffer {
  if (form === 'utf16be') return Buffer.from(text, 'utf16le').swap16()
  return Buffer.from(text, form)
}

/** A declaration and the bytes that may come with it, with a mark of byte order or without. */
const right: [name: string | undefined, form: Encoding, marks: string[]][] = [
  [undefined, 'utf8', ['', '\ufeff']],
  ['UTF-8', 'utf8', ['', '\ufeff']],
  ['utf-8', 'utf8', ['', '\ufeff']],
  [undefined, 'utf16le', ['', '\ufeff']],
  [undefined, 'utf16be', ['', '\ufeff']],
  ['UTF-16', 'utf16le', ['', '\ufeff']],
  ['UTF-16', 'utf16be', ['', '\ufeff']],
  ['utf-16LE', 'utf16le', ['', '\ufeff']],
  ['UTF-16BE', 'utf16be', ['', '\ufeff']],
  ['ISO-8859-1', 'latin1', ['']],
  ['iso-8859-1', 'latin1', ['']],
  ['latin1', 'latin1', ['']],
  ['windows-1252', 'latin1', ['']],
  ['ISO-8859-15', 'latin1', ['']],
]

/** Accents of our languages that every one of these encodings has at one place. */
const texts = fc
  .array(fc.constantFrom(...'aé ñÀçü¿«»êîÉœ—’'.replace(/[œ—’]/g, '')), { minLength: 1 })
  .map((letters) => letters.join(''))
  // Two accents that would be one letter of UTF-8 make no word.
  .filter((text) => !/[À-ß][«»¿]/.test(text))

describe('an XML file', () => {
  for (const [name, form, marks] of right) {
    for (const mark of marks) {
      it(`declared as ${name ?? 'nothing'} and written as ${form}${mark && ' with a mark'} is read`, () => {
        fc.assert(
          fc.property(texts, (text) => {
            const xml = `${declaration(name)}<a>Água ${text} á</a>`
            expect(decodeXml(bytesOf(mark + xml, form))).toBe(xml)
          }),
        )
      })
    }
  }

  it('in windows-1252 has the signs that Latin 1 lacks, under either name', () => {
    for (const name of ['windows-1252', 'cp1252', 'ISO-8859-1']) {
      const before = Buffer.from(`${declaration(name)}<a>`, 'latin1')
      const bytes = Buffer.concat([
        before,
        Buffer.from([0x9c, 0x92, 0x80, 0xe9]),
        Buffer.from('</a>'),
      ])
      expect(decodeXml(bytes)).toContain('<a>œ’€é</a>')
    }
  })
})

describe('an XML file is refused, with what to do, where', () => {
  const xml = (name: string | undefined, text = 'é ñ') => `${declaration(name)}<a>${text}</a>`
  const utf32 = (text: string) =>
    Buffer.from(Uint32Array.from([...text], (letter) => letter.charCodeAt(0)).buffer)

  it.each<[string, Buffer, string]>([
    [
      'UTF-8 is called Latin 1',
      bytesOf(xml('ISO-8859-1'), 'utf8'),
      'in ISO-8859-1, but it is UTF-8',
    ],
    ['UTF-8 is called UTF-16', bytesOf(xml('utf-16'), 'utf8'), 'in utf-16, but it is not UTF-16'],
    ['UTF-16 is called UTF-8', bytesOf(xml('UTF-8'), 'utf16le'), 'in UTF-8, but it is utf-16le'],
    [
      'UTF-16 is called Latin 1',
      bytesOf(`\ufeff${xml('ISO-8859-1')}`, 'utf16be'),
      'it is utf-16be',
    ],
    ['a mark of UTF-8 contradicts', bytesOf(`\ufeff${xml('ISO-8859-1')}`, 'utf8'), 'it is utf-8'],
    ['ASCII has accents', bytesOf(xml('US-ASCII', 'é'), 'latin1'), 'but it is not ASCII'],
    ['Latin 1 is called UTF-8', bytesOf(xml('UTF-8'), 'latin1'), 'this is not UTF-8'],
    ['nothing is declared', bytesOf(xml(undefined), 'latin1'), 'no other encoding is declared'],
    ['the encoding is unknown', bytesOf(xml('klingon-1'), 'utf8'), '“klingon-1” is not known'],
    ['the encoding is empty', bytesOf(xml(''), 'utf8'), '“” is not known'],
    ['it is UTF-32', utf32(`\ufeff${xml(undefined)}`), 'this is UTF-32'],
    ['it is UTF-32 without a mark', utf32(xml('UTF-32')), 'this is UTF-32'],
    ['UTF-16 is cut', bytesOf(xml('UTF-16'), 'utf16le').subarray(0, -1), 'damaged'],
  ])('%s', (_, bytes, message) => {
    let error: unknown
    try {
      decodeXml(bytes)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(XliffError)
    expect((error as XliffError).message).toContain(message)
    expect((error as XliffError).message).toContain('save the file as UTF-8')
  })

  it('says where UTF-8 ends', () => {
    const bytes = Buffer.from('<?xml version="1.0"?>\n<a>\n  \xe9</a>', 'latin1')
    expect(() => decodeXml(bytes)).toThrow(
      expect.objectContaining({ place: { line: 3, column: 3 } }),
    )
  })
})
