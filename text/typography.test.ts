import { expect, it } from 'vitest'
import { typeset } from './typography'

it.each([
  ['fr', 'Titre : « mot »; quoi?', 'Titre\u00a0: «\u00a0mot\u00a0»; quoi?'],
  [
    'fr',
    '8 891 km et 33 %, 12 000 000 $',
    '8\u00a0891 km et 33\u00a0%, 12\u00a0000\u00a0000\u00a0$',
  ],
  ['fr', 'le 30 avril 1948', 'le 30 avril 1948'],
  ['fr', 'à 23 h 30', 'à 23 h 30'],
  ['es', '400 000 personas, 33 %: «sí»', '400\u00a0000 personas, 33\u00a0%: «sí»'],
  ['en', '8,891 km : 33%', '8,891 km : 33%'],
  [
    'fr',
    '«\u202fmot\u202f»\u202f: 8\u202f891,\u200733\u2007%',
    '«\u00a0mot\u00a0»\u00a0: 8\u00a0891,\u00a033\u00a0%',
  ],
  ['es', '400\u2007000', '400\u00a0000'],
  ['en', '5\u202fkm', '5\u00a0km'],
] as const)('sets %s “%s”', (locale, text, expected) => {
  expect(typeset(text, locale)).toBe(expected)
})
