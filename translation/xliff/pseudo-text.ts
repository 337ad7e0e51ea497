import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'

/** How much longer a translation may be than its original: Spanish and French of English, with reserve. */
const growth = 0.35

const accented = new Map(
  Object.entries({
    a: 'á',
    c: 'ç',
    d: 'ď',
    e: 'ë',
    g: 'ğ',
    i: 'ï',
    j: 'ĵ',
    k: 'ķ',
    l: 'ľ',
    n: 'ñ',
    o: 'ö',
    r: 'ř',
    s: 'š',
    t: 'ţ',
    u: 'û',
    w: 'ŵ',
    y: 'ÿ',
    z: 'ž',
    A: 'Á',
    C: 'Ç',
    D: 'Ď',
    E: 'Ë',
    G: 'Ğ',
    I: 'Ï',
    J: 'Ĵ',
    K: 'Ķ',
    L: 'Ľ',
    N: 'Ñ',
    O: 'Ö',
    R: 'Ř',
    S: 'Š',
    T: 'Ţ',
    U: 'Û',
    W: 'Ŵ',
    Y: 'Ÿ',
    Z: 'Ž',
  }),
)

/**
 * A text with accents on its letters and with vowels doubled until it is a third longer, so that it
 * can still be read.
 *
 * @param most characters that may be added
 */
export function pseudoText(text: string, most = Number.POSITIVE_INFINITY): string {
  let owed = 0
  let left = most
  return [...text]
    .map((letter) => {
      owed += growth
      const written = accented.get(letter) ?? letter
      if (owed < 1 || left < 1 || !/[aeiouy]/i.test(letter)) return written
      owed -= 1
      left -= 1
      return written + (accented.get(letter.toLowerCase()) ?? letter)
    })
    .join('')
}

/** Changes an ICU message as {@link pseudoText} does; its arguments, plural forms and tags stay. */
export function pseudoMessage(message: string): string {
  const change = (elements: MessageFormatElement[]): MessageFormatElement[] =>
    elements.map((element) => {
      switch (element.type) {
        case TYPE.literal:
          return { ...element, value: pseudoText(element.value) }
        case TYPE.tag:
          return { ...element, children: change(element.children) }
        case TYPE.plural:
        case TYPE.select: {
          const options = Object.entries(element.options).map(([name, option]) => [
            name,
            { ...option, value: change(option.value) },
          ])
          return { ...element, options: Object.fromEntries(options) }
        }
        default:
          return element
      }
    })
  return `[${printAST(change(parse(message)))}]`
}
