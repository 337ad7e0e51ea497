import { startOfFile } from '../../compile/validation/fault'
import { invalidPlace } from '../../compile/validation/source'
import { XliffError } from './read'

/** Encodings by first bytes (https://www.w3.org/TR/xml/#sec-guessing), byte order marks first. */
const signatures: [bytes: number[], encoding: string, length: number][] = [
  [[0xff, 0xfe, 0, 0], 'utf-32', 4],
  [[0, 0, 0xfe, 0xff], 'utf-32', 4],
  [[0xef, 0xbb, 0xbf], 'utf-8', 3],
  [[0xff, 0xfe], 'utf-16le', 2],
  [[0xfe, 0xff], 'utf-16be', 2],
  [[0x3c, 0, 0, 0], 'utf-32', 0],
  [[0, 0, 0, 0x3c], 'utf-32', 0],
  [[0x3c, 0], 'utf-16le', 0],
  [[0, 0x3c], 'utf-16be', 0],
]

const remedy = 'save the file as UTF-8, with encoding="UTF-8" in its first line'

/**
 * The text of an XML file in the encoding that it is written in: UTF-8 unless its first bytes or its
 * declaration say otherwise (https://www.w3.org/TR/xml/#charencoding). Where the two disagree, one of
 * them is wrong, and accents would be lost without a word.
 *
 * @throws XliffError of an encoding that is not known, or not that of the bytes
 */
export function decodeXml(bytes: Buffer): string {
  const [, written, length] = signatures.find(([start]) =>
    start.every((byte, index) => bytes[index] === byte),
  ) ?? [[], undefined, 0]
  if (written === 'utf-32') return refuse(`this is UTF-32, which is not read; ${remedy}`)
  const content = bytes.subarray(length)
  const head = new TextDecoder(written ?? 'latin1').decode(content.subarray(0, 400))
  const declared = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1]
  const known = encodingOf(declared)
  if (declared !== undefined && !known) {
    return refuse(`the encoding “${declared}” is not known; ${remedy}`)
  }
  // “UTF-16” leaves the order of the bytes to the bytes.
  const family = (encoding: string) => encoding.replace(/^(utf-16).*/, '$1')
  if (known && written && family(known) !== family(written)) {
    return refuse(contradiction(declared, written))
  }
  if (known?.startsWith('utf-16') && !written) return refuse(contradiction(declared, 'not UTF-16'))
  const encoding = written ?? known ?? 'utf-8'
  const text = decoded(content, encoding)
  if (text && encoding !== 'utf-8' && !written && /[^\0-\x7f]/.test(text)) {
    // No text in one byte a letter has all its accents as UTF-8 would write them.
    if (decoded(content, 'utf-8') !== undefined) return refuse(contradiction(declared, 'UTF-8'))
    if (/^(us-)?ascii$/i.test(declared ?? '')) return refuse(contradiction(declared, 'not ASCII'))
  }
  if (text !== undefined) return text
  if (encoding !== 'utf-8') return refuse(contradiction(declared ?? encoding, 'not, or damaged'))
  const message = `this is not UTF-8${declared ? '' : ', and no other encoding is declared'}; ${remedy}`
  throw new XliffError(message, invalidPlace(bytes))
}

/** The name of an encoding as decoders know it: “windows-1252” for “ISO-8859-1”. */
function encodingOf(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** Decodes bytes; undefined where they are not in this encoding. */
function decoded(bytes: Buffer, encoding: string): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    // In one piece, Node 20 takes windows-1252 for Latin 1: https://github.com/nodejs/node/issues/56542
    return decoder.decode(bytes, { stream: true }) + decoder.decode()
  } catch {
    return undefined
  }
}

function contradiction(declared: string | undefined, written: string): string {
  return `its first line says that it is written in ${declared}, but it is ${written}; ${remedy}`
}

function refuse(message: string): never {
  throw new XliffError(message, startOfFile)
}
