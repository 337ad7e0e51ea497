import { expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { exchangedWords, missingNumbers } from './number-differences'
import { numbersIn } from './numbers'

/** What only one of two texts says, or one in other words than the other. */
function differing(english: string, locale: Locale, text: string) {
  const from = numbersIn(english, 'en')
  const to = numbersIn(text, locale)
  return [
    ...missingNumbers(from, to),
    ...missingNumbers(to, from),
    ...exchangedWords(from, to).map(([, instead]) => instead),
  ].map(({ written }) => written)
}

it.each<[string, Locale, string]>([
  ['twenty-five states', 'fr', 'vingt-cinq États'],
  ['97 states', 'fr', 'quatre-vingt-dix-sept États'],
  ['seventy-one and eighty', 'fr', 'soixante et onze et quatre-vingts'],
  ['thirty-five states', 'es', 'treinta y cinco Estados'],
  ['between three and four', 'es', 'entre tres y cuatro'],
  ['two hundred people', 'es', 'doscientas personas'],
  ['150,000 people', 'es', 'ciento cincuenta mil personas'],
  ['a hundred days', 'fr', 'cent jours'],
  ['three million people', 'es', '3 millones de personas'],
  ['10,000 people', 'es', '10 mil personas'],
  ['5%', 'fr', 'cinq pour cent'],
  ['two officials', 'fr', '2 fonctionnaires'],
  ['the 10th summit', 'fr', 'le dixième sommet'],
  ['the tenth summit', 'es', 'la X Cumbre'],
  ['the third and the fourth', 'fr', 'le 3e et le 4e'],
  ['the third', 'es', 'la 3.ª'],
  ['the twenty-first round', 'fr', 'la vingt et unième ronde'],
  ['no third party', 'fr', 'aucun tiers'],
  ['no third party', 'es', 'ningún tercero'],
  ['in the 21st century', 'fr', 'au XXIe siècle'],
  ['in the 20th century', 'es', 'en el siglo XX'],
  [
    'one third of the votes, two thirds of them',
    'es',
    'un tercio de los votos, dos terceras partes',
  ],
  ['a quarter of them', 'es', 'la cuarta parte'],
  ['in the 1990s', 'fr', 'dans les années 90'],
  ['at 11:30 p.m.', 'es', 'a las 11:30 p. m.'],
  ['C$5 billion', 'fr', '5 G$ CA'],
  ['C$5 million', 'fr', '5 M$ CA'],
  ['US$5B', 'es', '5000 millones de dólares estadounidenses'],
  ['in 1985–86', 'fr', 'en 1985-1986'],
])('reads the same in “%s” and in %s “%s”', (english, locale, text) => {
  expect(numbersIn(english, 'en').length).toBeGreaterThan(0)
  expect(differing(english, locale, text)).toEqual([])
})

it.each<[string, Locale, string]>([
  ['the third round', 'fr', 'la deuxième ronde'],
  ['the third round', 'es', 'la segunda ronda'],
  ['the first round', 'fr', 'la seconde ronde'],
  ['the first round', 'es', 'la tercera ronda'],
  ['twenty-five states', 'fr', 'vingt-quatre États'],
  ['fourteen others', 'es', 'otros quince'],
  ['the 3rd summit', 'fr', 'le 2e sommet'],
  ['the 3rd summit', 'es', 'la 2.ª cumbre'],
  ['half of them', 'fr', 'le tiers d’entre eux'],
  ['a quarter of them', 'es', 'un tercio de ellos'],
  ['twice as many', 'es', 'la mitad'],
  ['in the 20th century', 'fr', 'au XIXe siècle'],
  ['in the 21st century', 'es', 'en el siglo XX'],
  ['C$5 billion', 'fr', '5 M$ CA'],
])('differs in “%s” and in %s “%s”', (english, locale, text) => {
  expect(differing(english, locale, text)).not.toEqual([])
})
