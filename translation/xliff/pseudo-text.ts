import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'
import { pluralForms } from '../../compile/validation/messages'
import type { Locale } from '../../i18n/locales'

/** How much longer a translation may be than its original: Spanish and French of English, with reserve. */
const growth = 0.35

/** Letters of either case, each with what stands for it. */
const accented = new Map(
  'aá cç dď eë gğ iï jĵ kķ lľ nñ oö rř sš tţ uû wŵ yÿ zž'
    .split(' ')
    .flatMap((pair) => [pair, pair.toUpperCase()])
    .map(([letter = '', written = '']) => [letter, written]),
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

/**
 * Changes an ICU message as {@link pseudoText} does; its arguments and tags stay, and plural forms that
 * only the other language has are as those of all other numbers.
 */
export function pseudoMessage(message: string, locale: Locale): string {
  const change = (elements: MessageFormatElement[]): MessageFormatElement[] =>
    elements.map((element) => {
      switch (element.type) {
        case TYPE.literal:
          return { ...element, value: pseudoText(element.value) }
        case TYPE.tag:
          return { ...element, children: change(element.children) }
        case TYPE.plural:
        case TYPE.select: {
          const forms = element.type === TYPE.plural ? pluralForms(locale, element.pluralType) : []
          const lacking = forms.map((form) => [form, element.options.other])
          const all: typeof element.options = { ...Object.fromEntries(lacking), ...element.options }
          const options = Object.entries(all).map(([name, option]) => [
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
