import { basename } from 'node:path/posix'
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import { isLocale, localeTable } from '../../i18n/locales'
import { characterName, invisiblesIn } from '../../text/characters'
import type { Fault } from './fault'
import type { Source } from './source'

/** References of MDX, and escapes of YAML and JSON by number; a backslash before another one is none. */
const escapes =
  /&(?:#(?<decimal>\d{1,7})|#[xX](?<hex>[\da-fA-F]{1,6})|(?<name>[a-zA-Z]\w*));|\\(?:\\|x(?<x>[\da-fA-F]{2})|u(?<u>[\da-fA-F]{4})|U(?<U>[\da-fA-F]{8}))/g

/**
 * Every character of a file that readers do not see and that nothing needs, also where it is written
 * as a reference (`&shy;`, `\u200B`). Searches, translators’ tools and screen readers stumble over it.
 */
export function characterFaults({ file, text }: Source): Fault[] {
  const [name = ''] = basename(file).split('.')
  const isRightToLeft = isLocale(name) && localeTable[name].direction === 'rtl'
  const { plain, placeOf } = unescaped(text)
  const faults: Fault[] = []
  let [line, start] = [1, 0]
  for (const { index, character } of invisiblesIn(plain, isRightToLeft)) {
    const at = placeOf(index)
    for (
      let end = text.indexOf('\n', start);
      end >= 0 && end < at;
      end = text.indexOf('\n', start)
    ) {
      line += 1
      start = end + 1
    }
    const before = /[\p{L}\p{N}][^\n]*$/u.exec(text.slice(Math.max(start, at - 20), at))?.[0]
    const message = `${characterName(character)}${before ? ` after “${before}”` : ''}, which readers do not see; delete it, or type the words around it again`
    faults.push({ file, line, column: at - start + 1, message })
  }
  return faults
}

/** A text whose references and escapes are the characters that they stand for. */
function unescaped(text: string): { plain: string; placeOf: (index: number) => number } {
  const shifts: { from: number; by: number }[] = []
  let by = 0
  const plain = text.replace(escapes, (written, ...rest) => {
    const { decimal, hex, name, x, u, U } = rest.at(-1)
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? x ?? u ?? U ?? '', 16)
    const character = name ? decodeNamedCharacterReference(name) : characterOf(code)
    if (!character) return written
    const [from] = rest.slice(-3) as [number]
    by += written.length - character.length
    shifts.push({ from: from + written.length - by, by })
    return character
  })
  return {
    plain,
    placeOf: (index) => index + (shifts.findLast(({ from }) => from <= index)?.by ?? 0),
  }
}

function characterOf(code: number): string | undefined {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}
