import { expect, it } from 'vitest'
import type { Locale } from '../../i18n/locales'
import { numberMarksRule } from './number-marks'
import { between } from './reported'

it.each<[string, Locale, string]>([
  ['It took 66.4% of them.', 'fr', 'Il en a reçu 66,4 %.'],
  ['It took 66.4% of them.', 'es', 'Recibió el 66.4 %.'],
  ['The average is 2.5.', 'fr', 'La moyenne est de 2,5.'],
  ['About 3.6 a day', 'fr', 'Environ 3,6 par jour'],
  ['It is 8,891 km long.', 'fr', 'Elle fait 8\u00a0891 km.'],
  ['It is 8,891 km long.', 'fr', 'Elle fait 8\u202f891 km.'],
  ['It is 8,891 km long.', 'es', 'Mide 8891 km.'],
  ['It has 12,500 people.', 'es', 'Tiene 12 500 personas.'],
  ['It has 1,250.50 in all.', 'fr', 'Elle en a 1 250,50 en tout.'],
  ['It has 1,250.50 in all.', 'es', 'Tiene 1250.50 en total.'],
  ['It meets WCAG 2.2.', 'fr', 'Il respecte les WCAG 2.2.'],
  ['Article 34.7 sets it.', 'es', 'El artículo 34.7 lo fija.'],
  ['See Guidelines (WCAG) 2.2, level AA.', 'es', 'Consulte las Pautas (WCAG) 2.2, nivel AA.'],
])('numbers have the signs of the language in “%s” and in %s “%s”', (english, locale, text) => {
  expect(between(numberMarksRule, english, locale, text)).toEqual([])
})

it.each<[string, Locale, string]>([
  ['It took 66.4% of them.', 'fr', 'Il en a reçu 66.4 %.'],
  ['It took 66.4% of them.', 'es', 'Recibió el 66,4 %.'],
  ['The average is 2.5.', 'fr', 'La moyenne est de 2.5.'],
  ['It got C$1.8 billion.', 'fr', 'Il a reçu 1.8 milliard de dollars canadiens.'],
  ['It is 8,891 km long.', 'fr', 'Elle fait 8.891 km.'],
  ['It is 8,891 km long.', 'es', 'Mide 8.891 km.'],
  ['It is 8,891 km long.', 'es', 'Mide 8,891 km.'],
  ['It has 1,250.50 in all.', 'es', 'Tiene 1.250,50 en total.'],
  ['It meets WCAG 2.2.', 'fr', 'Il respecte les WCAG 2,2.'],
  ['Article 34.7 sets it.', 'es', 'El artículo 34,7 lo fija.'],
])('numbers have the signs of another language in “%s” and in %s “%s”', (english, locale, text) => {
  expect(between(numberMarksRule, english, locale, text)).toEqual(['number-marks'])
})
