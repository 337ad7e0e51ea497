/** A character that readers do not see, with its place in a text (`text.slice(index, …)`). */
interface Invisible {
  index: number
  character: string
}

/**
 * Invisible characters, as Unicode orders them:
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const invisible = String.raw`[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]`
/** White space of files, and signs of Arabic and Syriac that belong to what is written after them. */
const allowed = String.raw`[\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]`

/** A sequence of emoji with what holds it together (https://www.unicode.org/reports/tr51/#EBNF_and_Regex). */
const pictograph = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\ufe0e\ufe0f])?`
const flag = String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}`
const emoji = String.raw`${flag}|${pictograph}(?:\u200d${pictograph})*|[0-9#*]\ufe0f\u20e3`

/** Joiners and variants of letters, which scripts such as Arabic and Devanagari are written with. */
const joiner = String.raw`[\u034f\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`
const joinedLetter = String.raw`(?![\p{Default_Ignorable_Code_Point}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}])[\p{L}\p{M}]`

const pattern = new RegExp(
  `(?:${emoji})|(?<=${joinedLetter})${joiner}|${joiner}(?=${joinedLetter})|(?<found>(?!${allowed})${invisible})`,
  'gu',
)
const suspicious = new RegExp(`(?!${allowed})${invisible}`, 'u')
const directionMark = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/
const rightToLeftLetter =
  /(?=\p{L})[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u

/**
 * The characters of a text that nobody sees and that nothing needs. Needed are those that hold emoji
 * together, joiners beside letters of a script that has them, and marks of direction on a line with
 * letters that run from right to left.
 *
 * @param isRightToLeft of a text in such a language, which may turn any of its lines
 */
export function invisiblesIn(text: string, isRightToLeft = false): Invisible[] {
  if (!suspicious.test(text)) return []
  return [...text.matchAll(pattern)].flatMap(({ index, groups }) => {
    const character = groups?.found
    if (character === undefined) return []
    const turns = directionMark.test(character)
    const isNeeded = turns && (isRightToLeft || rightToLeftLetter.test(lineAround(text, index)))
    return isNeeded ? [] : [{ index, character }]
  })
}

function lineAround(text: string, index: number): string {
  const end = text.indexOf('\n', index)
  return text.slice(text.lastIndexOf('\n', index) + 1, end < 0 ? text.length : end)
}

/**
 * Returns a text without its invisible characters. One that parts lines becomes a space, so that it
 * still parts words.
 */
export function withoutInvisibles(text: string, isRightToLeft = false): string {
  let visible = ''
  let start = 0
  for (const { index, character } of invisiblesIn(text, isRightToLeft)) {
    visible +=
      text.slice(start, index) + (/\s/.test(character) && character !== '\ufeff' ? ' ' : '')
    start = index + character.length
  }
  return visible + text.slice(start)
}

const names: [RegExp, name: string][] = [
  [/\u00ad/, 'a soft hyphen'],
  [/\u034f/, 'a combining grapheme joiner'],
  [/\u061c/, 'an Arabic letter mark'],
  [/\u200b/, 'a zero width space'],
  [/\u200c/, 'a zero width non-joiner'],
  [/\u200d/, 'a zero width joiner'],
  [/\u200e/, 'a left-to-right mark'],
  [/\u200f/, 'a right-to-left mark'],
  [/\u2028/, 'a line separator'],
  [/\u2029/, 'a paragraph separator'],
  [/\u202a/, 'a left-to-right embedding'],
  [/\u202b/, 'a right-to-left embedding'],
  [/\u202c/, 'a pop directional formatting'],
  [/\u202d/, 'a left-to-right override'],
  [/\u202e/, 'a right-to-left override'],
  [/\u2060/, 'a word joiner'],
  [/[\u2061-\u2064]/, 'an invisible operator'],
  [/\u2066/, 'a left-to-right isolate'],
  [/\u2067/, 'a right-to-left isolate'],
  [/\u2068/, 'a first strong isolate'],
  [/\u2069/, 'a pop directional isolate'],
  [/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u, 'a variation selector'],
  [/\ufeff/, 'a byte order mark'],
  [/[\ufff9-\ufffb]/, 'a mark of an interlinear annotation'],
  [/[\u{e0000}-\u{e007f}]/u, 'a tag character'],
  [/\p{Co}/u, 'a private use character'],
  [/\p{Cc}/u, 'a control character'],
]

/** Names an invisible character: “a zero width space (U+200B)”. */
export function characterName(character: string): string {
  const [, name = 'an invisible character'] =
    names.find(([characters]) => characters.test(character)) ?? []
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
  return `${name} (U+${code})`
}
