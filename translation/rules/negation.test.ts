import { expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { halfNegationRule, negationRule } from './negation'
import { reportedBetween, reportedIn } from './reported'

it.each<[string, Locale, string, string[]]>([
  ['It does not apply. It ends.', 'fr', 'Il s’applique. Il prend fin.', ['negation']],
  ['It doesn’t apply.', 'es', 'Se aplica.', ['negation']],
  ['Cuba has not taken up its seat.', 'fr', 'Cuba a pas repris son siège.', ['negation']],
  [
    'It is not in it, although its exclusion ended.',
    'es',
    'Está, aunque su exclusión terminó.',
    ['negation'],
  ],
  ['It did not agree, however.', 'es', 'Sin embargo, aceptó.', ['negation']],
  // Another word may stand for it, and other sentences may hold it.
  ['It does not include Cuba.', 'fr', 'Il exclut Cuba.', ['negation (warning)']],
  ['It does not accept it.', 'es', 'Lo rechaza.', ['negation (warning)']],
  ['It does not apply. It ends.', 'fr', 'Il s’applique et prend fin.', ['negation (warning)']],
  ['It does not apply.', 'fr', 'Il ne s’applique pas.', []],
  ['It is bill No. 5.', 'fr', 'C’est le projet de loi no 5.', []],
])('“%s” in %s as “%s”: %j', (english, locale, text, expected) => {
  expect(reportedBetween(negationRule, english, locale, text)).toEqual(expected)
})

it.each<[Locale, string, boolean]>([
  ['es', 'El portal utiliza ningún símbolo.', true],
  ['es', 'El portal no utiliza ningún símbolo.', false],
  ['es', 'En ningún caso se aplica, y ninguna parte vota.', false],
  ['fr', 'C’est un pas vers la paix, et le premier pas.', false],
  ['fr', 'Cela veut pas dire qu’il n’existe rien.', true],
])('knows half of a negation in %s: %s', (locale, text, isHalf) => {
  expect(reportedIn(halfNegationRule, locale, text)).toEqual(isHalf ? ['negation (warning)'] : [])
})
