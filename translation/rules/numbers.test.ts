import { expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { missingNumbers } from './number-differences'
import { numbersIn } from './numbers'

const same: [Locale, string, Locale, string][] = [
  ['en', '1,250.50', 'fr', '1 250,50'],
  ['en', '1,250.50', 'es', '1.250,50'],
  ['en', '1,250.50', 'es', '1,250.50'],
  ['en', '12,500 people', 'es', '12 500 personas'],
  ['en', '12,500 people', 'es', '12.500 personas'],
  ['en', 'C$1.8 billion', 'fr', '1,8 milliard de dollars canadiens'],
  ['en', 'C$1.8 billion', 'es', '1800 millones de dólares canadienses'],
  ['en', '7.89 million', 'fr', '7,89 millions'],
  ['en', 'the 10th summit', 'fr', 'le 10e sommet'],
  ['en', 'three states', 'es', 'tres Estados'],
  ['en', 'three states', 'fr', '3 États'],
  ['en', 'on May 1, 2019', 'fr', 'le 1er mai 2019'],
  ['en', 'on June 2, 2019', 'es', 'el 2 de junio de 2019'],
  ['en', '2009–2010', 'fr', 'de 2009 à 2010'],
  ['en', 'C$2.5 trillion', 'fr', '2 500 milliards de dollars'],
  ['en', '2020–21', 'fr', '2020-2021'],
  ['en', 'at 11:30 p.m.', 'fr', 'à 23 h 30'],
  ['en', 'article 34.7', 'fr', 'article 34.7'],
  ['en', 'It may be 5%.', 'fr', 'Il se peut que ce soit 5 %.'],
]

/** The numbers that only one of two texts has. */
function differing(locale: Locale, text: string, other: Locale, translation: string) {
  const from = numbersIn(text, locale)
  const to = numbersIn(translation, other)
  return [...missingNumbers(from, to), ...missingNumbers(to, from)]
}

it.each(same)('reads the same in %s “%s” and in %s “%s”', (locale, text, other, translation) => {
  expect(numbersIn(text, locale).length).toBeGreaterThan(0)
  expect(differing(locale, text, other, translation)).toEqual([])
})

const different: [Locale, string, Locale, string][] = [
  ['en', '1,250.50', 'fr', '1 250,05'],
  ['en', 'C$1.8 billion', 'fr', '1,8 million de dollars'],
  ['en', 'three states', 'fr', 'quatre États'],
  ['en', 'June 2, 2019', 'es', '2 de julio de 2019'],
  ['en', '2009', 'es', '2009 y 2010'],
]

it.each(different)('differs in %s “%s” and in %s “%s”', (locale, text, other, translation) => {
  expect(differing(locale, text, other, translation).length).toBeGreaterThan(0)
})
