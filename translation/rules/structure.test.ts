import { describe, expect, it } from 'vitest'
import { type Block, textOf } from '../../compile/sections'
import { reportedBetween } from './reported'
import type { SectionRule } from './rule'
import { structureRules } from './structure'

const english = [
  'The Pacific Alliance is a trade initiative that four countries of Latin America founded in 2011.',
  'Canada was the first observer from North America, and it signed a partnership with the members in 2016.',
  'The secretariat is not permanent. The presidency passes from one member to the next, once a year.',
]

const translations = {
  fr: [
    'L’Alliance du Pacifique est une initiative commerciale que quatre pays d’Amérique latine ont fondée en 2011.',
    'Le Canada a été le premier observateur d’Amérique du Nord, et il a signé un partenariat avec les membres en 2016.',
    'Le secrétariat n’est pas permanent. La présidence passe d’un membre au suivant, une fois par année.',
  ],
  es: [
    'La Alianza del Pacífico es una iniciativa comercial que cuatro países de América Latina fundaron en 2011.',
    'Canadá fue el primer observador de América del Norte y firmó una asociación con los miembros en 2016.',
    'La secretaría no es permanente. La presidencia pasa de un miembro al siguiente, una vez al año.',
  ],
}

/** Where paragraphs may stand: at the beginning, in a section, in a component, in an item of a list. */
const places: [string, (paragraphs: string[]) => string][] = [
  ['an introduction', (paragraphs) => paragraphs.join('\n\n')],
  ['a section', (paragraphs) => ['## A {/* #a */}', ...paragraphs].join('\n\n')],
  ['a component', (paragraphs) => ['<Notice>', ...paragraphs, '</Notice>'].join('\n\n')],
  ['an item of a list', (paragraphs) => `- ${paragraphs.join('\n\n  ')}\n- …`],
]

describe.each(['fr', 'es'] as const)('paragraphs in %s', (locale) => {
  const [first, second, third] = translations[locale] as [string, string, string]
  const reported = (place: (paragraphs: string[]) => string, ...paragraphs: string[]) =>
    reportedBetween(structureRules, place(english), locale, place(paragraphs))

  it.each(places)('are found missing or added in %s', (_, place) => {
    expect(reported(place, first, second, third)).toEqual([])
    expect(reported(place, second, third)).toEqual(['blocks'])
    expect(reported(place, first, third)).toEqual(['blocks'])
    expect(reported(place, first, second)).toEqual(['blocks'])
    expect(reported(place, first, second, second, third)).toEqual(['blocks'])
    expect(reported(place, first, second, third, first)).toEqual(['blocks'])
  })

  it.each(places)('may be merged or divided on purpose in %s', (_, place) => {
    const [sentence, rest] = third.split(/(?<=\.) /) as [string, string]
    expect(reported(place, `${first} ${second}`, third)).toEqual(['blocks (warning)'])
    expect(reported(place, first, `${second} ${third}`)).toEqual(['blocks (warning)'])
    expect(reported(place, first, second, sentence, rest)).toEqual(['blocks (warning)'])
  })

  it.each(places.slice(0, 3))('are found in another order in %s', (_, place) => {
    expect(reported(place, second, first, third)).toEqual(['blocks'])
    expect(reported(place, third, second, first)).toEqual(['blocks'])
    expect(reported(place, second, third, first)).toEqual(['blocks'])
  })

  it('are found missing where they are the only one', () => {
    const place = (text: string) => `## A {/* #a */}\n\n${text}`
    const lost = reportedBetween(structureRules, place(english[0] ?? ''), locale, place(''))
    expect(lost).toEqual(['blocks'])
  })
})

it('compares a paragraph with its own, wherever it stands', () => {
  const [first, second, third] = translations.fr as [string, string, string]
  const yearsOf = (block: Block) => textOf(block).match(/\d{4}/g)
  for (const french of [
    [second, first, third],
    [`${first} ${second}`, third],
    [second, third],
  ]) {
    let compared = 0
    const compare: SectionRule = ({ blocks }) => {
      compared += blocks.length
      for (const { original, translation } of blocks) {
        expect(yearsOf(translation)).toEqual(yearsOf(original))
      }
    }
    reportedBetween(compare, english.join('\n\n'), 'fr', french.join('\n\n'))
    expect(compared).toBe(french.length)
  }
})
