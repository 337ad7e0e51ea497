import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestOf, sectionsOf } from '../../compile/sections'
import { parseBody } from '../../compile/validation/body'
import type { Locale } from '../../i18n/locales'
import { typeset } from '../../text/typography'
import { numbersIn } from './numbers'
import { typographyRule } from './typography'

// Keyboards, word processors and translators’ tools each write another no-break space.

const kinds = ['\u00a0', '\u202f', '\u2007']

const texts: [Locale, string][] = [
  ['fr', 'Le « mot » : 8 891 personnes, soit 33 % de 12 000 000 $.'],
  ['fr', 'Entrée en vigueur à 8 % le 5 mai'],
  ['es', 'Son 400 000 personas, el 33 %, y «otras» cosas.'],
  ['en', 'It is 5 km and 12 000 000 people.'],
]

function typographyOf(locale: Locale, text: string): string[] {
  const found: string[] = []
  const tree = parseBody({ file: 'text', text }, [])
  for (const section of tree ? sectionsOf(tree) : []) {
    typographyRule(section, { file: 'text', locale, sections: [] }, (_, __, message) => {
      found.push(message.replace(/ \(.*/s, ''))
    })
  }
  return found
}

/** The text with other spaces in the places where it has one. */
function spaced(text: string, spaces: string[]): string {
  let at = 0
  return text.replace(/ /g, () => spaces[at++ % spaces.length] ?? ' ')
}

it.each(texts)('in %s every kind of no-break space counts as one: %s', (locale, text) => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(' ', ...kinds), { minLength: 1, maxLength: 12 }),
      (spaces) => {
        const written = spaced(text, spaces)
        expect(typographyOf(locale, written)).toEqual(typographyOf(locale, text))
        expect(numbersIn(written, locale).map(({ values }) => values)).toEqual(
          numbersIn(text, locale).map(({ values }) => values),
        )
        expect(digestOf(written)).toBe(digestOf(text))
        expect(typeset(written, locale)).not.toMatch(/[\u2007\u202f]/)
      },
    ),
  )
})

it.each(kinds)('%j where no space belongs is a fault as any other', (space) => {
  expect(typographyOf('fr', `Quoi${space}?`)).toEqual(['a space before ; ! or ?; leave it out'])
  expect(typographyOf('es', `Un${space} dos`)).toEqual(['two spaces; write one'])
})
